using Federation.Domain.Time;

namespace Federation.Storage.Alerts;

/// <summary>The morning for which a digest is written.</summary>
/// <param name="Daily">Seven o'clock of that day in Paris: what was told before is in the letter.</param>
/// <param name="Weekly">The same on the last Monday.</param>
public readonly record struct DigestPeriod(DateOnly Day, DateTimeOffset Daily, DateTimeOffset Weekly)
{
    public static readonly TimeOnly Hour = new(7, 0);

    /// <summary>The last morning that has begun.</summary>
    public static DigestPeriod At(DateTimeOffset now)
    {
        var today = ParisTime.DateOf(now);
        var day = now >= Morning(today) ? today : today.AddDays(-1);
        return new DigestPeriod(day, Morning(day), Morning(day.AddDays(-(((int)day.DayOfWeek + 6) % 7))));
    }

    /// <summary>When the next one begins: 23, 24 or 25 hours after the last.</summary>
    public DateTimeOffset Next => Morning(Day.AddDays(1));

    private static DateTimeOffset Morning(DateOnly day) => ParisTime.At(day, Hour).ToUniversalTime();
}
