using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;

namespace Federation.Node.Tests.Following;

/// <summary>Running pumps, woken by the feeds they follow.</summary>
public sealed class Pumping : IAsyncDisposable
{
    private readonly Dictionary<HubId, Pump> _pumps;
    private readonly CancellationTokenSource _stop = new();
    private readonly FeedTails _tails;
    private readonly Task _running;

    public Pumping(IReadOnlyList<Pump> pumps, IReadOnlyList<HubId> sources, FeedTails tails)
    {
        _pumps = sources.Zip(pumps).ToDictionary(pair => pair.First, pair => pair.Second);
        _tails = tails;
        _tails.Grew += Wake;
        _running = Task.WhenAll(pumps.Select(pump => Task.Run(() => pump.Run(_stop.Token))));
    }

    public void Wake(HubId source) => _pumps[source].Wake();

    public async ValueTask DisposeAsync()
    {
        _tails.Grew -= Wake;
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}

public sealed class ProcessKilled() : Exception("killed here");

/// <summary>Everything an inbox touches, before and after which it may die.</summary>
public sealed class DyingPorts(IFeeds feeds, IGrains grains, IHubStore store, Func<bool> step) : IFeeds, IGrains, ICursors
{
    public Task<IReadOnlyList<Entry>> Read(HubId source, long after, int most, CancellationToken cancel) => Around(() => feeds.Read(source, after, most, cancel));

    public async ValueTask<PlatformState?> Platform(HubId hub, CancellationToken cancel) => await Around(() => feeds.Platform(hub, cancel).AsTask());

    public async ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel) =>
        await Around(() => grains.Ask(grain, command, caller, key, cancel).AsTask());

    public Task<long> Load(string follower, HubId source, CancellationToken cancel) => Around(() => store.LoadCursor(follower, source, cancel));

    public Task Save(string follower, HubId source, long position, CancellationToken cancel) => Around(async () =>
    {
        await store.SaveCursor(follower, source, position, cancel);
        return true;
    });

    private async Task<T> Around<T>(Func<Task<T>> work)
    {
        step();
        var result = await work();
        step();
        return result;
    }
}
