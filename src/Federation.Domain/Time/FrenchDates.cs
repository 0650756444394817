namespace Federation.Domain.Time;

/// <summary>
/// Instants in words, in Paris time. The names are here and not asked of CultureInfo: a server may run invariant.
/// </summary>
public static class FrenchDates
{
    /// <summary>Beyond so many days, "il y a 31 jours" says less than the date.</summary>
    private const int LongestCountOfDays = 30;

    private const int FirstHourOfEvening = 18;

    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
    [
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    /// <summary>"lundi 16 novembre, 9 h 12"; with the year when <paramref name="now"/> is given and is in another one.</summary>
    public static string Full(DateTimeOffset instant, DateTimeOffset? now = null) => $"{Day(instant, now)}, {Hour(instant)}";

    /// <summary>"lundi 16 novembre"; with the year when <paramref name="now"/> is given and is in another one.</summary>
    public static string Day(DateTimeOffset instant, DateTimeOffset? now = null) =>
        Day(ParisTime.DateOf(instant), now is { } known ? ParisTime.DateOf(known) : null);

    public static string Day(DateOnly date, DateOnly? today = null) =>
        $"{Weekday(date)} {DayOfMonth(date, withYear: today is { } known && known.Year != date.Year)}";

    /// <summary>"9 h 12", "18 h".</summary>
    public static string Hour(DateTimeOffset instant)
    {
        var time = ParisTime.TimeOf(instant);
        return time.Minute == 0 ? $"{time.Hour} h" : $"{time.Hour} h {time.Minute:00}";
    }

    /// <summary>
    /// "à l’instant" (less than a minute away, either side: clocks of two nodes differ), "il y a 2 min", "il y a 3 h", "hier", "il y a 4 jours";
    /// "dans 20 min", "dans 3 h", "ce soir", "demain", "dans 3 jours". After an hour the calendar decides, not 24 hours; past 30 days, "le 3 janvier".
    /// </summary>
    public static string Relative(DateTimeOffset instant, DateTimeOffset now)
    {
        var gap = (instant - now).Duration();
        var future = instant > now;
        if (gap < TimeSpan.FromMinutes(1))
        {
            return "à l’instant";
        }

        if (gap < TimeSpan.FromHours(1))
        {
            return Away(future, (int)gap.TotalMinutes, "min");
        }

        var (date, today) = (ParisTime.DateOf(instant), ParisTime.DateOf(now));
        return (date.DayNumber - today.DayNumber) switch
        {
            0 when future && IsEvening(instant) => "ce soir",
            0 => Away(future, (int)gap.TotalHours, "h"),
            1 => "demain",
            -1 => "hier",
            >= -LongestCountOfDays and <= LongestCountOfDays and var days => Away(future, Math.Abs(days), "jours"),
            _ => $"le {DayOfMonth(date, withYear: date.Year != today.Year)}",
        };
    }

    /// <summary>
    /// "avant ce soir", "avant demain soir", "avant jeudi soir" (up to 6 days), "avant le 3 janvier"; with the year only a year or more away.
    /// A deadline before 18 h says its hour: "avant 9 h 30", "avant jeudi, 9 h 30". A past one says its date.
    /// </summary>
    public static string Before(DateTimeOffset deadline, DateTimeOffset now)
    {
        var (date, today) = (ParisTime.DateOf(deadline), ParisTime.DateOf(now));
        var day = (date.DayNumber - today.DayNumber) switch
        {
            _ when deadline < now => null,
            0 => IsEvening(deadline) ? "ce" : "",
            1 => "demain",
            >= 2 and <= 6 => Weekday(date),
            _ => null,
        };
        return (day, IsEvening(deadline)) switch
        {
            (null, _) => $"avant le {DayOfMonth(date, withYear: date >= today.AddYears(1) || date < today.AddYears(-1))}",
            (_, true) => $"avant {day} soir",
            ("", _) => $"avant {Hour(deadline)}",
            _ => $"avant {day}, {Hour(deadline)}",
        };
    }

    private static string Away(bool future, int count, string unit) => $"{(future ? "dans" : "il y a")} {count} {unit}";

    private static bool IsEvening(DateTimeOffset instant) => ParisTime.TimeOf(instant).Hour >= FirstHourOfEvening;

    private static string Weekday(DateOnly date) => Weekdays[(int)date.DayOfWeek];

    private static string DayOfMonth(DateOnly date, bool withYear) =>
        $"{(date.Day == 1 ? "1er" : $"{date.Day}")} {Months[date.Month - 1]}{(withYear ? $" {date.Year}" : "")}";
}
