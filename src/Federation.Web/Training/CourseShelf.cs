using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Web.Training;

/// <summary>The catalogue as pages show it: courses with the names of who gives them and the sessions to come.</summary>
public sealed class CourseShelf(CourseDesk courses, SessionDesk sessions, StructureNames structures, TimeProvider clock)
{
    /// <summary>Sessions beyond are not announced anywhere: calendars end there too.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(800);

    private static readonly SessionStatus[] Shown = [SessionStatus.Planned, SessionStatus.Confirmed, SessionStatus.AtRisk];

    /// <param name="hub">Null: of all hubs.</param>
    public async Task<IReadOnlyList<CourseLine>> All(HubId? hub, CancellationToken cancel)
    {
        var all = hub is { } one ? await courses.OfHub(one, cancel) : await courses.All(cancel);
        var now = clock.GetUtcNow();
        var coming = (await sessions.Between(new SessionFilter(now, now + Ahead, hub is { } only ? [only] : null, Statuses: Shown), cancel)).Items.ToLookup(session => session.Plan.Course);
        var names = await structures.Of(all.SelectMany(course => course.Profile.Providers), cancel);
        return [.. all.Select(course => new CourseLine(course, [.. course.Profile.Providers.Where(names.ContainsKey).Select(key => names[key])], [.. coming[course.Grain]]))];
    }
}
