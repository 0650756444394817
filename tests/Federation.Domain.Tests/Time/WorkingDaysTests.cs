using System.Globalization;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Domain.Tests.Time;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-11-16", true)]
    [InlineData("2026-11-14", false)]
    [InlineData("2026-11-15", false)]
    [InlineData("2026-11-11", false)]
    [InlineData("2026-05-15", true)]
    public void Monday_to_Friday_are_worked_but_on_holidays(string date, bool worked) =>
        Assert.Equal(worked, WorkingDays.IsWorkingDay(Date(date)));

    [Theory]
    [InlineData("2026-11-16", 3, "2026-11-19")]
    [InlineData("2026-11-13", 1, "2026-11-16")]
    [InlineData("2026-11-14", 1, "2026-11-16")]
    [InlineData("2026-04-30", 1, "2026-05-04")]
    [InlineData("2026-04-30", 5, "2026-05-11")]
    [InlineData("2026-05-13", 1, "2026-05-15")]
    [InlineData("2026-05-13", 2, "2026-05-18")]
    [InlineData("2024-05-07", 1, "2024-05-10")]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2026-12-31", 1, "2027-01-04")]
    [InlineData("2026-12-23", 7, "2027-01-05")]
    [InlineData("2026-11-15", 0, "2026-11-15")]
    public void Working_days_pass_over_weekends_bridges_and_the_year_end(string start, int days, string end) =>
        Assert.Equal(Date(end), WorkingDays.Add(Date(start), days));

    [Fact]
    public void A_holiday_of_the_departement_is_passed_over_there_alone()
    {
        Assert.Equal(Date("2025-12-26"), WorkingDays.Add(Date("2025-12-24"), 1));
        Assert.Equal(Date("2025-12-29"), WorkingDays.Add(Date("2025-12-24"), 1, DepartmentCode.Parse("67")));
        Assert.Equal(Date("2026-04-07"), WorkingDays.Add(Date("2026-04-02"), 1, DepartmentCode.Parse("57")));
        Assert.Equal(Date("2026-05-26"), WorkingDays.Add(Date("2026-05-21"), 1, DepartmentCode.Parse("972")));
    }

    [Theory]
    [InlineData("2026-11-16T09:12:00+01:00", 3, "2026-11-19T18:00:00+01:00")]
    [InlineData("2026-11-16T23:59:00+01:00", 3, "2026-11-19T18:00:00+01:00")]
    [InlineData("2026-05-11T22:30:00Z", 1, "2026-05-13T18:00:00+02:00")]
    [InlineData("2026-03-27T18:00:00+01:00", 1, "2026-03-30T18:00:00+02:00")]
    [InlineData("2026-03-29T02:30:00+01:00", 1, "2026-03-30T18:00:00+02:00")]
    [InlineData("2026-10-23T12:00:00+02:00", 1, "2026-10-26T18:00:00+01:00")]
    [InlineData("2026-10-24T22:30:00Z", 1, "2026-10-26T18:00:00+01:00")]
    [InlineData("2026-12-31T23:30:00Z", 1, "2027-01-04T18:00:00+01:00")]
    [InlineData("2026-11-16T20:00:00+01:00", 0, "2026-11-16T18:00:00+01:00")]
    public void A_deadline_is_18_h_in_Paris_on_the_last_working_day(string from, int days, string deadline) =>
        Assert.True(Iso(deadline).EqualsExact(WorkingDays.Deadline(Iso(from), days)));

    [Theory]
    [InlineData(-1)]
    [InlineData(401)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_number_of_days_out_of_range_is_refused(int days)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Add(Date("2026-01-01"), days));
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDays.Deadline(Iso("2026-01-01T00:00:00Z"), days));
    }

    [Theory]
    [InlineData("2026-11-16", "2026-11-16", 0)]
    [InlineData("2026-11-16", "2026-11-17", 1)]
    [InlineData("2026-11-13", "2026-11-16", 1)]
    [InlineData("2026-04-30", "2026-05-11", 5)]
    [InlineData("2026-11-17", "2026-11-16", 0)]
    [InlineData("2025-12-31", "2026-12-31", 252)]
    public void Between_leaves_out_the_first_day_and_counts_the_last(string a, string b, int days) =>
        Assert.Equal(days, WorkingDays.Between(Date(a), Date(b)));

    [Fact]
    public void Between_undoes_Add()
    {
        for (var start = Date("2026-01-01"); start <= Date("2026-12-31"); start = start.AddDays(1))
        {
            foreach (var days in (int[])[0, 1, 3, 10, 60])
            {
                Assert.Equal(days, WorkingDays.Between(start, WorkingDays.Add(start, days)));
            }
        }

        Assert.Equal(400, WorkingDays.Between(Date("2026-01-01"), WorkingDays.Add(Date("2026-01-01"), 400)));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static DateTimeOffset Iso(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
