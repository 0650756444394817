using Federation.Domain.Training;

namespace Federation.Domain.Tests.Training.Calendars;

public sealed class SlotTests
{
    [Theory]
    [InlineData("2027-03-27", 24)]
    [InlineData("2027-03-28", 23)]
    [InlineData("2027-10-30", 24)]
    [InlineData("2027-10-31", 25)]
    public void Parts_of_a_day_follow_each_other_without_gap_over_both_clock_changes(string date, int hours)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var (morning, afternoon, evening) = (new Slot(day, DayPart.Morning), new Slot(day, DayPart.Afternoon), new Slot(day, DayPart.Evening));
        Assert.Equal(morning.End, afternoon.Start);
        Assert.Equal(afternoon.End, evening.Start);
        Assert.Equal(TimeSpan.FromHours(5), morning.End - morning.Start);
        Assert.Equal(TimeSpan.FromHours(6), evening.End - evening.Start);
        Assert.Equal(TimeSpan.FromHours(hours), evening.End - new Slot(day.AddDays(-1), DayPart.Evening).End);
    }

    [Theory]
    [InlineData("2027-03-28", 7, 11)]
    [InlineData("2027-03-27", 8, 12)]
    [InlineData("2027-10-31", 8, 12)]
    [InlineData("2027-10-30", 7, 11)]
    public void Nine_and_thirteen_hours_in_paris_are_other_hours_in_utc_after_a_clock_change(string date, int nine, int thirteen)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var session = new SessionDay(day, new TimeOnly(9, 0), new TimeOnly(13, 0));
        Assert.Equal((nine, thirteen), (session.Start.Hour, session.End.Hour));
        Assert.Equal(TimeSpan.Zero, session.Start.Offset);
    }

    [Theory]
    [InlineData("09:00", "12:30", "morning")]
    [InlineData("09:00", "17:00", "morning afternoon")]
    [InlineData("13:00", "18:00", "afternoon")]
    [InlineData("13:30", "21:00", "afternoon evening")]
    [InlineData("06:00", "07:30", "morning")]
    [InlineData("18:00", "20:00", "evening")]
    [InlineData("12:59", "18:01", "morning afternoon evening")]
    public void A_day_of_a_session_asks_for_the_parts_that_it_touches(string from, string to, string parts) => Assert.Equal(
        parts,
        string.Join(' ', new SessionDay(new DateOnly(2027, 3, 28), TimeOnly.Parse(from, null), TimeOnly.Parse(to, null)).Slots().Select(slot => slot.ToString().Split(':')[1])));

    [Theory]
    [InlineData("2027-03-04:morning", true)]
    [InlineData("2027-03-04:Morning", false)]
    [InlineData("2027-02-30:morning", false)]
    [InlineData("1999-12-31:evening", false)]
    [InlineData("9999-12-31:evening", false)]
    [InlineData("2027-03-04", false)]
    [InlineData("2027-03-04:", false)]
    [InlineData(null, false)]
    public void One_spelling_is_read_and_no_other(string? text, bool sound)
    {
        Assert.Equal(sound, Slot.TryParse(text, out var slot));
        Assert.True(!sound || slot.ToString() == text);
    }

    [Fact]
    public void Ranks_count_parts_of_days_and_lead_back()
    {
        for (var rank = new Slot(new DateOnly(2027, 1, 1), DayPart.Morning).Rank; rank < new Slot(new DateOnly(2028, 1, 1), DayPart.Morning).Rank; rank++)
        {
            Assert.Equal(rank, Slot.OfRank(rank).Rank);
            Assert.True(Slot.OfRank(rank).CompareTo(Slot.OfRank(rank + 1)) < 0);
        }
    }
}
