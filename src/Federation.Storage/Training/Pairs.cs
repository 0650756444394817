using System.Collections.Immutable;
using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;
using static Federation.Storage.Training.TrainingCells;

namespace Federation.Storage.Training;

/// <param name="Grain">At the hub that proposed it and speaks for it.</param>
public sealed record PairRow(GrainId Grain, PairStatus Status, DateTimeOffset Since, ImmutableArray<TrainingTheme> Themes, ImmutableArray<PairMember> Members)
{
    /// <summary>Hubs that its members belong to, each once.</summary>
    public IEnumerable<HubId> Hubs => Members.Select(member => member.Trainer.Hub).Distinct();
}

/// <summary>Pairs, from this node's own tables.</summary>
public sealed class Pairs(IHubStore store) : ReadModel(store)
{
    public const int LongestPage = 200;

    /// <summary>Keys in one question: far below what either engine takes.</summary>
    private const int Together = 250;

    private const string Columns = "p.hub, p.key, p.status, p.since, p.themes, m.trainer_hub, m.trainer_key, m.role, m.agreed";
    private const string Joined = "pair p JOIN pair_member m ON m.hub = p.hub AND m.key = p.key";

    /// <summary>Those that work together, of all hubs: what an index is built from.</summary>
    public Task<IReadOnlyList<PairRow>> Formed(CancellationToken cancel) => Rows("p.status = 'formed'", null, cancel);

    /// <summary>These as they are now, whatever their status; null: there is none.</summary>
    public async Task<IReadOnlyDictionary<GrainId, PairRow?>> Anew(IReadOnlyCollection<GrainId> grains, CancellationToken cancel)
    {
        var known = grains.Where(grain => grain.Kind == GrainKind.Pair).Distinct().ToDictionary(grain => grain, _ => (PairRow?)null);
        foreach (var some in known.Keys.GroupBy(grain => grain.Hub).SelectMany(group => group.Chunk(Together)).ToList())
        {
            var parameters = new DynamicParameters(new { hub = some[0].Hub.ToString() });
            foreach (var pair in await Rows($"p.hub = @hub AND p.key IN {InList.Of(some.Select(grain => grain.Key), parameters)}", parameters, cancel))
            {
                known[pair.Grain] = pair;
            }
        }

        return known;
    }

    public async Task<PairRow?> Find(GrainId grain, CancellationToken cancel) => (await Anew([grain], cancel)).GetValueOrDefault(grain);

    /// <summary>Those that this hub speaks for and those that one of its trainers is in: what waits first, then the newest. Another hub's proposals alone are its own.</summary>
    public async Task<IReadOnlyList<PairRow>> OfHub(HubId hub, CancellationToken cancel)
    {
        var rows = await Rows(
            """
            p.status <> 'dissolved' AND (p.hub = @hub OR (p.status = 'formed'
              AND EXISTS (SELECT 1 FROM pair_member o WHERE o.hub = p.hub AND o.key = p.key AND o.trainer_hub = @hub)))
            """,
            new DynamicParameters(new { hub = hub.ToString() }), cancel);
        return [.. rows.OrderByDescending(pair => pair.Status == PairStatus.Proposed).ThenByDescending(pair => pair.Since).ThenBy(pair => pair.Grain.Key, StringComparer.Ordinal).Take(LongestPage)];
    }

    /// <summary>Who forms a pair with this trainer now, at whatever hub.</summary>
    public async Task<IReadOnlySet<GrainId>> PartnersOf(GrainId trainer, CancellationToken cancel) => (await Rows(
            "p.status = 'formed' AND EXISTS (SELECT 1 FROM pair_member o WHERE o.hub = p.hub AND o.key = p.key AND o.trainer_hub = @hub AND o.trainer_key = @key)",
            new DynamicParameters(new { hub = trainer.Hub.ToString(), key = trainer.Key }), cancel))
        .SelectMany(pair => pair.Members.Select(member => member.Trainer)).Where(one => one != trainer).ToHashSet();

    private async Task<IReadOnlyList<PairRow>> Rows(string where, DynamicParameters? parameters, CancellationToken cancel) =>
        [.. (await Query<(string Hub, string Key, string Status, long Since, string Themes, string TrainerHub, string TrainerKey, string Role, long Agreed)>(
            $"SELECT {Columns} FROM {Joined} WHERE {where} ORDER BY p.hub, p.key, m.rank", parameters, cancel))
            .GroupBy(row => (row.Hub, row.Key, row.Status, row.Since, row.Themes))
            .Select(group => new PairRow(
                Grain(group.Key.Hub, GrainKind.Pair, group.Key.Key), Codes<PairStatus>.Parse(group.Key.Status), Instant(group.Key.Since), Read<ImmutableArray<TrainingTheme>>(group.Key.Themes),
                [.. group.Select(row => new PairMember(Grain(row.TrainerHub, GrainKind.Trainer, row.TrainerKey), Codes<TrainerRole>.Parse(row.Role), row.Agreed == 1))]))];
}
