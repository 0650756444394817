using System.Globalization;

namespace Federation.Gateway.GraphQL.Ids;

/// <summary>How instants, days and the other plain values are spelled.</summary>
public static class Plain
{
    private const string Millisecond = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const string Date = "yyyy-MM-dd";

    private const string Minute = "HH:mm";

    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString(Millisecond, CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant)
        && text.Length > 19 && (text[^1] == 'Z' || text[^6] is '+' or '-');

    public static string Write(DateOnly day) => day.ToString(Date, CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static string Write(TimeOnly time) => time.ToString(Minute, CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, Minute, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    public static string Write(long position) => position.ToString(CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out long position) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position);

    public static bool TryReadLanguage(string text, out string language)
    {
        language = text;
        return text.Length == 2 && text.All(char.IsAsciiLetterLower);
    }
}
