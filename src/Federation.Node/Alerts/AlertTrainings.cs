using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Alerts;

/// <summary>The read tables of this node, and its feeds for the instants that no table keeps.</summary>
public sealed class AlertTrainings(IHubStore store, StructureNames structures, AnnouncedSince since, TimeProvider clock) : ReadModel(store), IAlertTrainings
{
    /// <summary>Rows that are read at once.</summary>
    private const int Page = 200;

    /// <summary>The words of <see cref="AnnouncedNews.IsAnnounced"/>.</summary>
    private const string Sessions =
        "SELECT s.hub, s.key, s.door, s.free, s.waiting, s.plan, c.profile FROM session s JOIN course c ON c.hub = s.hub AND c.key = s.course WHERE s.start_at > @now AND s.status IN ('planned', 'confirmed', 'at-risk')";

    private const string Meetings =
        "SELECT m.hub, m.collective, m.key, m.plan, c.profile FROM meeting m JOIN collective c ON c.hub = m.hub AND c.key = m.collective WHERE m.cancelled = 0 AND m.end_at > @now";

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<IReadOnlyList<Announced>> Anew(IReadOnlyCollection<GrainId> grains, CancellationToken cancel)
    {
        var found = new List<Announced>();
        foreach (var some in grains.Distinct().GroupBy(grain => (grain.Hub, grain.Kind)).SelectMany(group => group.Chunk(Page)))
        {
            var parameters = new DynamicParameters(new { now = Now, hub = some[0].Hub.ToString() });
            var keys = InList.Of(some.Select(grain => grain.Key), parameters);
            switch (some[0].Kind)
            {
                case GrainKind.Session:
                    found.AddRange(await Read(await Query<SessionRow>($"{Sessions} AND s.hub = @hub AND s.key IN {keys} ORDER BY s.key", parameters, cancel), cancel));
                    break;
                case GrainKind.Course:
                    found.AddRange(await Read(await Query<SessionRow>($"{Sessions} AND s.hub = @hub AND s.course IN {keys} ORDER BY s.key", parameters, cancel), cancel));
                    break;
                case GrainKind.Collective:
                    found.AddRange(await Read(await Query<MeetingRow>($"{Meetings} AND m.hub = @hub AND m.collective IN {keys} ORDER BY m.collective, m.key", parameters, cancel), cancel));
                    break;
            }
        }

        return found;
    }

    public async IAsyncEnumerable<Announced> All([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var (hub, key) = ("", ""); ;)
        {
            var rows = await Query<SessionRow>($"{Sessions} AND (s.hub > @hub OR (s.hub = @hub AND s.key > @key)) ORDER BY s.hub, s.key LIMIT @most", new { now = Now, hub, key, most = Page }, cancel);
            foreach (var one in await Read(rows, cancel))
            {
                yield return one;
            }

            if (rows.Count < Page)
            {
                break;
            }

            (hub, key) = (rows[^1].Hub, rows[^1].Key);
        }

        for (var (hub, collective, key) = ("", "", ""); ;)
        {
            var rows = await Query<MeetingRow>(
                $"{Meetings} AND (m.hub > @hub OR (m.hub = @hub AND (m.collective > @collective OR (m.collective = @collective AND m.key > @key)))) ORDER BY m.hub, m.collective, m.key LIMIT @most",
                new { now = Now, hub, collective, key, most = Page }, cancel);
            foreach (var one in await Read(rows, cancel))
            {
                yield return one;
            }

            if (rows.Count < Page)
            {
                yield break;
            }

            (hub, collective, key) = (rows[^1].Hub, rows[^1].Collective, rows[^1].Key);
        }
    }

    private async Task<IReadOnlyList<Announced>> Read(IReadOnlyList<SessionRow> rows, CancellationToken cancel)
    {
        var first = await since.Sessions([.. rows.Select(row => row.Grain)], cancel);
        var freed = await since.Freed([.. rows.Where(row => row.IsFree).Select(row => row.Grain)], cancel);
        var courses = rows.DistinctBy(row => row.Profile).ToDictionary(row => row.Profile, row => JsonSerializer.Deserialize<CourseProfile>(row.Profile, DomainJson.Options)!, StringComparer.Ordinal);
        var names = await structures.Of(courses.Values.SelectMany(course => course.Providers), cancel);
        var found = new List<Announced>(rows.Count);
        foreach (var row in rows)
        {
            var (course, plan) = (courses[row.Profile], JsonSerializer.Deserialize<SessionPlan>(row.Plan, DomainJson.Options)!);
            ImmutableArray<string> providers = [.. course.Providers.Where(names.ContainsKey).Select(key => names[key])];
            if (first.TryGetValue(row.Grain, out var at))
            {
                found.Add(new AnnouncedSession(new Thing(row.Grain, Happening.Published), at, course, plan, providers));
            }

            if (freed.TryGetValue(row.Grain, out var opening))
            {
                found.Add(new AnnouncedSession(opening.Thing(row.Grain), opening.At, course, plan, providers));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<Announced>> Read(IReadOnlyList<MeetingRow> rows, CancellationToken cancel)
    {
        var first = await since.Meetings([.. rows.Select(row => row.Grain)], cancel);
        return [.. rows.Where(row => first.ContainsKey((row.Grain, row.Key))).Select(row => new AnnouncedMeeting(
            new Thing(row.Grain, Happening.Published, row.Key), first[(row.Grain, row.Key)], JsonSerializer.Deserialize<CollectiveProfile>(row.Profile, DomainJson.Options)!,
            JsonSerializer.Deserialize<MeetingPlan>(row.Plan, DomainJson.Options)!))];
    }

    /// <summary>The names are the columns', for Dapper.</summary>
    private sealed class SessionRow
    {
        public string Hub { get; init; } = "";

        public string Key { get; init; } = "";

        public string Door { get; init; } = "";

        public long? Free { get; init; }

        public long Waiting { get; init; }

        public string Plan { get; init; } = "";

        public string Profile { get; init; } = "";

        public GrainId Grain => new(HubId.Parse(Hub), GrainKind.Session, Key);

        /// <summary>Whoever comes now has a place.</summary>
        public bool IsFree => Door == Codes<RegistrationDoor>.Of(RegistrationDoor.Open) && Free > 0 && Waiting == 0;
    }

    private sealed class MeetingRow
    {
        public string Hub { get; init; } = "";

        public string Collective { get; init; } = "";

        public string Key { get; init; } = "";

        public string Plan { get; init; } = "";

        public string Profile { get; init; } = "";

        public GrainId Grain => new(HubId.Parse(Hub), GrainKind.Collective, Collective);
    }
}
