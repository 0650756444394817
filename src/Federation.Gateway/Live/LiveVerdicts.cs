using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Gateway.Live;

/// <summary>Which entries of a block those of a room look for: found once for all of them, however often they pass.</summary>
internal sealed class LiveVerdicts(IHubStore store)
{
    /// <summary>Blocks of rooms kept, 256 bytes each and what names them: some 12 MB.</summary>
    private const int Most = 32_768;

    private readonly LiveOfferTurns _turns = new(store);
    private readonly ConcurrentDictionary<(LiveRoom Room, HubId Hub, long After), LiveVerdict[]> _verdicts = new();
    private readonly ConcurrentQueue<(LiveRoom, HubId, long)> _held = new();

    /// <param name="end">Of those up to there.</param>
    /// <returns>By place in the block; null when the room wants whatever its wish does.</returns>
    /// <exception cref="StorageException">The database cannot be used now.</exception>
    public async ValueTask<LiveVerdict[]?> Of(LiveRoom room, HubId hub, LiveBlock block, long from, long end)
    {
        if (room.Query is not { } query)
        {
            return null;
        }

        var verdicts = Kept((room, hub, block.After));
        for (var position = from + 1; position <= end; position++)
        {
            // Two that look at once find the same.
            var at = position - block.After - 1;
            if (verdicts[at] == LiveVerdict.Unknown)
            {
                verdicts[at] = block.At(position) is { Json: { } json } entry && room.Wish.Wants(entry.Kind, entry.Audience, hub)
                    ? (await _turns.Of(hub, position, json)).For(query)
                    : LiveVerdict.Nothing;
            }
        }

        return verdicts;
    }

    private LiveVerdict[] Kept((LiveRoom, HubId, long) key)
    {
        if (_verdicts.TryGetValue(key, out var kept))
        {
            return kept;
        }

        var made = new LiveVerdict[LiveBlock.Length];
        if (!_verdicts.TryAdd(key, made))
        {
            return _verdicts.GetValueOrDefault(key, made);
        }

        _held.Enqueue(key);
        while (_held.Count > Most && _held.TryDequeue(out var oldest))
        {
            _verdicts.TryRemove(oldest, out _);
        }

        return made;
    }
}
