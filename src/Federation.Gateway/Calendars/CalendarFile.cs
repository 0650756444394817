using System.Globalization;
using Federation.Domain.Time;

namespace Federation.Gateway.Calendars;

/// <summary>Events as an iCalendar file (RFC 5545, and RFC 7986 for its name and how often to look again). Pure: the same events are the same bytes.</summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Events of one file.</summary>
    public const int Most = 1000;

    private const string Zone = "Europe/Paris";

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    /// <param name="name">Shown among other calendars; neutral.</param>
    /// <param name="next">Where the events are that have no room in this file; null when all have.</param>
    public static byte[] Write(string name, IEnumerable<CalendarEvent> events, string? next = null)
    {
        var lines = new ContentLines();
        lines.Add("BEGIN", "VCALENDAR");
        lines.Add("VERSION", "2.0");
        lines.Add("PRODID", "-//Federation du travail pair//Calendrier//FR");
        lines.Add("CALSCALE", "GREGORIAN");
        lines.Add("METHOD", "PUBLISH");
        lines.Text("NAME", name);
        lines.Text("X-WR-CALNAME", name);
        if (next is not null)
        {
            // The format has no pages: its description is for people (RFC 7986, 5.2), who then take the other address too.
            lines.Text("DESCRIPTION", $"Ce calendrier s’arrête à {Most} dates. La suite : {next}");
        }

        lines.Add("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        lines.Add("X-PUBLISHED-TTL", "PT6H");
        var all = events.Take(Most).ToList();
        if (all.Any(one => one.Time is Instants))
        {
            WriteZone(lines);
        }

        foreach (var one in all)
        {
            Write(lines, one);
        }

        lines.Add("END", "VCALENDAR");
        return lines.ToBytes();
    }

    private static void Write(ContentLines lines, CalendarEvent one)
    {
        lines.Add("BEGIN", "VEVENT");
        lines.Text("UID", one.Uid);
        lines.Add("SEQUENCE", Math.Max(0, one.Sequence).ToString(CultureInfo.InvariantCulture));
        lines.Add("DTSTAMP", Utc(one.ChangedAt));
        lines.Add("LAST-MODIFIED", Utc(one.ChangedAt));
        switch (one.Time)
        {
            case WholeDays days:
                // The end is the first day after it.
                lines.Add("DTSTART;VALUE=DATE", Day(days.First));
                lines.Add("DTEND;VALUE=DATE", Day(days.Last.AddDays(1)));
                break;
            case Instants instants:
                Write(lines, "DTSTART", instants.From);
                Write(lines, "DTEND", instants.Until);
                break;
        }

        lines.Text("SUMMARY", one.Summary);
        lines.Text("DESCRIPTION", one.Description);
        lines.Text("LOCATION", one.Location);
        if (one.Url is { } url)
        {
            lines.Add("URL", url);
        }

        lines.Add("STATUS", one.Status switch
        {
            CalendarStatus.Tentative => "TENTATIVE",
            CalendarStatus.Cancelled => "CANCELLED",
            _ => "CONFIRMED",
        });
        lines.Add("TRANSP", one.IsBusy && one.Status != CalendarStatus.Cancelled ? "OPAQUE" : "TRANSPARENT");
        lines.Add("END", "VEVENT");
    }

    /// <summary>
    /// In the hour that clocks show twice, a local time means the first (3.3.5), and readers take it for the second all the same: there, an instant is
    /// written in UTC.
    /// </summary>
    private static void Write(ContentLines lines, string name, DateTimeOffset instant)
    {
        var local = ParisTime.Of(instant);
        if (Paris.IsAmbiguousTime(local.DateTime))
        {
            lines.Add(name, Utc(instant));
        }
        else
        {
            lines.Add($"{name};TZID={Zone}", local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The rule of the European Union since 1996: the last Sundays of March and October, at 1 h UTC.</summary>
    private static void WriteZone(ContentLines lines)
    {
        lines.Add("BEGIN", "VTIMEZONE");
        lines.Add("TZID", Zone);
        Write(lines, "DAYLIGHT", "19960331T020000", 3, "+0100", "+0200", "CEST");
        Write(lines, "STANDARD", "19961027T030000", 10, "+0200", "+0100", "CET");
        lines.Add("END", "VTIMEZONE");
    }

    private static void Write(ContentLines lines, string part, string start, int month, string from, string to, string name)
    {
        lines.Add("BEGIN", part);
        lines.Add("DTSTART", start);
        lines.Add("RRULE", $"FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU");
        lines.Add("TZOFFSETFROM", from);
        lines.Add("TZOFFSETTO", to);
        lines.Add("TZNAME", name);
        lines.Add("END", part);
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
