using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Alerts;

namespace Federation.Node.Tests.Simulation;

/// <summary>What is announced, read from the disks as the tables and the feeds of a node would have it.</summary>
public sealed class SimulatedTrainings(World world, Life life) : IAlertTrainings
{
    public async Task<IReadOnlyList<Announced>> Anew(IReadOnlyCollection<GrainId> grains, CancellationToken cancel)
    {
        await life.Point("before reading what is announced");
        return [.. AnnouncedRules.All(world).Where(news => grains.Contains(news.Thing.Of) || (news is AnnouncedSession session && grains.Contains(session.Plan.Course)))];
    }

    public async IAsyncEnumerable<Announced> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await life.Point("before reading all that is announced");
        foreach (var news in world.Flaw == Flaw.NoCatchUp ? [] : AnnouncedRules.All(world).ToList())
        {
            yield return news;
        }
    }
}

/// <summary>The rules in a few lines, for the simulated tables and for who checks them.</summary>
public static class AnnouncedRules
{
    public static IEnumerable<Announced> All(World world) => world.Disks.Values.SelectMany(disk => disk.Grains.SelectMany(pair => pair.Value.State switch
    {
        SessionState session => Of(disk, pair.Key, session, world.Now),
        CollectiveState collective => Of(disk, pair.Key, collective, world.Now),
        _ => [],
    }));

    /// <summary>Half of all pairs answer.</summary>
    public static bool Answers(Guid criteria, Announced news) => ((criteria.ToByteArray()[15] ^ news.Thing.Of.Key[^1] ^ (news switch
    {
        AnnouncedSession session => session.Course.Title.Length,
        AnnouncedMeeting meeting => meeting.Collective.Name.Length + meeting.Plan.Key[^1],
        _ => 0,
    })) & 1) == 0;

    private static IEnumerable<Announced> Of(Disk disk, GrainId grain, SessionState state, DateTimeOffset now)
    {
        if (!AnnouncedNews.IsAnnounced(state.Status, state.Plan, now) || disk.Grains.GetValueOrDefault(state.Plan.Course)?.State is not CourseState course)
        {
            yield break;
        }

        yield return new AnnouncedSession(new Thing(grain, Happening.Published), disk.Feed.First(entry => entry.Subject == grain).At, course.Profile, state.Plan, []);
        if (state is { Door: RegistrationDoor.Open, Free: > 0, HasWaiting: false }
            && AnnouncedSince.Last(disk.Feed.Where(entry => entry.Subject == grain).Select(entry => (entry.Version, entry.At, entry.Fact))) is { } opening)
        {
            yield return new AnnouncedSession(opening.Thing(grain), opening.At, course.Profile, state.Plan, []);
        }
    }

    private static IEnumerable<Announced> Of(Disk disk, GrainId grain, CollectiveState state, DateTimeOffset now)
    {
        foreach (var meeting in state.Meetings.Where(meeting => !meeting.Cancelled && meeting.Plan.End > now))
        {
            var first = disk.Feed.First(entry => entry.Subject == grain && entry.Fact is MeetingPlanned planned && planned.Meeting.Key == meeting.Plan.Key);
            yield return new AnnouncedMeeting(new Thing(grain, Happening.Published, meeting.Plan.Key), first.At, state.Profile, meeting.Plan);
        }
    }
}
