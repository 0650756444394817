using System.Text.Json;
using Dapper;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Storage.Collectives;

/// <summary>The collectives of all hubs and their meetings by date, from this node's own read tables.</summary>
public sealed class CollectiveDates(IHubStore store) : ReadModel(store)
{
    /// <summary>Collectives of one answer; beyond, the last in order are not listed.</summary>
    public const int MostCollectives = 2_000;

    /// <summary>Meetings of one question to the database.</summary>
    public int Page { get; init; } = 2_000;

    /// <summary>Meetings of one answer; it says when there are more.</summary>
    public int Most { get; init; } = 20_000;

    /// <summary>In order of hub and key.</summary>
    public Task<IReadOnlyList<ListedCollective>> All(CancellationToken cancel) => Rows("1 = 1", new DynamicParameters(), cancel);

    public async Task<ListedCollective?> Find(GrainId collective, CancellationToken cancel) =>
        (await Rows("hub = @hub AND key = @key", new DynamicParameters(new { hub = collective.Hub.ToString(), key = collective.Key }), cancel)).FirstOrDefault();

    /// <summary>In order of their first time.</summary>
    public Task<Dated<ListedMeeting>> Between(MeetingFilter filter, CancellationToken cancel, int? most = null) =>
        Dated<ListedMeeting>.Read(last => After(filter, last, cancel), meeting => (meeting.Collective, meeting.Plan.Key), Page, most ?? Most);

    private async Task<IReadOnlyList<ListedMeeting>> After(MeetingFilter filter, ListedMeeting? last, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { from = filter.From.ToUnixTimeMilliseconds(), to = filter.To.ToUnixTimeMilliseconds(), most = Page });
        List<string> where = ["m.end_at > @from", "m.start_at < @to"];
        if (filter.Hubs is { } hubs)
        {
            where.Add($"m.hub IN {InList.Of(hubs, parameters)}");
        }

        if (filter.Departments is { } departments)
        {
            where.Add($"m.department IN {InList.Of(departments, parameters)}");
        }

        if (filter.Way is { } way)
        {
            where.Add($"m.way IN {InList.Of([Codes<MeetingWay>.Of(way)], parameters)}");
        }

        if (filter.Collective is { } collective)
        {
            where.Add($"m.hub IN {InList.Of([collective.Hub], parameters)} AND m.collective IN {InList.Of([collective.Key], parameters)}");
        }

        if (!filter.Cancelled)
        {
            where.Add("m.cancelled = 0");
        }

        if (last is not null)
        {
            where.Add("(m.start_at, m.hub, m.collective, m.key) > (@last_at, @last_hub, @last_collective, @last_key)");
            parameters.AddDynamicParams(new { last_at = last.Plan.Start.ToUnixTimeMilliseconds(), last_hub = last.Collective.Hub.ToString(), last_collective = last.Collective.Key, last_key = last.Plan.Key });
        }

        var rows = await Query<(string Hub, string Collective, string Name, string Audience, long Version, long Cancelled, string Plan)>(
            $"""
            SELECT m.hub, m.collective, c.name, c.audience, m.version, m.cancelled, m.plan FROM meeting m JOIN collective c ON c.hub = m.hub AND c.key = m.collective
            WHERE {string.Join(" AND ", where)} ORDER BY m.start_at, m.hub, m.collective, m.key LIMIT @most
            """,
            parameters, cancel);
        return [.. rows.Select(row => new ListedMeeting(
            new GrainId(HubId.Parse(row.Hub), GrainKind.Collective, row.Collective), row.Name, Codes<CollectiveAudience>.Parse(row.Audience),
            JsonSerializer.Deserialize<MeetingPlan>(row.Plan, DomainJson.Options)!, (int)row.Version, row.Cancelled != 0))];
    }

    private async Task<IReadOnlyList<ListedCollective>> Rows(string where, DynamicParameters parameters, CancellationToken cancel)
    {
        parameters.Add("most", MostCollectives);
        var rows = await Query<(string Hub, string Key, long ChangedAt, string Profile)>($"SELECT hub, key, changed_at, profile FROM collective WHERE {where} ORDER BY hub, key LIMIT @most", parameters, cancel);
        return [.. rows.Select(row => new ListedCollective(
            new GrainId(HubId.Parse(row.Hub), GrainKind.Collective, row.Key), JsonSerializer.Deserialize<CollectiveProfile>(row.Profile, DomainJson.Options)!,
            DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt)))];
    }
}
