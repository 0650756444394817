using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Domain.Tests.Time;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2026-04-05")]
    [InlineData("2027-03-28")]
    [InlineData("2028-04-16")]
    [InlineData("2029-04-01")]
    [InlineData("2030-04-21")]
    [InlineData("1818-03-22")]
    [InlineData("2038-04-25")]
    [InlineData("2000-04-23")]
    public void Easter_falls_when_it_does(string sunday) =>
        Assert.Equal(Date(sunday), PublicHolidays.Easter(Date(sunday).Year));

    [Theory]
    [InlineData(2024, "01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25")]
    [InlineData(2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25")]
    [InlineData(2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData(2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25")]
    [InlineData(2028, "01-01 04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 11-11 12-25")]
    [InlineData(2029, "01-01 04-02 05-01 05-08 05-10 05-21 07-14 08-15 11-01 11-11 12-25")]
    [InlineData(2030, "01-01 04-22 05-01 05-08 05-30 06-10 07-14 08-15 11-01 11-11 12-25")]
    public void A_year_has_its_eleven_holidays(int year, string days) =>
        Assert.Equal(days, string.Join(' ', PublicHolidays.Of(year).Select(holiday => $"{holiday.Date:MM-dd}")));

    [Theory]
    [InlineData("57")]
    [InlineData("67")]
    [InlineData("68")]
    public void Alsace_and_Moselle_have_two_more(string code)
    {
        var department = DepartmentCode.Parse(code);

        Assert.Equal(13, PublicHolidays.Of(2026, department).Count);
        Assert.Equal("Vendredi saint", PublicHolidays.NameOf(Date("2026-04-03"), department));
        Assert.Equal("Vendredi saint", PublicHolidays.NameOf(Date("2027-03-26"), department));
        Assert.Equal("Saint-Étienne", PublicHolidays.NameOf(Date("2026-12-26"), department));
        Assert.False(PublicHolidays.IsHoliday(Date("2026-04-03")));
        Assert.False(PublicHolidays.IsHoliday(Date("2026-12-26"), DepartmentCode.Parse("88")));
    }

    [Theory]
    [InlineData("971", "2026-05-27")]
    [InlineData("972", "2026-05-22")]
    [InlineData("973", "2026-06-10")]
    [InlineData("974", "2026-12-20")]
    [InlineData("976", "2026-04-27")]
    public void Overseas_each_keeps_its_day_of_the_abolition_of_slavery(string code, string date)
    {
        Assert.Equal("Abolition de l’esclavage", PublicHolidays.NameOf(Date(date), DepartmentCode.Parse(code)));
        Assert.False(PublicHolidays.IsHoliday(Date(date)));
        Assert.Single(Departments.All, department => PublicHolidays.IsHoliday(Date(date), department.Code));
    }

    [Fact]
    public void Two_holidays_on_one_day_are_one_day()
    {
        Assert.Equal("Fête du Travail", PublicHolidays.NameOf(Date("2008-05-01")));
        Assert.Equal(10, PublicHolidays.Of(2008).Count);
    }

    [Fact]
    public void An_ordinary_day_has_no_name() => Assert.Null(PublicHolidays.NameOf(Date("2026-11-16")));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
