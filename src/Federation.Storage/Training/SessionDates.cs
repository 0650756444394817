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
    /// <summary>Of one answer; the first by date are given.</summary>
    public const int Most = 2000;

    private const string Columns = "hub, key, status, since, door, free, waiting, has_team, version, why, plan";

    /// <summary>In order of their first day.</summary>
    public Task<IReadOnlyList<ListedSession>> Between(SessionFilter filter, CancellationToken cancel)
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

        return Rows(string.Join(" AND ", where), "start_at, hub, key", parameters, cancel);
    }

    /// <summary>Those of one course, the latest first.</summary>
    public Task<IReadOnlyList<ListedSession>> OfCourse(GrainId course, CancellationToken cancel) =>
        Rows("hub = @hub AND course = @course", "start_at DESC, key", new DynamicParameters(new { hub = course.Hub.ToString(), course = course.Key }), cancel);

    public async Task<ListedSession?> Find(GrainId session, CancellationToken cancel) =>
        (await Rows("hub = @hub AND key = @key", "key", new DynamicParameters(new { hub = session.Hub.ToString(), key = session.Key }), cancel)).FirstOrDefault();

    private static IEnumerable<SessionStatus> Taking => Enum.GetValues<SessionStatus>().Where(status => !SessionTransitions.IsTerminal(status) && status != SessionStatus.Postponed);

    private async Task<IReadOnlyList<ListedSession>> Rows(string where, string order, DynamicParameters parameters, CancellationToken cancel)
    {
        parameters.Add("most", Most);
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
