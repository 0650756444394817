using Federation.Domain.Training;
using Federation.Testing;

namespace Federation.Domain.Tests.Training.Calendars;

public sealed class CalendarEditsTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_gesture_changes_its_day_and_no_other(int seed)
    {
        var random = Seeds.Of(seed);
        var calendar = new OpenCalendar([new OpenWindow(Monday, Monday.AddDays(200), [DayOfWeek.Monday, DayOfWeek.Thursday], [DayPart.Morning], 2)], [new Closing(Monday.AddDays(20), Monday.AddDays(40), [])]);
        for (var i = 0; i < 300; i++)
        {
            var (day, close) = (Monday.AddDays(random.Next(60)), random.Chance(0.5));
            var next = close ? CalendarEdits.Close(calendar, day) : CalendarEdits.Reopen(calendar, day);
            Assert.True(next.IsSound());
            Assert.Equal(close, next.Open(day, 1).Count == 0);
            for (var other = 0; other < 70; other++)
            {
                if (Monday.AddDays(other) != day)
                {
                    Assert.Equal(calendar.Open(Monday.AddDays(other), 1), next.Open(Monday.AddDays(other), 1));
                }
            }

            // The same gesture again is nothing.
            Assert.Equal(next, close ? CalendarEdits.Close(next, day) : CalendarEdits.Reopen(next, day));
            calendar = next;
        }
    }

    [Fact]
    public void Days_closed_one_after_the_other_are_one_closing()
    {
        var calendar = new OpenCalendar([new OpenWindow(Monday, Monday.AddDays(60), [.. Enum.GetValues<DayOfWeek>()], [DayPart.Morning])], []);
        foreach (var day in new[] { 3, 1, 2, 4, 9 })
        {
            calendar = CalendarEdits.Close(calendar, Monday.AddDays(day));
        }

        Assert.Equal([new Closing(Monday.AddDays(1), Monday.AddDays(4), []), new Closing(Monday.AddDays(9), Monday.AddDays(9), [])], calendar.Closings);
    }

    [Fact]
    public void What_is_over_is_let_go()
    {
        var calendar = new OpenCalendar(
            [new OpenWindow(Monday, Monday, [DayOfWeek.Monday], [DayPart.Morning]), new OpenWindow(Monday, Monday.AddDays(1), [DayOfWeek.Monday], [DayPart.Morning])], [new Closing(Monday, Monday, [])]);
        var since = CalendarEdits.Since(calendar, Monday.AddDays(1));
        Assert.Equal((1, 0), (since.Windows.Length, since.Closings.Length));
    }
}
