using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;

namespace Federation.Domain.Training;

[JsonConverter(typeof(CodeConverter<SessionStatus>))]
public enum SessionStatus
{
    Planned,

    /// <summary>It takes place; one that needs a pair has it.</summary>
    Confirmed,

    /// <summary>One of the pair cannot come. Shown so until somebody else does.</summary>
    AtRisk,

    /// <summary>Other dates are looked for.</summary>
    Postponed,
    Done,
    Cancelled,
}

public sealed record SessionTransition(SessionStatus From, SessionStatus To);

/// <summary>The life of a session as data; the terminal statuses are derived from it.</summary>
public static class SessionTransitions
{
    public static IReadOnlyList<SessionTransition> Table { get; } =
    [
        new(SessionStatus.Planned, SessionStatus.Confirmed),
        new(SessionStatus.Planned, SessionStatus.Postponed),
        new(SessionStatus.Planned, SessionStatus.Cancelled),
        new(SessionStatus.Planned, SessionStatus.Done),
        new(SessionStatus.Confirmed, SessionStatus.AtRisk),
        new(SessionStatus.Confirmed, SessionStatus.Postponed),
        new(SessionStatus.Confirmed, SessionStatus.Done),
        new(SessionStatus.Confirmed, SessionStatus.Cancelled),
        new(SessionStatus.AtRisk, SessionStatus.Confirmed),
        new(SessionStatus.AtRisk, SessionStatus.Postponed),
        new(SessionStatus.AtRisk, SessionStatus.Cancelled),
        new(SessionStatus.Postponed, SessionStatus.Planned),
        new(SessionStatus.Postponed, SessionStatus.Cancelled),
    ];

    public static bool IsTerminal(SessionStatus status) => Table.All(line => line.From != status);

    public static bool Allows(SessionStatus from, SessionStatus to) => Table.Any(line => line.From == from && line.To == to);
}

[JsonConverter(typeof(CodeConverter<PlaceStatus>))]
public enum PlaceStatus
{
    Registered,
    Waiting,

    /// <summary>A place was freed for this one, until an instant.</summary>
    Offered,
}

/// <summary>One person's place. Who it is stands in the sealed row alone.</summary>
/// <param name="Owner">Hash of the secret of the private link.</param>
/// <param name="At">First request first.</param>
/// <param name="Openings">How often the hub looked at the contact.</param>
public sealed record Registration(
    Guid Id, string Owner, SealRef Contact, PlaceStatus Status, DateTimeOffset At, DateTimeOffset? OfferedUntil = null, int Openings = 0, DateTimeOffset? LastOpenedAt = null);

/// <summary>One booking of trainers for a session.</summary>
/// <param name="Whole">It asks for a peer and a professional, for every part of every day.</param>
public sealed record SessionTeam(GrainId Booking, BookingStatus Status, bool Whole);

/// <param name="Teams">Bookings that are under way or took place; a second may be asked for while the first is at risk.</param>
/// <param name="Version">Counts what calendars must know: SEQUENCE of iCalendar (RFC 5545, 3.8.7.4).</param>
/// <param name="Attended">A count, never a list.</param>
public sealed record SessionState(
    SessionPlan Plan, SessionStatus Status, RegistrationDoor Door, ImmutableArray<Registration> Registrations, ImmutableArray<SessionTeam> Teams, int Version, DateTimeOffset Since,
    int? Attended = null, SessionEndedWhy? Why = null) : GrainState
{
    /// <summary>The last time that who has a place must hear of: other days, postponed or cancelled.</summary>
    public DateTimeOffset? TurnedAt { get; init; }

    /// <summary>Of the plan: who registers, or a status that moves, does not make it another text.</summary>
    public string TextId => TextMark.Of(Plan);

    public const int MostRegistrations = 1000;

    /// <summary>Days after its end at which names and ways to be reached are erased.</summary>
    public const int KeepContacts = 90;

    public bool IsOver => SessionTransitions.IsTerminal(Status);

    /// <summary>More bookings at once are withdrawn.</summary>
    public const int MostTeams = 20;

    /// <summary>Days for which other dates are looked for; then it is cancelled, and what is known of people goes the way of what is over.</summary>
    public const int LongestPostponed = 365;

    public bool HasTeam => Teams.Any(team => team is { Whole: true, Status: BookingStatus.Confirmed or BookingStatus.Done });

    /// <summary>A pair may still come of it.</summary>
    public bool MayHaveTeam => Teams.Any(team => team.Whole && !BookingTransitions.IsTerminal(team.Status));

    /// <summary>Places that nobody has or is offered; null when the plan sets no number.</summary>
    public int? Free => Plan.Places is { } places ? Math.Max(0, places - Registrations.Count(one => one.Status != PlaceStatus.Waiting)) : null;

    public bool HasWaiting => Registrations.Any(one => one.Status == PlaceStatus.Waiting);

    public IEnumerable<Deadline> Deadlines()
    {
        if (!IsOver)
        {
            yield return new Deadline(SessionClock.End, Status == SessionStatus.Postponed ? Since.AddDays(LongestPostponed) : Plan.End);
        }

        if (Registrations.Where(one => one.Status == PlaceStatus.Offered).Min(one => one.OfferedUntil) is { } until)
        {
            yield return new Deadline(SessionClock.Offer, until);
        }

        if (IsOver && !Registrations.IsEmpty)
        {
            yield return new Deadline(SessionClock.Forget, Since.AddDays(KeepContacts));
        }
    }
}

public static class SessionClock
{
    public const string End = "end";
    public const string Offer = "offer";
    public const string Forget = "forget";
}

[JsonConverter(typeof(CodeConverter<SessionEndedWhy>))]
public enum SessionEndedWhy
{
    TooFewRegistered,
    NoTrainer,
    NoFunding,
    VenueLost,
    Mistake,

    /// <summary>Its end came and it had never been confirmed.</summary>
    NeverConfirmed,
    Other,
}
