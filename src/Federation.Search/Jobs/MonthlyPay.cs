using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Search.Jobs;

/// <summary>
/// What an offer promises at least, on one scale: euros a month, gross, for a full-time week of 35 hours. Part-time pay is brought to full time
/// where its hours are known, and compared as it stands where they are not. "Au SMIC" is the minimum of the day on which the offer was last changed.
/// </summary>
internal static class MonthlyPay
{
    private const decimal WeeksPerMonth = 52m / 12m;

    /// <returns>Cents; 0 when no amount is promised.</returns>
    public static int Cents(Posting posting, DateTimeOffset changedAt)
    {
        var pay = posting.Pay;
        var euros = (pay.From, pay.Period) switch
        {
            ({ } amount, PayPeriod.Hour) => amount * MinimumWage.FullTime * WeeksPerMonth,
            ({ } amount, PayPeriod.Month) => FullTime(amount, posting.Hours.PerWeek),
            ({ } amount, PayPeriod.Year) => FullTime(amount / 12, posting.Hours.PerWeek),
            _ when pay.Basis == PayBasis.LegalMinimum => Minimum(posting.Place.Department, changedAt),
            _ => 0m,
        };
        return (int)Math.Clamp(euros * 100, 0, int.MaxValue);
    }

    private static decimal FullTime(decimal amount, decimal? hours) => hours is > 0 and < MinimumWage.FullTime ? amount * MinimumWage.FullTime / hours.Value : amount;

    private static decimal Minimum(DepartmentCode department, DateTimeOffset changedAt) =>
        MinimumWage.On(ParisTime.DateOf(changedAt), department) is { } line ? line.Monthly : 0;
}
