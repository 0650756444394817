using System.Text;
using System.Text.Json;
using Federation.Domain.Collectives;
using Federation.Domain.Training;
using Federation.Gateway.Calendars;
using Federation.Gateway.Tests.Peers;
using Federation.Gateway.Training.Calendars;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Training;

/// <summary>Sessions, meetings and bookings, as ical.js reads them.</summary>
public sealed class EventTests
{
    private static readonly HoldRef Booking = new(BookingId.Of(Seeds.Of(3).NextGuid(Sheets.Changed)).At(Samples.Bretagne), 2);

    private static async Task<IReadOnlyList<JsonElement>> Read(params IEnumerable<CalendarEvent> events)
    {
        var read = (await NodePeer.Ask("calendar.mjs", Encoding.UTF8.GetString(CalendarFile.Write("Formations", events))))[0];
        Assert.Empty(read.GetProperty("faults").Texts());
        return [.. read.GetProperty("events").EnumerateArray()];
    }

    [Fact]
    public async Task The_days_of_a_session_keep_their_hours_over_both_changes_of_the_clocks()
    {
        var read = await Read(TrainingEvents.Of(Sheets.Session(Sheets.Plan), Sheets.Site, titled: true));
        Assert.Equal(
            [("2027-03-27T08:00:00Z", "2027-03-27T16:00:00Z"), ("2027-03-28T07:00:00Z", "2027-03-28T15:00:00Z"), ("2027-10-31T08:00:00Z", "2027-10-31T16:00:00Z")],
            read.Select(one => (Text(one, "start"), Text(one, "end"))));
        Assert.Equal(["Posture et limites, jour 1 sur 3", "Posture et limites, jour 2 sur 3", "Posture et limites, jour 3 sur 3"], read.Select(one => Text(one, "summary")));
        Assert.All(read, one => Assert.Equal(("Maison des associations, Grenoble (Isère)", "CONFIRMED", 2), (Text(one, "location"), Text(one, "status"), one.GetProperty("sequence").GetInt32())));
    }

    [Fact]
    public async Task The_hours_that_clocks_skip_or_show_twice_are_read_as_they_were_meant()
    {
        // 28 March 2027 has no 2 h 30, 31 October has two.
        var days = new[] { new SessionDay(new DateOnly(2027, 3, 28), new TimeOnly(1, 30), new TimeOnly(2, 30)), new SessionDay(new DateOnly(2027, 10, 31), new TimeOnly(2, 30), new TimeOnly(4, 0)) };
        var read = await Read(TrainingEvents.Of(Sheets.Session(Sheets.Plan with { Days = [.. days] }), Sheets.Site, titled: false));
        Assert.Equal([("2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z"), ("2027-10-31T00:30:00Z", "2027-10-31T03:00:00Z")], read.Select(one => (Text(one, "start"), Text(one, "end"))));
    }

    [Fact]
    public async Task A_session_that_moves_is_the_same_events_and_one_that_is_called_off_is_struck_out()
    {
        static IEnumerable<CalendarEvent> Written(SessionPlan plan, SessionStatus status, int version) => TrainingEvents.Of(Sheets.Session(plan, status: status, version: version), Sheets.Site, titled: false);
        var moved = Sheets.Plan with { Days = [Sheets.Day(2027, 6, 1), Sheets.Day(2027, 6, 2), Sheets.Day(2027, 6, 3)] };
        var (first, postponed) = (Written(Sheets.Plan, SessionStatus.Planned, 0).ToList(), Written(Sheets.Plan, SessionStatus.Postponed, 1).ToList());
        var (anew, over) = (Written(moved, SessionStatus.Planned, 2).ToList(), Written(moved, SessionStatus.Cancelled, 3).ToList());
        Assert.All(await Read([.. first]), one => Assert.Equal("TENTATIVE", Text(one, "status")));
        Assert.All(await Read([.. postponed, .. first]), one => Assert.Equal("CANCELLED", Text(one, "status")));
        var held = await Read([.. first, .. anew, .. postponed]);
        Assert.Equal(["2027-06-01T07:00:00Z", "2027-06-02T07:00:00Z", "2027-06-03T07:00:00Z"], held.Select(one => Text(one, "start")));
        Assert.All(held, one => Assert.Equal("TENTATIVE", Text(one, "status")));
        Assert.All(await Read([.. over, .. anew]), one => Assert.Equal("CANCELLED", Text(one, "status")));
    }

    [Fact]
    public async Task A_doubled_date_is_two_events_of_one_meeting_and_both_end_with_it()
    {
        var read = await Read(TrainingEvents.Of(Sheets.Meeting(), Sheets.Site, titled: true));
        Assert.Equal([("2027-10-30T12:00:00Z", "2027-10-30T14:00:00Z"), ("2027-11-02T08:30:00Z", "2027-11-02T11:00:00Z")], read.Select(one => (Text(one, "start"), Text(one, "end"))));
        Assert.Equal(["Collectif de pairs : Être seul de son métier, première date", "Collectif de pairs : Être seul de son métier, deuxième date"], read.Select(one => Text(one, "summary")));
        var over = await Read([.. TrainingEvents.Of(Sheets.Meeting(cancelled: true, version: 2), Sheets.Site, titled: true), .. TrainingEvents.Of(Sheets.Meeting(), Sheets.Site, titled: true)]);
        Assert.Equal(2, over.Count);
        Assert.All(over, one => Assert.Equal("CANCELLED", Text(one, "status")));
    }

    [Fact]
    public void A_wall_calendar_says_neither_what_about_nor_for_whom_nor_in_which_house()
    {
        IEnumerable<CalendarEvent> events =
        [
            .. Enum.GetValues<SessionStatus>().SelectMany(status => TrainingEvents.Of(Sheets.Session(Sheets.Plan, status: status), Sheets.Site, titled: false)),
            .. Enum.GetValues<MeetingWay>().SelectMany(way => TrainingEvents.Of(Sheets.Meeting(way), Sheets.Site, titled: false)),
        ];
        foreach (var one in events)
        {
            Assert.Matches("^(Formation|Rencontre)(, (jour [0-9] sur 3|(première|deuxième) date))?$", one.Summary);
            Assert.Equal(one.Url, one.Description);
            Assert.DoesNotContain("Maison", one.Location);
            Assert.DoesNotContain("Salle", one.Location);
        }
    }

    [Fact]
    public async Task A_booking_says_when_and_nothing_else_and_never_goes_back()
    {
        var day = new DateOnly(2027, 3, 28);
        Slot[] slots = [new(day, DayPart.Morning), new(day, DayPart.Afternoon), new(day.AddDays(1), DayPart.Morning), new(day.AddDays(1), DayPart.Evening)];
        static IEnumerable<CalendarEvent> Written(Slot[] slots, HoldStatus status) => TrainerEvents.Of(new Hold(Booking, [.. slots], Sheets.Changed, status), Sheets.Changed, null);
        var read = await Read(Written(slots, HoldStatus.Booked));
        Assert.Equal(
            [("2027-03-28T06:00:00Z", "2027-03-28T16:00:00Z"), ("2027-03-29T06:00:00Z", "2027-03-29T11:00:00Z"), ("2027-03-29T16:00:00Z", "2027-03-29T22:00:00Z")],
            read.Select(one => (Text(one, "start"), Text(one, "end"))));
        Assert.All(read, one => Assert.Equal(("Réservé", "CONFIRMED"), (Text(one, "summary"), Text(one, "status"))));
        Assert.All(await Read([.. Written(slots, HoldStatus.Agreed), .. Written(slots, HoldStatus.Held)]), one => Assert.Equal("TENTATIVE", Text(one, "status")));
        Assert.All(await Read([.. TrainerEvents.Released(Booking, slots, Sheets.Changed, null), .. Written(slots, HoldStatus.Booked)]), one => Assert.Equal("CANCELLED", Text(one, "status")));
        Assert.Equal(3, read.Select(one => Text(one, "uid")).Distinct().Count());
    }

    [Fact]
    public async Task Whatever_the_texts_are_a_calendar_stays_one()
    {
        var sheets = Enumerable.Range(0, 60).Select(seed => Sheets.Hostile(Seeds.Of(seed))).SelectMany((course, at) => course.Sessions.Select(one => one with { Grain = Sheets.Key(Domain.Grains.GrainKind.Session, $"s-{at}-{one.Grain.Key}") }));
        var events = sheets.SelectMany(one => TrainingEvents.Of(one, Sheets.Site, titled: true)).ToList();
        var read = (await NodePeer.Ask("calendar.mjs", Encoding.UTF8.GetString(CalendarFile.Write("Formations", events))))[0];

        // What no text can carry stands as its sign, which the peer would take for a character that was cut.
        Assert.All(read.GetProperty("faults").Texts(), fault => Assert.StartsWith("a character was cut", fault));
        Assert.Equal(events.Count, read.GetProperty("events").GetArrayLength());
    }

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;
}
