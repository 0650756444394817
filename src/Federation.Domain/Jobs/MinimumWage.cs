using System.Collections.Immutable;
using System.Text.Json;
using Federation.Domain.Territories;

namespace Federation.Domain.Jobs;

/// <param name="Hourly">Euros, gross.</param>
/// <param name="Monthly">Euros, gross, for 35 hours a week, as its text prints it.</param>
/// <param name="Department">Where alone it holds; null: wherever no line names the département.</param>
public sealed record MinimumWageLine(DateOnly From, decimal Hourly, decimal Monthly, DepartmentCode? Department, string Source);

/// <summary>The SMIC by date (Code du travail, L3231-2), from <c>data/law/minimum-wage.json</c>.</summary>
public static class MinimumWage
{
    /// <summary>Legal length of a full-time week (Code du travail, L3121-27).</summary>
    public const decimal FullTime = 35;

    /// <summary>Weeks in a month, as pay slips count them: 52 / 12.</summary>
    private const decimal WeeksPerMonth = 52m / 12m;

    // « 1 823 € » for 1 823,03 € is a rounding, not an offer under the minimum.
    private const decimal Rounding = 1m;

    public static ImmutableArray<MinimumWageLine> Lines { get; } = Read();

    /// <summary>Null before the first line.</summary>
    public static MinimumWageLine? On(DateOnly day, DepartmentCode department) =>
        Lines.LastOrDefault(line => line.From <= day && line.Department == department)
        ?? Lines.LastOrDefault(line => line.From <= day && line.Department is null);

    /// <summary>
    /// Is this amount surely under the minimum? A monthly or yearly one is compared for its hours; when they are not known, nothing is sure
    /// and the answer is no. Amounts in euros, gross.
    /// </summary>
    public static bool IsUnder(decimal amount, PayPeriod period, decimal? hoursPerWeek, MinimumWageLine line) => period switch
    {
        PayPeriod.Hour => amount < line.Hourly,
        PayPeriod.Month => hoursPerWeek is { } hours && amount <= Month(hours, line) - Rounding,
        PayPeriod.Year => hoursPerWeek is { } hours && amount <= 12 * (Month(hours, line) - Rounding),
        _ => false,
    };

    /// <summary>What this many hours a week earn in a month at the minimum, to the cent.</summary>
    public static decimal Month(decimal hoursPerWeek, MinimumWageLine line) =>
        hoursPerWeek == FullTime ? line.Monthly : Math.Round(line.Hourly * hoursPerWeek * WeeksPerMonth, 2, MidpointRounding.AwayFromZero);

    private static ImmutableArray<MinimumWageLine> Read()
    {
        using var stream = typeof(MinimumWage).Assembly.GetManifestResourceStream("law/minimum-wage.json")
            ?? throw new InvalidOperationException("law/minimum-wage.json is not embedded");
        using var document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.EnumerateArray().Select(line => new MinimumWageLine(
                DateOnly.ParseExact(line.GetProperty("from").GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                line.GetProperty("hourly").GetDecimal(),
                line.GetProperty("monthly").GetDecimal(),
                line.TryGetProperty("department", out var department) ? DepartmentCode.Parse(department.GetString()!) : null,
                line.GetProperty("source").GetString()!)).OrderBy(line => line.From),
        ];
    }
}
