using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;

namespace Federation.Storage.Training;

/// <summary>A session as everybody may read it: places are numbers, and who came stays at its hub.</summary>
/// <param name="Free">Places that nobody has or is offered; null when the plan sets no number.</param>
/// <param name="Waiting">Somebody waits for a place.</param>
/// <param name="HasTeam">Whoever trains is booked for all of it.</param>
/// <param name="Version">SEQUENCE of iCalendar.</param>
public sealed record ListedSession(
    GrainId Grain, SessionPlan Plan, SessionStatus Status, DateTimeOffset Since, RegistrationDoor Door, int? Free, bool Waiting, bool HasTeam, int Version, SessionEndedWhy? Why)
{
    /// <summary>The grain's.</summary>
    public string TextId => TextMark.Of(Plan);

    public bool IsOver => SessionTransitions.IsTerminal(Status);

    /// <summary>Whoever asks for a place is written down: at once, or on the waiting list. The rule of the grain.</summary>
    public bool TakesRegistrations(DateTimeOffset now) => !IsOver && Status != SessionStatus.Postponed && Door == RegistrationDoor.Open && now < Plan.Start;

    /// <summary>Whoever should train is not booked for all of it yet.</summary>
    public bool NeedsTeam => Plan.NeedsPair && !HasTeam;

    /// <summary>Who comes now waits for a place.</summary>
    public bool IsFull => Free is 0 || Waiting;
}

/// <param name="From">What is over at this instant is not listed.</param>
/// <param name="To">What begins at this instant or later is not listed.</param>
/// <param name="Hubs">Null: all.</param>
/// <param name="Departments">Null: everywhere. A remote session is found by its way, not by a place.</param>
/// <param name="Open">Those that take registrations alone.</param>
/// <param name="Course">Null: all.</param>
/// <param name="After">Begins behind this place of the order.</param>
public sealed record SessionFilter(
    DateTimeOffset From, DateTimeOffset To, IReadOnlyCollection<HubId>? Hubs = null, IReadOnlyCollection<DepartmentCode>? Departments = null, TrainingWay? Way = null,
    IReadOnlyCollection<SessionStatus>? Statuses = null, bool Open = false, GrainId? Course = null, SessionMark? After = null);

/// <summary>A place in the order of sessions by date.</summary>
public readonly record struct SessionMark(DateTimeOffset Start, GrainId Session)
{
    public static SessionMark Of(ListedSession session) => new(session.Plan.Start, session.Grain);

    /// <param name="hub">Whose sessions alone are listed: the text does not say it.</param>
    public static bool TryParse(string? text, HubId hub, out SessionMark mark)
    {
        mark = default;
        if (text?.Split('.', 3) is not [var at, var key] || !TextId.IsSlug(key, GrainId.LongestKey)
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var start) || start > Latest)
        {
            return false;
        }

        mark = new SessionMark(DateTimeOffset.FromUnixTimeMilliseconds(start), new GrainId(hub, GrainKind.Session, key));
        return true;
    }

    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>"1804150800000.posture-1": of one hub's list.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start.ToUnixTimeMilliseconds()}.{Session.Key}");
}
