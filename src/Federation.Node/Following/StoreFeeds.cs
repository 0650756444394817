using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Engine;
using Federation.Storage.Feeds;

namespace Federation.Node.Following;

/// <summary>Feeds as this node reads them: from memory what it just wrote, from the storage the rest.</summary>
public sealed class StoreFeeds : IFeeds
{
    // Feeds whose last page came from memory: their reader comes once more only to hear that nothing follows.
    private readonly ConcurrentDictionary<HubId, bool> _justTold = new();
    private readonly IHubStore _store;
    private readonly FeedTails _tails;
    private readonly ConcurrentDictionary<HubId, (PlatformState? State, long Stamp)> _platforms = new();
    private readonly TimeProvider _clock;

    public StoreFeeds(IHubStore store, FeedTails tails, TimeProvider clock) => (_store, _tails, _clock) = (store, tails, clock);

    public async Task<IReadOnlyList<Entry>> Read(HubId source, long after, int most, CancellationToken cancel)
    {
        if (_tails.After(source, after, most) is { } written)
        {
            _justTold[source] = true;
            return written;
        }

        // Not believed twice: whoever wakes without news in memory, or by himself after a while, reads.
        if (_justTold.TryRemove(source, out _) && _tails.EndsAt(source, after))
        {
            return [];
        }

        return await _store.Read(source, after, most, cancel);
    }

    /// <summary>Two seconds old at most: a change of settings is for requests to come.</summary>
    public async ValueTask<PlatformState?> Platform(HubId hub, CancellationToken cancel)
    {
        var now = _clock.GetTimestamp();
        if (_platforms.TryGetValue(hub, out var known) && known.State is not null && _clock.GetElapsedTime(known.Stamp, now) < TimeSpan.FromSeconds(2))
        {
            return known.State;
        }

        var state = (PlatformState?)(await _store.Load(GrainId.Platform(hub), cancel)).State;
        _platforms[hub] = (state, now);
        return state;
    }
}

/// <summary>Cursors that are saved now and then: what a crash makes a follower read again is known work.</summary>
public sealed class LazyCursors(IHubStore store, NodeOptions options, TimeProvider clock) : ICursors
{
    private readonly Dictionary<(string Follower, HubId Source), long> _unsaved = [];
    private long _saved = clock.GetTimestamp();

    public Task<long> Load(string follower, HubId source, CancellationToken cancel) => store.LoadCursor(follower, source, cancel);

    public Task Save(string follower, HubId source, long position, CancellationToken cancel)
    {
        _unsaved[(follower, source)] = position;
        return clock.GetElapsedTime(_saved) < options.SaveCursorsEvery ? Task.CompletedTask : Flush(cancel);
    }

    /// <summary>Saves what is due. How long the follower may rest before it asks again; null when nothing is left to save.</summary>
    public async Task<TimeSpan?> Rest(CancellationToken cancel)
    {
        var left = options.SaveCursorsEvery - clock.GetElapsedTime(_saved);
        if (_unsaved.Count > 0 && left > TimeSpan.Zero)
        {
            return left;
        }

        await Flush(cancel);
        return null;
    }

    public async Task Flush(CancellationToken cancel)
    {
        foreach (var (key, position) in _unsaved.ToArray())
        {
            await store.SaveCursor(key.Follower, key.Source, position, cancel);
            _unsaved.Remove(key);
        }

        _saved = clock.GetTimestamp();
    }
}
