using System.Collections.Immutable;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;

namespace Federation.Domain.Alerts;

/// <summary>A session or a meeting to come, as whoever looks for such is told of it.</summary>
/// <param name="Since">When it was first announced; or when its places came to be free.</param>
public abstract record Announced(Thing Thing, DateTimeOffset Since)
{
    public abstract AlertSubject Subject { get; }
}

/// <param name="Providers">Names of who gives the course.</param>
public sealed record AnnouncedSession(Thing Thing, DateTimeOffset Since, CourseProfile Course, SessionPlan Plan, ImmutableArray<string> Providers) : Announced(Thing, Since)
{
    public override AlertSubject Subject => AlertSubject.Sessions;
}

public sealed record AnnouncedMeeting(Thing Thing, DateTimeOffset Since, CollectiveProfile Collective, MeetingPlan Plan) : Announced(Thing, Since)
{
    public override AlertSubject Subject => AlertSubject.Meetings;
}

/// <summary>For who tells: what to read again after an entry, and what it ends.</summary>
public static class AnnouncedNews
{
    /// <summary>A course or a collective stands for all that it announces. Empty when nothing that is looked for changed.</summary>
    public static GrainId? Touched(Entry entry) => entry.Fact switch
    {
        SessionPlanned or SessionMoved or SessionPlaces or SessionDoorMoved or CourseDescribed or CollectiveDescribed or MeetingPlanned => entry.Subject,
        _ => null,
    };

    /// <summary>Called off. What took place ended as it was announced, and is no news.</summary>
    public static Thing? Ended(Entry entry) => entry.Fact switch
    {
        SessionMoved { Status: SessionStatus.Cancelled } => new Thing(entry.Subject, Happening.Ended),
        MeetingCancelled cancelled => new Thing(entry.Subject, Happening.Ended, cancelled.Key),
        _ => null,
    };

    /// <summary>A session is announced while it may begin as planned; what is postponed waits for its other days.</summary>
    public static bool IsAnnounced(SessionStatus status, SessionPlan plan, DateTimeOffset now) =>
        status is SessionStatus.Planned or SessionStatus.Confirmed or SessionStatus.AtRisk && now < plan.Start;
}
