using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Following;

namespace Federation.Benchmarks.Starts;

/// <summary>Sees when each follower has asked for what comes after the last entry: then it has caught up.</summary>
internal sealed class WatchedFeeds(IFeeds inner, IReadOnlyDictionary<HubId, long> heads) : IFeeds
{
    private readonly ConcurrentDictionary<HubId, bool> _there = new();
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task CaughtUp => _caughtUp.Task;

    public async Task<IReadOnlyList<Entry>> Read(HubId source, long after, int most, CancellationToken cancel)
    {
        var entries = await inner.Read(source, after, most, cancel);
        if (after >= heads[source] && _there.TryAdd(source, true) && _there.Count == heads.Count)
        {
            _caughtUp.TrySetResult();
        }

        return entries;
    }

    public ValueTask<PlatformState?> Platform(HubId hub, CancellationToken cancel) => inner.Platform(hub, cancel);
}
