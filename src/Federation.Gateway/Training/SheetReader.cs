using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Storage.Collectives;
using Federation.Storage.Training;

namespace Federation.Gateway.Training;

/// <summary>Courses, sessions and meetings as other software is told of them, from this node's read tables.</summary>
public sealed class SheetReader(CourseCatalogue catalogue, SessionDates sessions, CollectiveDates collectives, TrainingPast past, GrainStates states, TimeProvider clock)
{
    /// <summary>What was over so long ago, in days, is in no calendar any more. Long enough for software that was closed over the holidays to strike it out.</summary>
    public const int Behind = 60;

    /// <summary>Days ahead.</summary>
    public const int Ahead = 2 * 366;

    /// <summary>All courses of a hub with their sessions by date; and, when there are more of these than one answer holds, behind which the next part begins.</summary>
    /// <param name="after">The next part of an earlier answer: of the courses, those alone that have a session in it.</param>
    public async Task<(IReadOnlyList<CourseSheet> Courses, SessionMark? Next)> Courses(HubId hub, SessionMark? after, CancellationToken cancel)
    {
        var (listed, whole) = await sessions.Between(Stretch(hub) with { After = after }, cancel);
        var dated = (await Sessions(listed, cancel)).ToLookup(session => session.Plan.Course);
        var courses = (await catalogue.OfHub(hub, cancel)).Where(course => after is null || dated.Contains(course.Grain));
        return ([.. courses.Select(course => new CourseSheet(course.Grain, course.Profile, course.ChangedAt, [.. dated[course.Grain]]))], whole ? null : SessionMark.Of(listed[^1]));
    }

    /// <summary>With its sessions from <see cref="Behind"/> on, by date; null when there is no such course.</summary>
    public async Task<CourseSheet?> Course(GrainId grain, CancellationToken cancel)
    {
        if (await catalogue.Find(grain, cancel) is not { } course)
        {
            return null;
        }

        var own = (await sessions.Between(Stretch(grain.Hub) with { Course = grain }, cancel)).Items;
        return new CourseSheet(grain, course.Profile, course.ChangedAt, await Sessions(own, cancel));
    }

    /// <summary>The course of a session, with this one alone.</summary>
    public async Task<CourseSheet?> Session(GrainId grain, CancellationToken cancel) =>
        await sessions.Find(grain, cancel) is { } session && await catalogue.Find(session.Plan.Course, cancel) is { } course
            ? new CourseSheet(course.Grain, course.Profile, course.ChangedAt, await Sessions([session], cancel))
            : null;

    public async Task<IReadOnlyList<SessionSheet>> Sessions(HubId hub, CancellationToken cancel) => await Sessions((await sessions.Between(Stretch(hub), cancel)).Items, cancel);

    public Task<IReadOnlyList<MeetingSheet>> Meetings(HubId hub, CancellationToken cancel) => Meetings(Filter() with { Hubs = [hub] }, cancel);

    /// <summary>Null when there is no such collective.</summary>
    public async Task<IReadOnlyList<MeetingSheet>?> Meetings(GrainId collective, CancellationToken cancel) =>
        await collectives.Find(collective, cancel) is null ? null : await Meetings(Filter() with { Collective = collective }, cancel);

    /// <summary>Who gives or pays these courses, by key, of those that the hub's directory knows.</summary>
    public async Task<IReadOnlyDictionary<string, StructureProfile>> Structures(HubId hub, IEnumerable<CourseProfile> courses, CancellationToken cancel)
    {
        var keys = courses.SelectMany(course => TrainingLines.Listed(course.Providers).Concat(TrainingLines.Listed(course.Price.Funders))).Distinct(StringComparer.Ordinal);
        var known = await states.Load([.. keys.Select(key => new GrainId(hub, GrainKind.Structure, key))], cancel);
        return known.Where(pair => pair.Value is StructureState).ToDictionary(pair => pair.Key.Key, pair => ((StructureState)pair.Value).Profile, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<SessionSheet>> Sessions(IReadOnlyList<ListedSession> listed, CancellationToken cancel)
    {
        var changed = await past.ChangedAt([.. listed.Select(session => session.Grain)], cancel);
        return [.. listed.Select(session => new SessionSheet(
            session.Grain, session.Plan, session.Status, session.Door, session.Free, session.Version, changed.GetValueOrDefault(session.Grain, session.Since)))];
    }

    private async Task<IReadOnlyList<MeetingSheet>> Meetings(MeetingFilter filter, CancellationToken cancel)
    {
        var listed = (await collectives.Between(filter, cancel)).Items;
        var changed = await past.ChangedAt([.. listed.Select(meeting => meeting.Collective)], cancel);
        return [.. listed.Select(meeting => new MeetingSheet(
            meeting.Collective, meeting.Name, meeting.Audience, meeting.Plan, meeting.Cancelled, meeting.Version, changed.GetValueOrDefault(meeting.Collective, meeting.Plan.Start)))];
    }

    private SessionFilter Stretch(HubId hub) => new(clock.GetUtcNow().AddDays(-Behind), clock.GetUtcNow().AddDays(Ahead), [hub]);

    private MeetingFilter Filter() => new(clock.GetUtcNow().AddDays(-Behind), clock.GetUtcNow().AddDays(Ahead));
}
