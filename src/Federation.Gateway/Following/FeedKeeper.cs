using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Storage.Feeds;

namespace Federation.Gateway.Following;

/// <summary>
/// Makes something in memory the same as the tables, and keeps it so.
/// <para>
/// Why nothing is missed. The position of every feed is read before the tables are streamed, so whatever commits during the stream stands after those
/// positions and is met again; a hub that opens meanwhile is followed from its first entry. Entries only name what to read again: what is applied is what
/// the tables have, at that entry or later, so meeting an entry twice, or late, changes nothing, and after the last entry of a grain its last state is held.
/// One reader does all of this in turn: of two reads of one grain, the older is never applied over the newer.
/// </para>
/// <para>No cursor is kept anywhere: a process that starts again builds again.</para>
/// </summary>
/// <remarks>Not for several threads at once.</remarks>
public abstract class FeedKeeper(IHubStore store, FeedTails tails, NodeOptions options)
{
    private readonly Dictionary<HubId, long> _positions = [];

    protected IHubStore Store => store;

    /// <summary>Builds from the tables, however it was before; on failure it stays as it was.</summary>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public abstract Task Build(CancellationToken cancel);

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

    /// <summary>Reads these feeds to their ends, a page of each in turn: a hub that imports much keeps no other waiting.</summary>
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
                await Take(hub, entries, cancel);
                _positions[hub] = entries[^1].Position;
                left.Enqueue(hub);
            }
        }
    }

    /// <summary>Lets go of what time alone ended.</summary>
    public virtual void LetGo()
    {
    }

    /// <param name="positions">Read before the tables.</param>
    protected void Begin(IEnumerable<KeyValuePair<HubId, long>> positions)
    {
        _positions.Clear();
        foreach (var (hub, position) in positions)
        {
            _positions[hub] = position;
        }
    }

    protected abstract Task Take(HubId hub, IReadOnlyList<Entry> entries, CancellationToken cancel);
}
