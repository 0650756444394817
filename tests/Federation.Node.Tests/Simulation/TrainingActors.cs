using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Simulation;

/// <summary>
/// Hubs that announce courses, sessions and meetings, and people who register where there is room and leave where there is none: what alerts on them are
/// told of. Now and then anything at all, refusals among it.
/// </summary>
public sealed class TrainingActors(World world)
{
    private static readonly PriceOfCourse Free = new(CoursePrice.Free, null, null, null, []);

    private Random Random => world.Random;

    public Task Act(Func<GrainId, Command, Caller, Task> ask)
    {
        var hub = Places.Hubs[Random.Next(Places.Hubs.Count)];
        var (grain, command, caller) = Random.Next(4) == 0 ? TrainingStory.Any(Random, world.Now, hub, world.Auditor.Registrations) : Announced(hub) ?? Begin(hub);

        // Bells are the runners' alone here.
        return command is Ring ? Task.CompletedTask : ask(grain, command, caller);
    }

    /// <summary>Something that is announced changes; null when nothing is.</summary>
    private (GrainId Grain, Command Command, Caller Caller)? Announced(HubId hub)
    {
        var open = world.Auditor.Sessions.Where(session => session.Hub == hub && world.Auditor.Folded(session) is SessionState { IsOver: false } state && world.Now < state.Plan.Start).ToList();
        if (open.Count == 0 || Random.Next(4) == 0)
        {
            return null;
        }

        var (session, coordinator) = (open[Random.Next(open.Count)], Caller.Coordinator(hub, "account-1"));
        var known = (SessionState)world.Auditor.Folded(session)!;
        return Random.Next(8) switch
        {
            0 => (session, new CancelSession(SessionEndedWhy.NoFunding), coordinator),
            1 => (session, new MoveDoor(Random.Next(3) == 0 ? RegistrationDoor.Closed : RegistrationDoor.Open), coordinator),
            _ when known.Free > 0 => (session, new RegisterForSession(Random.NextGuid(world.Now), PrivateLink.Hash("place"), Samples.Envelope(Random, world.Now, SealKind.Contact)), Caller.Visitor),
            _ when known.Registrations.IsEmpty => null,
            _ => (session, new LeaveSession(known.Registrations[Random.Next(known.Registrations.Length)].Id), coordinator),
        };
    }

    private (GrainId Grain, Command Command, Caller Caller) Begin(HubId hub)
    {
        var (course, collective, coordinator) = (new GrainId(hub, GrainKind.Course, "cours"), new GrainId(hub, GrainKind.Collective, "pairs"), Caller.Coordinator(hub, "account-1"));
        var (today, number) = (ParisTime.DateOf(world.Now), Random.Next(1000));
        if (world.Auditor.Folded(course) is null || Random.Next(8) == 0)
        {
            return (course, new DescribeCourse(new CourseProfile(
                new string('c', 1 + Random.Next(2)), CourseKind.Catalogue, CourseStatus.Offered, [], null, null, null, [], [], Prerequisite.None, null, null, new CourseLength(null, null, null, null), null, Free, [], [],
                TrainerComposition.NotStated, null, Certification.None, null, null, null, null)), coordinator);
        }

        if (world.Auditor.Folded(collective) is not CollectiveState gathered)
        {
            return (collective, new DescribeCollective(new CollectiveProfile(
                "Pairs", CollectiveKind.MutualAid, CollectiveStatus.Active, CollectiveAudience.Mixed, CollectiveScope.Regional, null, null, null, null, null, CollectiveWay.Remote, FacilitatorKind.Peers, null, null)), coordinator);
        }

        var coming = gathered.Meetings.Where(meeting => !meeting.Cancelled && meeting.Plan.End > world.Now).ToList();
        return Random.Next(3) switch
        {
            0 when coming.Count > 0 => (collective, new CancelMeeting(coming[Random.Next(coming.Count)].Plan.Key), coordinator),
            0 or 1 => (collective, new PlanMeeting(new MeetingPlan(
                $"m-{number}", [new MeetingTime(today.AddDays(Random.Next(1, 60)), new TimeOnly(14, 0), new TimeOnly(16, 0))], MeetingWay.Remote, null, null, null, null, null)), coordinator),
            _ => (new GrainId(hub, GrainKind.Session, $"s-{number}"), new PlanSession(new SessionPlan(
                course, "Session", [new SessionDay(today.AddDays(Random.Next(20, 90)), new TimeOnly(9, 0), new TimeOnly(17, 0))], TrainingWay.Remote, null, null, null, Random.Next(1, 3), Free, NeedsPair: false)), coordinator),
        };
    }
}
