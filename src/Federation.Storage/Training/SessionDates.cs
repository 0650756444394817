using System.Text.Json;
using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Storage.Training;

/// <summary>The sessions of all hubs by date, from this node's own read tables.</summary>
public sealed class SessionDates(IHubStore store, TimeProvider clock) : ReadModel(store)
{
    /// <summary>Of one question to the database.</summary>
    public int Page { get; init; } = 2_000;

    /// <summary>Of one answer; it says when there is more.</summary>
    public int Most { get; init; } = 20_000;

    private const string Columns = "hub, key, status, since, door, free, waiting, has_team, version, why, plan";

    /// <summary>In order of their first day.</summary>
    public Task<Dated<ListedSession>> Between(SessionFilter filter, CancellationToken cancel, int? most = null) => Dated<ListedSession>.Read(
        last => After(filter, last is null ? filter.After : SessionMark.Of(last), cancel), session => session.Grain, Page, most ?? Most);

    private Task<IReadOnlyList<ListedSession>> After(SessionFilter filter, SessionMark? mark, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { from = filter.From.ToUnixTimeMilliseconds(), to = filter.To.ToUnixTimeMilliseconds() });
        List<string> where = ["end_at > @from", "start_at < @to"];
        if (filter.Hubs is { } hubs)
        {
            where.Add($"hub IN {InList.Of(hubs, parameters)}");
        }

        if (filter.Departments is { } departments)
        {
            where.Add($"department IN {InList.Of(departments, parameters)}");
        }

        if (filter.Way is { } way)
        {
            where.Add($"way IN {InList.Of([Codes<TrainingWay>.Of(way)], parameters)}");
        }

        if (filter.Statuses is { } statuses)
        {
            where.Add($"status IN {InList.Of(statuses.Select(Codes<SessionStatus>.Of), parameters)}");
        }

        if (filter.Open)
        {
            // The words of ListedSession.TakesRegistrations.
            parameters.Add("now", clock.GetUtcNow().ToUnixTimeMilliseconds());
            where.Add($"door = 'open' AND start_at > @now AND status IN {InList.Of(Taking.Select(Codes<SessionStatus>.Of), parameters)}");
        }

        if (filter.Course is { } course)
        {
            where.Add($"hub IN {InList.Of([course.Hub], parameters)} AND course IN {InList.Of([course.Key], parameters)}");
        }

        if (mark is { } last)
        {
            where.Add("(start_at, hub, key) > (@last_at, @last_hub, @last_key)");
            parameters.AddDynamicParams(new { last_at = last.Start.ToUnixTimeMilliseconds(), last_hub = last.Session.Hub.ToString(), last_key = last.Session.Key });
        }

        return Rows(string.Join(" AND ", where), "start_at, hub, key", parameters, cancel);
    }

    /// <summary>Those of one course, the latest first; at most a page.</summary>
    public Task<IReadOnlyList<ListedSession>> OfCourse(GrainId course, CancellationToken cancel) =>
        Rows("hub = @hub AND course = @course", "start_at DESC, key", new DynamicParameters(new { hub = course.Hub.ToString(), course = course.Key }), cancel);

    public async Task<ListedSession?> Find(GrainId session, CancellationToken cancel) =>
        (await Rows("hub = @hub AND key = @key", "key", new DynamicParameters(new { hub = session.Hub.ToString(), key = session.Key }), cancel)).FirstOrDefault();

    private static IEnumerable<SessionStatus> Taking => Enum.GetValues<SessionStatus>().Where(status => !SessionTransitions.IsTerminal(status) && status != SessionStatus.Postponed);

    private async Task<IReadOnlyList<ListedSession>> Rows(string where, string order, DynamicParameters parameters, CancellationToken cancel)
    {
        parameters.Add("most", Page);
        return [.. (await Query<RawSession>($"SELECT {Columns} FROM session WHERE {where} ORDER BY {order} LIMIT @most", parameters, cancel)).Select(row => row.Read())];
    }

    /// <summary>As the table spells it; the names are the columns', for Dapper.</summary>
    private sealed class RawSession
    {
        public string Hub { get; init; } = "";

        public string Key { get; init; } = "";

        public string Status { get; init; } = "";

        public long Since { get; init; }

        public string Door { get; init; } = "";

        public long? Free { get; init; }

        public long Waiting { get; init; }

        public long Has_Team { get; init; }

        public long Version { get; init; }

        public string? Why { get; init; }

        public string Plan { get; init; } = "";

        public ListedSession Read() => new(
            new GrainId(HubId.Parse(Hub), GrainKind.Session, Key), JsonSerializer.Deserialize<SessionPlan>(Plan, DomainJson.Options)!, Codes<SessionStatus>.Parse(Status),
            DateTimeOffset.FromUnixTimeMilliseconds(Since), Codes<RegistrationDoor>.Parse(Door), (int?)Free, Waiting != 0, Has_Team != 0, (int)Version,
            Why is null ? null : Codes<SessionEndedWhy>.Parse(Why));
    }
}
