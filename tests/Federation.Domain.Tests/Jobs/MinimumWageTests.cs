using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Territories;
using Federation.Domain.Tests.Examples;

namespace Federation.Domain.Tests.Jobs;

public sealed class MinimumWageTests
{
    private static readonly DepartmentCode Isere = DepartmentCode.Parse("38");
    private static readonly DepartmentCode Mayotte = DepartmentCode.Parse("976");

    [Fact]
    public void Lines_are_dated_sourced_rising_and_their_month_is_their_hour()
    {
        Assert.NotEmpty(MinimumWage.Lines);
        foreach (var lines in MinimumWage.Lines.GroupBy(line => line.Department))
        {
            Assert.Equal(lines.OrderBy(line => line.From).Select(line => line.Hourly), lines.Select(line => line.Hourly).Order());
            Assert.Equal(lines.Count(), lines.Select(line => line.From).Distinct().Count());
        }

        Assert.All(MinimumWage.Lines, line => Assert.Equal(line.Monthly, Math.Round(line.Hourly * 35 * 52 / 12, 2, MidpointRounding.AwayFromZero)));
        Assert.All(MinimumWage.Lines, line => Assert.Matches("^(Décret n° \\d{4}-\\d+|Arrêté) du \\d", line.Source));
    }

    [Theory]
    [InlineData("2024-10-31", "38", 11.65)]
    [InlineData("2024-11-01", "38", 11.88)]
    [InlineData("2025-12-31", "38", 11.88)]
    [InlineData("2026-01-01", "38", 12.02)]
    [InlineData("2026-11-21", "974", 12.02)]
    [InlineData("2026-11-21", "976", 9.33)]
    public void The_line_of_a_day_is_the_last_that_began(string day, string department, double hourly) =>
        Assert.Equal((decimal)hourly, MinimumWage.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DepartmentCode.Parse(department))!.Hourly);

    [Fact]
    public void Before_the_first_line_nothing_is_sure() => Assert.Null(MinimumWage.On(new DateOnly(2022, 12, 31), Isere));

    [Theory]
    [InlineData(12.01, PayPeriod.Hour, null, true)]
    [InlineData(12.02, PayPeriod.Hour, null, false)]
    [InlineData(1823.03, PayPeriod.Month, 35.0, false)]
    [InlineData(1823, PayPeriod.Month, 35.0, false)]
    [InlineData(1822, PayPeriod.Month, 35.0, true)]
    [InlineData(1400, PayPeriod.Month, 26.0, false)]
    [InlineData(1300, PayPeriod.Month, 26.0, true)]
    [InlineData(1300, PayPeriod.Month, null, false)]
    [InlineData(21876.36, PayPeriod.Year, 35.0, false)]
    [InlineData(21800, PayPeriod.Year, 35.0, true)]
    [InlineData(1900, PayPeriod.Month, 39.0, true)]
    public void A_pay_is_compared_for_its_hours(double amount, PayPeriod period, double? hours, bool under) =>
        Assert.Equal(under, MinimumWage.IsUnder((decimal)amount, period, (decimal?)hours, MinimumWage.On(Offers.Today, Isere)!));

    [Fact]
    public void Mayotte_has_its_own()
    {
        var posting = Offers.Posting with { Pay = new Pay(PayBasis.Amount, 10m, null, PayPeriod.Hour), Place = new Place(Mayotte) };
        Assert.Empty(Offers.Points(posting));
        Assert.Equal([GatePoint.PayUnderTheMinimum], Offers.Points(posting with { Place = new Place(Isere) }));
    }

    [Theory]
    [InlineData(ContractKind.CivicService)]
    [InlineData(ContractKind.Apprenticeship)]
    public void What_is_no_wage_is_not_compared(ContractKind kind) =>
        Assert.DoesNotContain(GatePoint.PayUnderTheMinimum, Offers.Points(Offers.Posting with { Contract = new Contract(kind), Pay = new Pay(PayBasis.Amount, 620, null, PayPeriod.Month), Hours = new Hours(WorkingTime.Full) }));

    [Fact]
    public void A_full_time_without_hours_is_of_35_and_a_part_time_without_hours_is_not_guessed()
    {
        var pay = new Pay(PayBasis.Amount, 1500, null, PayPeriod.Month);
        Assert.Contains(GatePoint.PayUnderTheMinimum, Offers.Points(Offers.Posting with { Pay = pay, Hours = new Hours(WorkingTime.Full) }));
        Assert.DoesNotContain(GatePoint.PayUnderTheMinimum, Offers.Points(Offers.Posting with { Pay = pay, Hours = new Hours(WorkingTime.Part) }));
        Assert.DoesNotContain(GatePoint.PayUnderTheMinimum, Offers.Points(Offers.Posting with { Pay = new Pay(PayBasis.LegalMinimum), Hours = new Hours(WorkingTime.Full) }));
    }

    /// <summary>Over the whole space: raising a pay never makes it unlawful, more hours for the same month never make it lawful, and the periods agree.</summary>
    [Fact]
    public void The_comparison_is_monotonous_and_the_periods_agree()
    {
        var random = new Random(5);
        var line = MinimumWage.On(Offers.Today, Isere)!;
        for (var i = 0; i < 20_000; i++)
        {
            var hours = (decimal)random.Next(1, 97) / 2;
            var month = (decimal)random.Next(1, 400_000) / 100;
            var under = MinimumWage.IsUnder(month, PayPeriod.Month, hours, line);
            Assert.True(!under || MinimumWage.IsUnder(month - 0.01m, PayPeriod.Month, hours, line));
            Assert.True(!under || MinimumWage.IsUnder(month, PayPeriod.Month, hours + 0.5m, line));
            Assert.Equal(under, MinimumWage.IsUnder(12 * month, PayPeriod.Year, hours, line));

            var hourly = month / (hours * 52 / 12);
            Assert.True(!under || hourly < line.Hourly, "under for the month and not for the hour");
            Assert.True(under || hourly >= line.Hourly - (1.01m / (hours * 52 / 12)), "under for the hour by more than a rounding, and not for the month");
        }
    }
}
