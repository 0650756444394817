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
    public SinceMark Mark => new(Status == PairStatus.Proposed ? 0 : 1, Since, Grain);

    /// <summary>Hubs that its members belong to, each once.</summary>
    public IEnumerable<HubId> Hubs => Members.Select(member => member.Trainer.Hub).Distinct();
}

/// <summary>Pairs, from this node's own tables.</summary>
public sealed class Pairs(IHubStore store) : ReadModel(store)
{
    public const int LongestPage = 100;

    /// <summary>Keys in one question: far below what either engine takes.</summary>
    private const int Together = 250;

    private const string Columns = "p.hub, p.key, p.status, p.since, p.themes, m.trainer_hub, m.trainer_key, m.role, m.agreed";
    private const string Joined = "pair p JOIN pair_member m ON m.hub = p.hub AND m.key = p.key";
    private const string Waits = "CASE p.status WHEN 'proposed' THEN 0 ELSE 1 END";

    /// <summary>Those that this hub speaks for and those that one of its trainers is in: another hub's proposals alone are its own.</summary>
    private const string OfThisHub = """
        p.status <> 'dissolved' AND (p.hub = @hub OR (p.status = 'formed'
          AND EXISTS (SELECT 1 FROM pair_member o WHERE o.hub = p.hub AND o.key = p.key AND o.trainer_hub = @hub)))
        """;

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

    /// <summary>Of this hub, as <see cref="OfThisHub"/> says: what waits first, then the newest.</summary>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="most">1 to <see cref="LongestPage"/> and one more, by which a caller knows that there is another page.</param>
    public async Task<IReadOnlyList<PairRow>> OfHub(HubId hub, SinceMark? after, int most, CancellationToken cancel)
    {
        var parameters = new DynamicParameters(new { hub = hub.ToString(), most = Math.Clamp(most, 1, LongestPage + 1) });
        var keys = await Query<(string Hub, string Key)>(
            $"SELECT p.hub, p.key FROM pair p WHERE {OfThisHub} AND {SinceMark.After(after, Waits, "p", parameters)} ORDER BY {Waits}, p.since DESC, p.hub, p.key LIMIT @most", parameters, cancel);
        List<GrainId> grains = [.. keys.Select(key => Grain(key.Hub, GrainKind.Pair, key.Key))];
        var rows = await Anew(grains, cancel);
        return [.. grains.Select(grain => rows[grain]).OfType<PairRow>()];
    }

    public async Task<int> Count(HubId hub, CancellationToken cancel) =>
        (int)(await Query<long>($"SELECT count(*) FROM pair p WHERE {OfThisHub}", new { hub = hub.ToString() }, cancel))[0];

    /// <summary>Keys of this hub's own trainers who are in a formed pair.</summary>
    public async Task<IReadOnlySet<string>> Paired(HubId hub, CancellationToken cancel) => (await Query<string>(
        "SELECT DISTINCT m.trainer_key FROM pair_member m JOIN pair p ON p.hub = m.hub AND p.key = m.key WHERE p.status = 'formed' AND m.trainer_hub = @hub", new { hub = hub.ToString() }, cancel)).ToHashSet();

    /// <summary>Those of this hub that one trainer is in, formed or proposed.</summary>
    public Task<IReadOnlyList<PairRow>> With(HubId hub, GrainId trainer, CancellationToken cancel) => Rows(
        $"{OfThisHub} AND EXISTS (SELECT 1 FROM pair_member t WHERE t.hub = p.hub AND t.key = p.key AND t.trainer_hub = @trainerHub AND t.trainer_key = @trainerKey)",
        new DynamicParameters(new { hub = hub.ToString(), trainerHub = trainer.Hub.ToString(), trainerKey = trainer.Key }), cancel);

    /// <summary>Pairs that somebody who left a way to be reached has not answered yet, the oldest first. Ids alone: whether the question arrived, the trainer knows.</summary>
    /// <param name="after">The last one of the page before.</param>
    public async Task<IReadOnlyList<WaitingPair>> Waiting(WaitingPair? after, int most, CancellationToken cancel) =>
        [.. (await Query<(string Hub, string Key, string TrainerHub, string TrainerKey, long Since)>(
            """
            SELECT p.hub, p.key, m.trainer_hub, m.trainer_key, p.since FROM pair p JOIN pair_member m ON m.hub = p.hub AND m.key = p.key JOIN trainer t ON t.hub = m.trainer_hub AND t.key = m.trainer_key
            WHERE p.status = 'proposed' AND m.agreed = 0 AND t.contact IS NOT NULL AND (p.since, p.hub, p.key, m.trainer_hub, m.trainer_key) > (@since, @hub, @key, @trainerHub, @trainerKey)
            ORDER BY p.since, p.hub, p.key, m.trainer_hub, m.trainer_key LIMIT @most
            """,
            new
            {
                since = after?.Since.ToUnixTimeMilliseconds() ?? 0, hub = after?.Pair.Hub.ToString() ?? "", key = after?.Pair.Key ?? "", trainerHub = after?.Trainer.Hub.ToString() ?? "",
                trainerKey = after?.Trainer.Key ?? "", most,
            }, cancel))
            .Select(row => new WaitingPair(Grain(row.TrainerHub, GrainKind.Trainer, row.TrainerKey), Grain(row.Hub, GrainKind.Pair, row.Key), Instant(row.Since)))];

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
