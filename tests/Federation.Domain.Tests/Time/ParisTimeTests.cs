using Federation.Domain.Time;

namespace Federation.Domain.Tests.Time;

public sealed class ParisTimeTests
{
    [Theory]
    [InlineData("2026-01-15T12:00:00Z", "2026-01-15T13:00:00+01:00")]
    [InlineData("2026-07-15T12:00:00Z", "2026-07-15T14:00:00+02:00")]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00")]
    public void An_instant_is_shown_as_Paris_clocks_do(string instant, string paris) =>
        Assert.True(Iso(paris).EqualsExact(ParisTime.Of(Iso(instant))));

    [Theory]
    [InlineData("2026-12-31T22:59:59Z", "2026-12-31")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    [InlineData("2026-06-30T22:00:00Z", "2026-07-01")]
    [InlineData("2026-07-01T00:30:00+04:00", "2026-06-30")]
    public void The_date_of_an_instant_is_that_of_Paris(string instant, string date) =>
        Assert.Equal(DateOnly.ParseExact(date, "yyyy-MM-dd"), ParisTime.DateOf(Iso(instant)));

    [Theory]
    [InlineData("2026-01-15 18:00:00", "2026-01-15T18:00:00+01:00")]
    [InlineData("2026-07-15 18:00:00", "2026-07-15T18:00:00+02:00")]
    [InlineData("2026-03-29 01:59:59", "2026-03-29T01:59:59+01:00")]
    [InlineData("2026-03-29 03:00:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-25 03:00:00", "2026-10-25T03:00:00+01:00")]
    public void A_local_time_is_an_instant(string local, string instant) => AssertAt(local, instant);

    [Theory]
    [InlineData("2026-03-29 02:00:00")]
    [InlineData("2026-03-29 02:30:00")]
    [InlineData("2026-03-29 02:59:59")]
    public void A_time_that_spring_skips_is_the_first_instant_after(string local) => AssertAt(local, "2026-03-29T03:00:00+02:00");

    [Theory]
    [InlineData("2026-10-25 02:00:00", "2026-10-25T02:00:00+02:00")]
    [InlineData("2026-10-25 02:59:59", "2026-10-25T02:59:59+02:00")]
    public void A_time_that_autumn_repeats_is_the_first_of_both(string local, string instant) => AssertAt(local, instant);

    [Fact]
    public void Every_quarter_of_an_hour_of_a_year_goes_round_but_those_of_the_clock_changes()
    {
        for (var instant = Iso("2026-01-01T00:00:00+01:00"); instant < Iso("2027-01-01T00:00:00+01:00"); instant = instant.AddMinutes(15))
        {
            var back = ParisTime.At(ParisTime.DateOf(instant), ParisTime.TimeOf(instant));
            var repeated = instant >= Iso("2026-10-25T01:00:00Z") && instant < Iso("2026-10-25T02:00:00Z");
            Assert.Equal(repeated ? instant.AddHours(-1) : instant, back);
        }
    }

    private static void AssertAt(string local, string instant)
    {
        var clock = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm:ss", null);
        Assert.True(Iso(instant).EqualsExact(ParisTime.At(DateOnly.FromDateTime(clock), TimeOnly.FromDateTime(clock))));
    }

    private static DateTimeOffset Iso(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
