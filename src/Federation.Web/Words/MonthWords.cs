using Federation.Domain.Time;

namespace Federation.Web.Words;

/// <summary>Names of a month's calendar.</summary>
public static class MonthWords
{
    public static readonly string[] Weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    /// <summary>"mars 2027".</summary>
    public static string Of(DateOnly month)
    {
        // "lundi 1er mars": the words after the number.
        var words = FrenchDates.Day(new DateOnly(month.Year, month.Month, 1));
        return $"{words[(words.LastIndexOf(' ') + 1)..]} {month.Year}";
    }
}
