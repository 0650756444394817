using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Search.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Training;

namespace Federation.Gateway.Training.Following;

/// <summary>
/// Makes the index of trainers and pairs the same as the tables, and keeps it so, as offers are kept: positions are read before the tables, so what commits meanwhile is met
/// again; entries only name what to read anew; one reader does all in turn. No cursor is kept: a process that starts again builds again.
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public sealed class TrainerKeeper(IHubStore store, Trainers trainers, Pairs pairs, FeedTails tails, LiveTrainers live, NodeOptions options)
{
    private readonly Dictionary<HubId, long> _positions = [];

    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public async Task Build(CancellationToken cancel)
    {
        var heads = await store.Heads(cancel);
        var known = new List<KnownTrainer>();
        await foreach (var trainer in trainers.All(cancel))
        {
            known.Add(trainer);
        }

        live.Index.Rebuild(known, await pairs.Formed(cancel));
        _positions.Clear();
        foreach (var (hub, head) in heads)
        {
            _positions[hub] = head;
        }

        live.Changed();
    }

    /// <summary>Looks for what nobody hinted at: feeds that grew, hubs that opened.</summary>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public async Task Look(CancellationToken cancel)
    {
        var heads = await store.Heads(cancel);
        if (_positions.Any(known => !heads.TryGetValue(known.Key, out var head) || head < known.Value))
        {
            // A backup was put back under the running node: entries that were followed are no longer true.
            await Build(cancel);
            return;
        }

        await Follow(heads.Where(pair => pair.Value > _positions.GetValueOrDefault(pair.Key)).Select(pair => pair.Key), cancel);
    }

    /// <summary>Reads these feeds to their ends, a page of each in turn.</summary>
    /// <exception cref="StorageException">The database cannot be used now; what was read until then is applied.</exception>
    public async Task Follow(IEnumerable<HubId> hubs, CancellationToken cancel)
    {
        var left = new Queue<HubId>(hubs);
        while (left.TryDequeue(out var hub))
        {
            var after = _positions.GetValueOrDefault(hub);
            var entries = tails.After(hub, after, options.PageLength) ?? await store.Read(hub, after, options.PageLength, cancel);
            if (entries.Count > 0)
            {
                await Take(entries, cancel);
                _positions[hub] = entries[^1].Position;
                left.Enqueue(hub);
            }
        }
    }

    private async Task Take(IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        var touched = entries.Select(TrainerNews.Touched).OfType<GrainId>().Distinct().ToList();
        if (touched.Count > 0)
        {
            live.Index.Apply(new TrainerChanges(await trainers.Anew(touched, cancel), await pairs.Anew(touched, cancel)));
        }
    }
}
