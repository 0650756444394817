using System.Text;
using System.Text.Json;
using Federation.Gateway.Calendars;
using Federation.Gateway.Tests.Peers;

namespace Federation.Gateway.Tests.Calendars;

/// <summary>What is written, as ical.js reads it.</summary>
public sealed class CalendarTests
{
    private static readonly DateTimeOffset Changed = new(2026, 3, 2, 8, 30, 0, TimeSpan.Zero);

    private static CalendarEvent Day(string uid, DateOnly day, string summary = "Dernier jour", int sequence = 1) => new(uid, sequence, Changed, new WholeDays(day, day), summary);

    private static async Task<JsonElement> Read(params CalendarEvent[] events)
    {
        var read = (await NodePeer.Ask("calendar.mjs", Encoding.UTF8.GetString(CalendarFile.Write("Nouveautés", events))))[0];
        Assert.Empty(read.GetProperty("faults").Texts());
        return read;
    }

    private static IReadOnlyList<JsonElement> Events(JsonElement read) => [.. read.GetProperty("events").EnumerateArray()];

    [Fact]
    public async Task Words_of_every_width_are_folded_between_characters_and_come_back_whole()
    {
        // At each width the fold falls elsewhere: before, after and where a character of two, three or four octets would be cut.
        var random = new Random(5545);
        var signs = "a é € 𝄞 ; , \\ : \" · \u00a0 ’ 🧑🏽‍🤝‍🧑🏿 n\\n".Split(' ');
        var events = Enumerable.Range(0, 120).Select(length => Day($"u{length}@essais", new DateOnly(2026, 5, 1), string.Concat(Enumerable.Range(0, length).Select(_ => signs[random.Next(signs.Length)])))).ToArray();
        var read = await Read([.. events.Select(one => one with { Description = $"Ligne\n{one.Summary}\r\nfin" })]);
        Assert.Equal("Nouveautés", read.GetProperty("name").GetString());
        foreach (var (asked, found) in events.Zip(Events(read)))
        {
            Assert.Equal(asked.Summary, found.GetProperty("summary").GetString() ?? "");
            Assert.Equal($"Ligne\n{asked.Summary}\nfin", found.GetProperty("description").GetString());
        }
    }

    [Fact]
    public async Task What_would_begin_another_line_stays_words()
    {
        const string hostile = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:faux\0\u0007\u0085";
        var found = Assert.Single(Events(await Read(Day("vrai@essais", new DateOnly(2026, 5, 1), hostile) with { Location = hostile })));
        Assert.Equal("vrai@essais", found.GetProperty("uid").GetString());
        Assert.StartsWith("x\nEND:VEVENT\nBEGIN:VEVENT\nUID:faux", found.GetProperty("location").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instants_around_both_changes_of_the_clocks_are_read_as_they_were_meant()
    {
        var events = new List<CalendarEvent>();
        foreach (var change in new[] { new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 25, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2031, 10, 26, 1, 0, 0, TimeSpan.Zero) })
        {
            for (var minutes = -180; minutes <= 180; minutes += 15)
            {
                var from = change.AddMinutes(minutes);
                events.Add(new CalendarEvent($"u{events.Count}@essais", 0, Changed, new Instants(from, from.AddMinutes(90)), "Rencontre"));
            }
        }

        foreach (var (asked, found) in events.Zip(Events(await Read([.. events]))))
        {
            var time = (Instants)asked.Time;
            Assert.Equal(time.From.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), found.GetProperty("start").GetString());
            Assert.Equal(time.Until.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), found.GetProperty("end").GetString());
        }
    }

    [Fact]
    public async Task Whole_days_end_with_the_day_after_across_months_and_years()
    {
        var found = Events(await Read(
            new CalendarEvent("a@essais", 0, Changed, new WholeDays(new DateOnly(2027, 12, 30), new DateOnly(2027, 12, 31)), "Deux jours"), Day("b@essais", new DateOnly(2028, 2, 29))));
        Assert.Equal([("2027-12-30", "2028-01-01"), ("2028-02-29", "2028-03-01")], found.Select(one => (one.GetProperty("start").GetString()!, one.GetProperty("end").GetString()!)));
    }

    [Fact]
    public async Task An_update_replaces_and_a_cancellation_strikes_out_whatever_the_order_they_are_read_in()
    {
        var (first, moved) = (Day("x@essais", new DateOnly(2026, 5, 1)), Day("x@essais", new DateOnly(2026, 6, 1), sequence: 4));
        var over = Day("x@essais", new DateOnly(2026, 6, 1), sequence: 7) with { Status = CalendarStatus.Cancelled };
        Assert.Equal("2026-06-01", Assert.Single(Events(await Read(moved, first))).GetProperty("start").GetString());
        var held = Assert.Single(Events(await Read(over, first, moved)));
        Assert.Equal("CANCELLED", held.GetProperty("status").GetString());
        Assert.Equal(7, held.GetProperty("sequence").GetInt32());
    }

    [Fact]
    public void The_same_events_are_the_same_bytes() => Assert.Equal(
        CalendarFile.Write("a", [Day("x@essais", new DateOnly(2026, 5, 1))]), CalendarFile.Write("a", [Day("x@essais", new DateOnly(2026, 5, 1))]));
}
