using System.Globalization;
using Federation.Domain.Time;

namespace Federation.Domain.Tests.Time;

public sealed class FrenchDatesTests
{
    private const string Monday = "2026-11-16T09:12:00+01:00";

    [Theory]
    [InlineData("2026-11-16T08:12:00Z", "lundi 16 novembre, 9 h 12")]
    [InlineData("2026-11-16T18:00:59+01:00", "lundi 16 novembre, 18 h")]
    [InlineData("2026-08-01T09:05:00+02:00", "samedi 1er août, 9 h 05")]
    [InlineData("2026-12-31T23:00:00Z", "vendredi 1er janvier, 0 h")]
    [InlineData("2026-02-11T12:30:00+01:00", "mercredi 11 février, 12 h 30")]
    public void An_instant_is_said_in_full_in_Paris_time(string instant, string text) => Assert.Equal(text, FrenchDates.Full(Iso(instant)));

    [Fact]
    public void The_year_is_said_when_it_is_another_one_in_Paris()
    {
        Assert.Equal("lundi 16 novembre, 9 h 12", FrenchDates.Full(Iso(Monday), Iso("2026-01-01T00:00:00+01:00")));
        Assert.Equal("lundi 16 novembre 2026, 9 h 12", FrenchDates.Full(Iso(Monday), Iso("2026-12-31T23:00:00Z")));
        Assert.Equal("lundi 16 novembre 2026", FrenchDates.Day(Iso(Monday), Iso("2025-11-16T09:12:00Z")));
        Assert.Equal("lundi 16 novembre", FrenchDates.Day(Iso(Monday)));
        Assert.Equal("vendredi 1er janvier 2027", FrenchDates.Day(new DateOnly(2027, 1, 1), new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void The_words_do_not_depend_on_the_culture_of_the_server()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("lundi 16 novembre 2026, 9 h 12", FrenchDates.Full(Iso(Monday), Iso("2027-01-01T12:00:00Z")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("2026-11-16T09:12:00+01:00", "à l’instant")]
    [InlineData("2026-11-16T09:11:01+01:00", "à l’instant")]
    [InlineData("2026-11-16T09:12:59+01:00", "à l’instant")]
    [InlineData("2026-11-16T09:11:00+01:00", "il y a 1 min")]
    [InlineData("2026-11-16T09:09:30+01:00", "il y a 2 min")]
    [InlineData("2026-11-16T08:12:01+01:00", "il y a 59 min")]
    [InlineData("2026-11-16T08:12:00+01:00", "il y a 1 h")]
    [InlineData("2026-11-16T05:15:00Z", "il y a 2 h")]
    [InlineData("2026-11-15T23:59:00+01:00", "hier")]
    [InlineData("2026-11-15T00:00:00+01:00", "hier")]
    [InlineData("2026-11-14T23:59:00+01:00", "il y a 2 jours")]
    [InlineData("2026-11-12T18:00:00+01:00", "il y a 4 jours")]
    [InlineData("2026-10-17T09:00:00+02:00", "il y a 30 jours")]
    [InlineData("2026-10-16T09:00:00+02:00", "le 16 octobre")]
    [InlineData("2025-11-01T09:00:00+01:00", "le 1er novembre 2025")]
    [InlineData("2026-11-16T09:32:00+01:00", "dans 20 min")]
    [InlineData("2026-11-16T12:12:00+01:00", "dans 3 h")]
    [InlineData("2026-11-16T18:00:00+01:00", "ce soir")]
    [InlineData("2026-11-17T00:00:00+01:00", "demain")]
    [InlineData("2026-11-17T23:00:00+01:00", "demain")]
    [InlineData("2026-11-19T08:00:00+01:00", "dans 3 jours")]
    [InlineData("2027-01-03T18:00:00+01:00", "le 3 janvier 2027")]
    public void An_instant_is_said_from_now(string instant, string text) =>
        Assert.Equal(text, FrenchDates.Relative(Iso(instant), Iso(Monday)));

    [Theory]
    [InlineData("2026-11-17T00:10:00+01:00", "2026-11-16T23:50:00+01:00", "dans 20 min")]
    [InlineData("2026-11-16T23:50:00+01:00", "2026-11-17T00:10:00+01:00", "il y a 20 min")]
    [InlineData("2026-10-25T00:30:00+02:00", "2026-10-25T12:00:00+01:00", "il y a 12 h")]
    [InlineData("2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00", "hier")]
    public void Midnight_and_clock_changes_do_not_bend_what_is_said(string instant, string now, string text) =>
        Assert.Equal(text, FrenchDates.Relative(Iso(instant), Iso(now)));

    [Theory]
    [InlineData("2026-11-16T18:00:00+01:00", "avant ce soir")]
    [InlineData("2026-11-17T18:00:00+01:00", "avant demain soir")]
    [InlineData("2026-11-18T18:00:00+01:00", "avant mercredi soir")]
    [InlineData("2026-11-19T18:00:00+01:00", "avant jeudi soir")]
    [InlineData("2026-11-22T18:00:00+01:00", "avant dimanche soir")]
    [InlineData("2026-11-23T18:00:00+01:00", "avant le 23 novembre")]
    [InlineData("2027-01-03T18:00:00+01:00", "avant le 3 janvier")]
    [InlineData("2027-01-01T18:00:00+01:00", "avant le 1er janvier")]
    [InlineData("2027-11-16T18:00:00+01:00", "avant le 16 novembre 2027")]
    [InlineData("2026-11-16T14:30:00+01:00", "avant 14 h 30")]
    [InlineData("2026-11-17T09:30:00+01:00", "avant demain, 9 h 30")]
    [InlineData("2026-11-19T12:00:00+01:00", "avant jeudi, 12 h")]
    [InlineData("2026-11-16T09:00:00+01:00", "avant le 16 novembre")]
    [InlineData("2026-11-12T18:00:00+01:00", "avant le 12 novembre")]
    public void A_deadline_is_said_as_people_do(string deadline, string text) =>
        Assert.Equal(text, FrenchDates.Before(Iso(deadline), Iso(Monday)));

    private static DateTimeOffset Iso(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
