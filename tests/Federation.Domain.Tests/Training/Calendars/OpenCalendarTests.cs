using System.Collections.Immutable;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training.Calendars;

/// <summary>The calendar against a model that asks day by day, in the words of who opens one.</summary>
public sealed class OpenCalendarTests
{
    private static readonly DateOnly Start = new(2026, 11, 16);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_open_is_what_some_window_opens_and_no_closing_closes(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var calendar = Calendar(random);
            Assert.True(calendar.IsSound());
            var (first, days) = (Start.AddDays(random.Next(-60, 200)), random.Next(0, 200));
            var open = calendar.Open(first, days);
            Assert.Equal((first, days), (open.From, open.Days));
            for (var day = first.AddDays(-3); day < first.AddDays(days + 3); day = day.AddDays(1))
            {
                foreach (var part in Enum.GetValues<DayPart>())
                {
                    var expected = day >= first && day < first.AddDays(days) && Naive(calendar, day, part);
                    Assert.True(expected == open.Has(new Slot(day, part)), $"{seed}/{round}: {day:yyyy-MM-dd} {part}");
                }
            }
        }
    }

    [Fact]
    public void Every_second_week_counts_from_the_week_of_the_first_day_whatever_day_that_is()
    {
        // From a Sunday: its week ends with it, and the next open one begins eight days later.
        var window = new OpenWindow(new DateOnly(2027, 1, 10), new DateOnly(2027, 2, 10), [DayOfWeek.Sunday, DayOfWeek.Monday], [DayPart.Morning], 2);
        Assert.Equal(
            ["2027-01-10:morning", "2027-01-18:morning", "2027-01-24:morning", "2027-02-01:morning", "2027-02-07:morning"],
            new OpenCalendar([window], []).Open(new DateOnly(2027, 1, 1), 60).Slots().Select(slot => slot.ToString()));
    }

    [Fact]
    public void Asked_again_for_the_same_two_years_it_answers_the_same_and_a_changed_copy_answers_anew()
    {
        var window = new OpenWindow(Start, Start.AddDays(700), [DayOfWeek.Monday], [DayPart.Evening]);
        var calendar = new OpenCalendar([window], []);
        var first = calendar.Open(Start, TrainerState.Horizon);
        Assert.Same(first, calendar.Open(Start, TrainerState.Horizon));
        Assert.NotEqual(first, calendar.Open(Start.AddDays(7), TrainerState.Horizon));
        Assert.Equal(first, calendar.Open(Start, TrainerState.Horizon));
        Assert.Equal(0, (calendar with { Closings = [new Closing(Start, Start.AddDays(700), [])] }).Open(Start, TrainerState.Horizon).Count);
    }

    [Fact]
    public void A_calendar_that_no_hand_would_write_is_refused()
    {
        var sound = new OpenWindow(Start, Start.AddDays(10), [DayOfWeek.Monday], [DayPart.Morning]);
        OpenWindow[] windows =
        [
            sound with { To = Start.AddDays(-1) }, sound with { To = Start.AddDays(OpenCalendar.LongestSpan + 1) }, sound with { EveryWeeks = 0 }, sound with { EveryWeeks = 9 }, sound with { Days = [] },
            sound with { Days = default }, sound with { Parts = [] }, sound with { Parts = [(DayPart)7] }, sound with { Days = [(DayOfWeek)9] }, sound with { From = DateOnly.MinValue, To = DateOnly.MinValue },
            sound with { From = DateOnly.MaxValue, To = DateOnly.MaxValue },
        ];
        Assert.True(new OpenCalendar([sound], []).IsSound());
        Assert.All(windows, window => Assert.False(new OpenCalendar([window], []).IsSound(), window.ToString()));
        Assert.False(new OpenCalendar([null!], []).IsSound());
        Assert.False(new OpenCalendar([], [new Closing(Start, Start, default)]).IsSound());
        Assert.False(new OpenCalendar([], [new Closing(Start, Start.AddDays(-1), [])]).IsSound());
        Assert.False(new OpenCalendar([.. Enumerable.Repeat(sound, OpenCalendar.MostWindows + 1)], []).IsSound());
        Assert.False(new OpenCalendar([], [.. Enumerable.Repeat(new Closing(Start, Start, []), OpenCalendar.MostClosings + 1)]).IsSound());
    }

    private static bool Naive(OpenCalendar calendar, DateOnly day, DayPart part) =>
        calendar.Windows.Any(window => window.From <= day && day <= window.To && window.Days.Contains(day.DayOfWeek) && window.Parts.Contains(part) && WeeksBetween(window.From, day) % window.EveryWeeks == 0)
        && !calendar.Closings.Any(closing => closing.From <= day && day <= closing.To && (closing.Parts.IsEmpty || closing.Parts.Contains(part)));

    private static int WeeksBetween(DateOnly from, DateOnly to) => (Monday(to).DayNumber - Monday(from).DayNumber) / 7;

    private static DateOnly Monday(DateOnly day)
    {
        while (day.DayOfWeek != DayOfWeek.Monday)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    private static OpenCalendar Calendar(Random random) => new(
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Start.AddDays(random.Next(-100, 200)) is var from ? new OpenWindow(from, from.AddDays(random.Next(200)), Some<DayOfWeek>(random, 1), Some<DayPart>(random, 1), random.Next(1, 9)) : null!)],
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => Start.AddDays(random.Next(-50, 200)) is var from ? new Closing(from, from.AddDays(random.Next(30)), Some<DayPart>(random, 0)) : null!)]);

    private static ImmutableArray<T> Some<T>(Random random, int least) where T : struct, Enum
    {
        var all = Enum.GetValues<T>();
        random.Shuffle(all);
        return [.. all.Take(random.Next(least, all.Length + 1))];
    }
}
