using System.Globalization;
using Federation.Domain.Grains;
using Federation.Gateway.Caching;
using Federation.Gateway.Calendars;
using Federation.Gateway.Hubs;
using Federation.Gateway.Jobs;
using Federation.Gateway.Training.Calendars;
using Federation.Gateway.Training.Lheo;
using Federation.Gateway.Training.SchemaOrg;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Gateway.Training;

/// <summary>
/// Trainings for other software: the address of a page with a suffix. <c>/plateformes/aura.ics</c>, <c>/formations/aura/posture.ics</c>,
/// <c>/formations/aura/sessions/posture-1.ics</c>, <c>/formations/aura/posture.jsonld</c>, <c>/formations/aura/sessions/posture-1.jsonld</c>, <c>/collectifs/aura/pairs.ics</c>,
/// <c>/plateformes/aura/lheo.xml</c>. Calendars say what and in which house with <c>?titres=1</c> alone.
/// <para>
/// None ends silently: where there is more than one answer holds (<see cref="CalendarFile.Most"/> events, <see cref="CourseLd.MostSessions"/> sessions of a course, the sessions that
/// <see cref="SheetReader"/> reads at once), a header names the address of the next part, <c>?partie=2</c> or <c>?apres=…</c>, and a calendar says it in its description too. A calendar's last part ends at 20,000 sessions of one hub
/// in two years.
/// </para>
/// </summary>
public static class TrainingFeeds
{
    public const string Titles = "titres";

    /// <summary>From 1.</summary>
    private const string Part = "partie";

    private const string After = "apres";

    private const int MostParts = 10_000;

    /// <summary>Neutral: it stands among the reader's calendars, where others may see it.</summary>
    private const string Name = "Formations";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly Guid Build = typeof(TrainingFeeds).Module.ModuleVersionId;
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>Needs <see cref="SheetReader"/>, <see cref="HubsShown"/>, <see cref="OfferSite"/> and <see cref="TrainingMap"/> among the services.</summary>
    /// <param name="limits">The policy of request rates: public addresses are not mapped without one.</param>
    public static RouteGroupBuilder MapTrainingFeeds(this IEndpointRouteBuilder routes, string limits)
    {
        var group = routes.MapGroup("");
        group.AllowAnonymous().RequireRateLimiting(limits);
        group.MapMethods("/plateformes/{hub}.ics", Reading, OfHub);
        group.MapMethods(TrainingPaths.Courses + "/{hub}/{key}.ics", Reading, OfCourse);
        group.MapMethods(TrainingPaths.Courses + "/{hub}/sessions/{key}.ics", Reading, OfSession);
        group.MapMethods(TrainingPaths.Collectives + "/{hub}/{key}.ics", Reading, OfCollective);
        group.MapMethods("/plateformes/{hub}/lheo.xml", Reading, Lheo);
        group.MapMethods(TrainingPaths.Courses + "/{hub}/{key}.jsonld", Reading, (string hub, string key, HttpRequest request, SheetReader sheets, HubsShown hubs, OfferSite site, CancellationToken cancel) =>
            Linked(hub, key, request, GrainKind.Course, sheets.Course, sheets, hubs, site, cancel));
        group.MapMethods(TrainingPaths.Courses + "/{hub}/sessions/{key}.jsonld", Reading, (string hub, string key, HttpRequest request, SheetReader sheets, HubsShown hubs, OfferSite site, CancellationToken cancel) =>
            Linked(hub, key, request, GrainKind.Session, sheets.Session, sheets, hubs, site, cancel));
        group.MapMethods(TrainingMap.Path, Reading, async (TrainingMap map, CancellationToken cancel) => new WholeAnswer(await map.Write(cancel), Sitemap.ContentType, Long));
        group.MapMethods(TrainerFeedKey.Root + "/{hub}/{key}/{secret}.ics", Reading, OfTrainer);
        return group;
    }

    private static async Task<IResult> OfHub(string hub, HttpRequest request, SheetReader sheets, HubsShown hubs, OfferSite site, CancellationToken cancel)
    {
        if (await Known(hub, hubs, cancel) is not { } known)
        {
            return Results.NotFound();
        }

        // By date, so that what has no room is what is farthest away.
        var titled = IsTitled(request);
        return Calendar(request, site,
            (await sheets.Sessions(known.Id, cancel)).Select(session => (session.Plan.Start, Events: TrainingEvents.Of(session, site, titled)))
                .Concat((await sheets.Meetings(known.Id, cancel)).Select(meeting => (meeting.Plan.Start, Events: TrainingEvents.Of(meeting, site, titled))))
                .OrderBy(one => one.Start).SelectMany(one => one.Events));
    }

    private static async Task<IResult> OfCourse(string hub, string key, HttpRequest request, SheetReader sheets, OfferSite site, CancellationToken cancel) =>
        Grain(hub, GrainKind.Course, key) is { } grain && await sheets.Course(grain, cancel) is { } course
            ? Calendar(request, site, course.Sessions.SelectMany(session => TrainingEvents.Of(session, site, IsTitled(request))))
            : Results.NotFound();

    private static async Task<IResult> OfSession(string hub, string key, HttpRequest request, SheetReader sheets, OfferSite site, CancellationToken cancel) =>
        Grain(hub, GrainKind.Session, key) is { } grain && await sheets.Session(grain, cancel) is { } course
            ? Calendar(request, site, course.Sessions.SelectMany(session => TrainingEvents.Of(session, site, IsTitled(request))))
            : Results.NotFound();

    private static async Task<IResult> OfCollective(string hub, string key, HttpRequest request, SheetReader sheets, OfferSite site, CancellationToken cancel) =>
        Grain(hub, GrainKind.Collective, key) is { } grain && await sheets.Meetings(grain, cancel) is { } meetings
            ? Calendar(request, site, meetings.SelectMany(meeting => TrainingEvents.Of(meeting, site, IsTitled(request))))
            : Results.NotFound();

    /// <summary>For who holds its address alone: no cache on the way keeps it.</summary>
    private static async Task<IResult> OfTrainer(string hub, string key, string secret, TrainerCalendar calendar, CancellationToken cancel) =>
        Grain(hub, GrainKind.Trainer, key) is { } grain && await calendar.Write(grain, secret, cancel) is { } file
            ? new PrivateAnswer(file, CalendarFile.ContentType)
            : Results.NotFound();

    private static async Task<IResult> Lheo(string hub, HttpRequest request, SheetReader sheets, HubsShown hubs, OfferSite site, CancellationToken cancel)
    {
        if (await Known(hub, hubs, cancel) is not { } known || (request.Query.ContainsKey(After) && !SessionMark.TryParse(request.Query[After], known.Id, out _)))
        {
            return Results.NotFound();
        }

        var (all, more) = await sheets.Courses(known.Id, SessionMark.TryParse(request.Query[After], known.Id, out var after) ? after : null, cancel);
        if (all.Where(LheoFormation.IsWritten).ToList() is not { Count: > 0 } courses)
        {
            // The format has no list of nothing.
            return Results.NotFound();
        }

        var next = more is { } mark ? $"{site.Base}{request.Path}?{After}={mark}" : null;

        var structures = await sheets.Structures(known.Id, courses.Select(course => course.Profile), cancel);
        var changed = courses.SelectMany(course => course.Sessions.Select(session => session.ChangedAt).Append(course.ChangedAt)).Max();
        var marks = courses.Select(course => $"{course.Grain} {course.ChangedAt.UtcTicks} {string.Join(' ', course.Sessions.Select(session => $"{session.Grain.Key} {session.Version} {session.Status} {session.Door} {session.Free}"))}");
        var tag = $"{Build} {site.Base} {known.Profile.FullName} {string.Join('\n', structures.Values.Select(one => $"{one.Name} {one.Siret}").Order(StringComparer.Ordinal))} {string.Join('\n', marks)}";
        return new LongAnswer(LheoFile.Write(new LheoHub(known.Id, known.Profile.FullName, structures), courses, site), LheoFile.ContentType, Long, changed, tag, next);
    }

    private static async Task<IResult> Linked(
        string hub, string key, HttpRequest request, GrainKind kind, Func<GrainId, CancellationToken, Task<CourseSheet?>> read, SheetReader sheets, HubsShown hubs, OfferSite site, CancellationToken cancel)
    {
        if (await Known(hub, hubs, cancel) is not { } known || Grain(hub, kind, key) is not { } grain || await read(grain, cancel) is not { } course)
        {
            return Results.NotFound();
        }

        if (Cut(request, site, course.Sessions, CourseLd.MostSessions) is not ({ } part, var next))
        {
            return Results.NotFound();
        }

        var structures = await sheets.Structures(known.Id, [course.Profile], cancel);
        return new WholeAnswer(CourseLd.Write(course with { Sessions = part }, structures, known.Profile.FullName, site), CourseLd.ContentType, Short, next: next);
    }

    private static IResult Calendar(HttpRequest request, OfferSite site, IEnumerable<CalendarEvent> events) => Cut(request, site, events, CalendarFile.Most) is ({ } part, var next)
        ? new WholeAnswer(CalendarFile.Write(Name, part, next), CalendarFile.ContentType, Short, next: next)
        : Results.NotFound();

    /// <summary>The part that is asked for, and where the next one is; no part when there is none of this number.</summary>
    private static (IReadOnlyList<T>? Part, string? Next) Cut<T>(HttpRequest request, OfferSite site, IEnumerable<T> all, int most)
    {
        var (asked, number) = (request.Query[Part], 1);
        if (asked.Count > 0 && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number is < 1 or > MostParts))
        {
            return (null, null);
        }

        var part = all.Skip((number - 1) * most).Take(most + 1).ToList();
        return part.Count == 0 && number > 1 ? (null, null)
            : part.Count <= most ? (part, null)
            : (part[..most], $"{site.Base}{request.Path}?{Part}={number + 1}{(IsTitled(request) ? $"&{Titles}=1" : "")}");
    }

    private static bool IsTitled(HttpRequest request) => request.Query[Titles] == "1";

    private static async ValueTask<HubView?> Known(string hub, HubsShown hubs, CancellationToken cancel) =>
        HubId.TryParse(hub, out var id) ? (await hubs(cancel)).FirstOrDefault(view => view.Id == id) : null;

    private static GrainId? Grain(string hub, GrainKind kind, string key) => HubId.TryParse(hub, out var id) && TextId.IsSlug(key, GrainId.LongestKey) ? new GrainId(id, kind, key) : null;
}
