namespace Federation.Gateway.Calendars;

public enum CalendarStatus
{
    Confirmed,

    /// <summary>It may still not take place on that day.</summary>
    Tentative,

    /// <summary>It will not take place: software that has it strikes it out, and does not merely forget it.</summary>
    Cancelled,
}

/// <summary>One thing with a date. Its words are neutral: a calendar hangs on a wall, or is shared at work.</summary>
/// <param name="Uid">The same for ever: software knows by it that an event changed, and is no other.</param>
/// <param name="Sequence">0 or more; higher at each change of its time or its status (RFC 5545, 3.8.7.4).</param>
/// <param name="ChangedAt">Of this sequence.</param>
public sealed record CalendarEvent(string Uid, int Sequence, DateTimeOffset ChangedAt, CalendarTime Time, string Summary)
{
    public CalendarStatus Status { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    /// <summary>Absolute.</summary>
    public string? Url { get; init; }

    /// <summary>False for what takes no time of whoever reads it.</summary>
    public bool IsBusy { get; init; }
}

/// <summary>When: whole days, or from an instant to an instant.</summary>
public abstract record CalendarTime;

/// <param name="Last">Included; not before <paramref name="First"/>.</param>
public sealed record WholeDays(DateOnly First, DateOnly Last) : CalendarTime;

/// <summary>Written on the clocks of Paris, as people there will read it.</summary>
/// <param name="Until">Not before <paramref name="From"/>; the instant at which it is over.</param>
public sealed record Instants(DateTimeOffset From, DateTimeOffset Until) : CalendarTime;
