using Federation.Domain.Territories;

namespace Federation.Domain.Time;

public sealed record PublicHoliday(DateOnly Date, string Name);

/// <summary>
/// Public holidays by the law of today, applied to any year from 1583: Code du travail L3133-1 (everywhere), L3134-13 (Alsace and Moselle),
/// L3422-2 and decree 83-1003 (abolition of slavery, overseas). Without a département, those of everywhere alone.
/// </summary>
public static class PublicHolidays
{
    private const string Abolition = "Abolition de l’esclavage";

    /// <summary>In order of date, one a day.</summary>
    public static IReadOnlyList<PublicHoliday> Of(int year, DepartmentCode? department = null)
    {
        var first = new DateOnly(year, 1, 1);
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        return Enumerable.Range(0, days)
            .Select(first.AddDays)
            .Select(date => (Date: date, Name: NameOf(date, department)))
            .Where(day => day.Name is not null)
            .Select(day => new PublicHoliday(day.Date, day.Name!))
            .ToList();
    }

    public static bool IsHoliday(DateOnly date, DepartmentCode? department = null) => NameOf(date, department) is not null;

    /// <summary>Null on any other day. When two fall together (1 May and Ascension in 2008), the one of fixed date.</summary>
    public static string? NameOf(DateOnly date, DepartmentCode? department = null) =>
        Fixed(date) ?? Movable(date) ?? (department is { } code ? Local(date, code.ToString()) : null);

    /// <summary>Gregorian Easter Sunday: anonymous algorithm (Nature, 1876; Butcher), as in J. Meeus, Astronomical Algorithms, chapter 8.</summary>
    public static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private static string? Fixed(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) => "Jour de l’an",
        (5, 1) => "Fête du Travail",
        (5, 8) => "Victoire de 1945",
        (7, 14) => "Fête nationale",
        (8, 15) => "Assomption",
        (11, 1) => "Toussaint",
        (11, 11) => "Armistice de 1918",
        (12, 25) => "Noël",
        _ => null,
    };

    private static string? Movable(DateOnly date) => DaysAfterEaster(date) switch
    {
        1 => "Lundi de Pâques",
        39 => "Ascension",
        50 => "Lundi de Pentecôte",
        _ => null,
    };

    private static string? Local(DateOnly date, string department) => (department, date.Month, date.Day) switch
    {
        ("57" or "67" or "68", 12, 26) => "Saint-Étienne",
        // By law only where there is a Protestant church or a shared one; taken here for the whole département.
        ("57" or "67" or "68", 3 or 4, _) when DaysAfterEaster(date) == -2 => "Vendredi saint",
        ("971", 5, 27) or ("972", 5, 22) or ("973", 6, 10) or ("974", 12, 20) or ("976", 4, 27) => Abolition,
        _ => null,
    };

    private static int DaysAfterEaster(DateOnly date) => date.DayNumber - Easter(date.Year).DayNumber;
}
