using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Domain.Collectives;

/// <summary>A group of people who meet, and when. Nobody registers here: seats are announced, presence is a count.</summary>
public static class CollectiveGrain
{
    public const int MostPresent = 10_000;

    public static Decision Decide(CollectiveState? state, Command command, Moment moment) => (state, command) switch
    {
        (_, DescribeCollective describe) => Describe(state, describe, moment),
        (_, PlanMeeting or CancelMeeting or CountMeeting) when !moment.Caller.ActsFor(moment.Self.Hub) => Refusal.NotAllowed,
        (null, PlanMeeting or CancelMeeting or CountMeeting) => Refusal.UnknownGrain,
        ({ } known, PlanMeeting plan) => Plan(known, plan, moment),
        ({ } known, CancelMeeting cancel) => Cancel(known, cancel, moment),
        ({ } known, CountMeeting count) => Count(known, count, moment),
        _ => Refusal.UnknownCommand,
    };

    public static CollectiveState Apply(CollectiveState? state, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, CollectiveDescribed described) => new CollectiveState(described.Profile, [], at),
        ({ } known, CollectiveDescribed described) => known with { Profile = described.Profile, ChangedAt = at },
        ({ } known, MeetingPlanned planned) => known with { Meetings = With(Recent(known.Meetings, at), new Meeting(planned.Meeting, planned.Version)), ChangedAt = at },
        ({ } known, MeetingCancelled cancelled) => known with { Meetings = Change(known.Meetings, cancelled.Key, one => one with { Cancelled = true, Version = cancelled.Version }), ChangedAt = at },
        ({ } known, MeetingAttended attended) => known with { Meetings = Change(known.Meetings, attended.Key, one => one with { Present = attended.Present }), ChangedAt = at },
        _ => throw new InvalidOperationException($"a collective has no entry {fact.GetType().Name}"),
    };

    private static Decision Describe(CollectiveState? state, DescribeCollective describe, Moment moment) =>
        moment.Caller.Role != Role.Operator && !moment.Caller.ActsFor(moment.Self.Hub) ? Refusal.NotAllowed
        : describe.Profile is not { } profile ? Refusal.InvalidField("profile")
        : profile.Check() is { } wrong ? wrong
        // What makes an example an example is the operator's word alone.
        : moment.Caller.Role != Role.Operator && profile.Source != state?.Profile.Source ? Refusal.NotAllowed
        : state is not null && state.Profile == profile ? Decision.Nothing
        : describe.Read is { } read && read != state?.TextId ? Refusal.TextReplaced
        : Decision.Tell(new CollectiveDescribed(profile), Audience.Public);

    private static Decision Plan(CollectiveState state, PlanMeeting asked, Moment moment)
    {
        if (asked.Meeting is not { } plan)
        {
            return Refusal.InvalidField("meeting");
        }

        if (plan.Check() is { } wrong)
        {
            return wrong;
        }

        if (state.Find(plan.Key) is not { } known)
        {
            return asked.Read is not null ? Refusal.TextReplaced
                : plan.End <= moment.Now ? new Refusal("meeting-is-over", RefusalKind.Conflict)
                : Recent(state.Meetings, moment.Now).Length >= CollectiveState.MostMeetings ? new Refusal("too-many-meetings", RefusalKind.Conflict)
                : Decision.Tell(new MeetingPlanned(plan, 0), Audience.Public);
        }

        return known.Cancelled ? new Refusal("meeting-is-cancelled", RefusalKind.Gone)
            : known.Plan.Equals(plan) ? Decision.Nothing
            : asked.Read is { } read && read != known.TextId ? Refusal.TextReplaced
            // What took place stays as it was announced.
            : known.Plan.End <= moment.Now || plan.End <= moment.Now ? new Refusal("meeting-is-over", RefusalKind.Conflict)
            : Decision.Tell(new MeetingPlanned(plan, known.Version + 1), Audience.Public);
    }

    private static Decision Cancel(CollectiveState state, CancelMeeting cancel, Moment moment) => state.Find(cancel.Key) switch
    {
        null => Refusal.InvalidField("key"),
        { Cancelled: true } => Decision.Nothing,
        var known when known.Plan.End <= moment.Now => new Refusal("meeting-is-over", RefusalKind.Conflict),
        var known => Decision.Tell(new MeetingCancelled(known.Plan.Key, known.Version + 1), Audience.Public),
    };

    private static Decision Count(CollectiveState state, CountMeeting count, Moment moment) =>
        count.Present is < 0 or > MostPresent ? Refusal.InvalidField("present") : state.Find(count.Key) switch
        {
            null => Refusal.InvalidField("key"),
            { Cancelled: true } => new Refusal("meeting-is-cancelled", RefusalKind.Gone),
            var known when moment.Now < known.Plan.Start => new Refusal("meeting-to-come", RefusalKind.Conflict),
            var known => known.Present == count.Present ? Decision.Nothing : Decision.Tell(new MeetingAttended(known.Plan.Key, count.Present), Audience.Local),
        };

    private static ImmutableArray<Meeting> Recent(ImmutableArray<Meeting> meetings, DateTimeOffset at) =>
        meetings.RemoveAll(meeting => meeting.Plan.End.AddDays(CollectiveState.KeepMeetings) <= at);

    private static ImmutableArray<Meeting> With(ImmutableArray<Meeting> meetings, Meeting one) => meetings.Any(meeting => meeting.Plan.Key == one.Plan.Key)
        ? Change(meetings, one.Plan.Key, former => one with { Present = former.Present })
        : meetings.Add(one);

    private static ImmutableArray<Meeting> Change(ImmutableArray<Meeting> meetings, string key, Func<Meeting, Meeting> change) =>
        [.. meetings.Select(meeting => meeting.Plan.Key == key ? change(meeting) : meeting)];
}
