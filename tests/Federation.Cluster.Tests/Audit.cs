using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Running;
using Federation.Storage;

namespace Federation.Cluster.Tests;

/// <summary>Reads the whole database once nobody writes any more, and holds it to the promises.</summary>
public sealed class Audit
{
    private readonly Dictionary<GrainId, ReferralState> _referrals = [];
    private readonly Place _place;

    private Audit(Place place) => _place = place;

    public int Referrals => _referrals.Count;

    public static async Task<Audit> Of(Place place)
    {
        var audit = new Audit(place);
        await using var database = Database.Open(place.Database!);
        foreach (var hub in (await database.Hubs.Heads(CancellationToken.None)).Keys)
        {
            for (var after = ""; ;)
            {
                var page = await database.Hubs.Grains(hub, GrainKind.Referral, after, 1000, CancellationToken.None);
                foreach (var (grain, stored) in page)
                {
                    audit._referrals[grain] = (ReferralState)stored.State!;
                }

                if (page.Count < 1000)
                {
                    break;
                }

                after = page[^1].Grain.Key;
            }
        }

        return audit;
    }

    public async Task NothingAcknowledgedIsLost(IReadOnlyList<Ack> acks)
    {
        var replies = (await Sql.Rows<(string Hub, string Kind, string Key, string Once, string Reply)>(_place, "SELECT hub, kind, key, idempotency_key, reply FROM reply"))
            .ToDictionary(row => ($"{row.Hub}/{row.Kind}/{row.Key}", row.Once), row => System.Text.Json.JsonSerializer.Deserialize<Reply>(row.Reply, DomainJson.Options)!);
        var entries = (await Sql.Rows<(string Hub, long Position, string Kind, string Key, long Version)>(_place, "SELECT hub, position, subject_kind, subject_key, version FROM entry"))
            .ToDictionary(row => (row.Hub, row.Position), row => ($"{row.Hub}/{row.Kind}/{row.Key}", row.Version));
        foreach (var ack in acks)
        {
            Assert.True(replies.TryGetValue(($"{ack.Grain}", ack.Key), out var reply), $"no reply is kept for {ack}");
            Assert.Equal((ack.Version, ack.Position), (reply.Version, reply.Position));
            Assert.Equal(($"{ack.Grain}", ack.Version), entries[($"{ack.Grain.Hub}", ack.Position)]);
        }
    }

    public async Task NothingIsDoubled(IReadOnlyList<Ack> acks)
    {
        Assert.All(acks.GroupBy(ack => (ack.Grain, ack.Key)), same => Assert.Single(same.Distinct()));
        Assert.All(acks.GroupBy(ack => (ack.Grain.Hub, ack.Position)), same => Assert.Single(same.Distinct()));
        await None("a request filed twice", "SELECT subject_key FROM entry WHERE kind IN ('referral.filed', 'referral.mirrored') GROUP BY hub, subject_key HAVING count(*) > 1");
        await None("news heard twice", """
            SELECT subject_key FROM entry WHERE kind = 'referral.heard' GROUP BY hub, subject_key, data::json->>'from', data::json->>'position' HAVING count(*) > 1
            """);
        await None("an answer to two keys", "SELECT min(key) FROM reply GROUP BY hub, reply::json->>'position' HAVING count(*) > 1");
        await None("entries that answer no command", """
            SELECT key FROM grain WHERE version <> (SELECT max((reply::json->>'version')::bigint) FROM reply WHERE reply.hub = grain.hub AND reply.kind = grain.kind AND reply.key = grain.key)
            """);
    }

    public async Task PositionsAndVersionsAreDense()
    {
        await None("gaps in a feed", """
            SELECT hub.id FROM hub LEFT JOIN entry ON entry.hub = hub.id GROUP BY hub.id, head
            HAVING count(position) <> head OR COALESCE(min(position), 1) <> 1 OR COALESCE(max(position), 0) <> head
            """);
        await None("gaps in a grain", """
            SELECT grain.key FROM grain LEFT JOIN entry ON entry.hub = grain.hub AND subject_kind = grain.kind AND subject_key = grain.key
            GROUP BY grain.hub, grain.kind, grain.key, grain.version
            HAVING count(entry.version) <> grain.version OR min(entry.version) <> 1 OR max(entry.version) <> grain.version
            """);
        await None("entries back in time by more than the nodes' clocks", "SELECT hub FROM (SELECT hub, at - lag(at) OVER (PARTITION BY hub, subject_kind, subject_key ORDER BY version) AS step FROM entry) AS steps WHERE step < -1000");
    }

    /// <summary>One status, or both copies know that they differ.</summary>
    /// <returns>How many pairs there were.</returns>
    public int BothEndsConverge()
    {
        var pairs = 0;
        foreach (var (grain, state) in _referrals)
        {
            if (state.Side == Side.Recipient)
            {
                Assert.True(_referrals.ContainsKey(grain with { Hub = state.Origin }), $"{grain} mirrors nothing");
            }
            else if (state.Recipient is { } recipient && recipient != state.Origin)
            {
                pairs++;
                Assert.True(_referrals.TryGetValue(grain with { Hub = recipient }, out var copy), $"{grain} was sent and never received");
                Assert.True(
                    state.Status == copy.Status ? !state.Differs && !copy.Differs : state.Differs && copy.Differs,
                    $"{grain}: {state.Status} here, {copy.Status} at {recipient} (differs: {state.Differs}, {copy.Differs}; heard: {state.OtherHolds}, {copy.OtherHolds})");
            }
        }

        return pairs;
    }

    /// <summary>A sealed row is one that a living request names, and what a request names is there.</summary>
    public async Task SealedRowsBelongToSomebody()
    {
        var rows = (await Sql.Rows<(string Hub, string Id)>(_place, "SELECT hub, id FROM sealed")).ToHashSet();
        var named = _referrals.SelectMany(pair => pair.Value.Dossier.Seals.Select(seal => ($"{pair.Key.Hub}", $"{seal.Id}"))).ToList();
        Assert.Equal(named.Count, named.Distinct().Count());
        Assert.Empty(named.Except(rows));
        Assert.Empty(rows.Except(named));
        Assert.NotEmpty(rows);
    }

    private async Task None(string what, string sql)
    {
        var found = await Sql.Rows<string>(_place, sql);
        Assert.True(found.Count == 0, $"{what}: {found.Count}, the first is {found.FirstOrDefault()}");
    }
}
