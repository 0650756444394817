using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Following;

/// <summary>The hubs that live in this process; empty means every hub of the storage.</summary>
public sealed record HostedHubs(IReadOnlyCollection<HubId> Named);

/// <summary>
/// A running node: a pump for each feed and the deadlines, unless another node on the same database has them, and the discovery of hubs that
/// open while it runs. When that other node dies, its share is taken within a second.
/// </summary>
public sealed partial class NodeService(
    IHubStore store, IGrains grains, IFeeds feeds, FeedTails tails, DeadlineRunner deadlines, HostedHubs hosted, NodeOptions options, NodeMetrics metrics, TimeProvider clock, ILogger<NodeService> log)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly AsyncSignal _round = new(clock);
    private readonly Dictionary<HubId, Work> _pumps = [];
    private readonly Lock _gate = new();
    private Work? _ringing;
    private IReadOnlyList<HubId> _hubs = [];

    /// <summary>Hubs served here, as last discovered.</summary>
    public IReadOnlyCollection<HubId> Hubs => _hubs;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        tails.Grew += Wake;
        var listening = Listen(stoppingToken);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await Share(stoppingToken);
                }
                catch (StorageException failure)
                {
                    Waiting(failure.Message);
                }

                await _round.Wait(Round, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tails.Grew -= Wake;
            await Task.WhenAll([.. _pumps.Values.Select(work => work.Stop()), _ringing?.Stop() ?? Task.CompletedTask, listening]);
        }
    }

    /// <summary>Starts what is this node's to do now, and stops what is not any more.</summary>
    private async Task Share(CancellationToken cancel)
    {
        var feedsThere = (await store.Heads(cancel)).Keys.Order().ToList();
        var hubs = hosted.Named.Count == 0 ? feedsThere : [.. feedsThere.Where(hosted.Named.Contains)];
        if (!hubs.SequenceEqual(_hubs))
        {
            // A new hub is a new reader of every feed: the pumps begin again with it, from their saved cursors.
            await Task.WhenAll(_pumps.Values.Select(work => work.Stop()));
            lock (_gate)
            {
                _pumps.Clear();
            }

            _hubs = hubs;
            Following(feedsThere.Count, hubs.Count);
        }

        // Nodes that serve different hubs follow the same feeds for different readers: the name says for whom.
        var readers = string.Join(',', hubs);
        var names = feedsThere.ToDictionary(source => source, source => $"follow:{source}:{readers}");
        var bells = $"deadlines:{readers}";
        var owned = await store.Own([.. names.Values, bells], cancel);
        foreach (var (source, name) in names)
        {
            await Keep(source, owned.Contains(name), cancel);
        }

        if (owned.Contains(bells) != _ringing is not null)
        {
            await (_ringing?.Stop() ?? Task.CompletedTask);
            _ringing = owned.Contains(bells) ? Work.Start(null, stop => deadlines.Run(() => _hubs, stop), cancel) : null;
        }
    }

    private async Task Keep(HubId source, bool owned, CancellationToken cancel)
    {
        if (_pumps.TryGetValue(source, out var running))
        {
            if (!owned)
            {
                lock (_gate)
                {
                    _pumps.Remove(source);
                }

                await running.Stop();
            }

            return;
        }

        if (owned)
        {
            var pump = new Pump(feeds, grains, store, source, _hubs, options, metrics, clock, log);
            lock (_gate)
            {
                _pumps[source] = Work.Start(pump, pump.Run, cancel);
            }
        }
    }

    private async Task Listen(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await store.Listen(tails.Hint, stop);
            }
            catch (StorageException failure)
            {
                Deaf(failure.Message);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await Task.Delay(Round, clock, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private void Wake(HubId hub)
    {
        lock (_gate)
        {
            if (_pumps.TryGetValue(hub, out var work))
            {
                work.Pump?.Wake();
                return;
            }
        }

        if (!_hubs.Contains(hub))
        {
            _round.Ring();
        }
    }

    private sealed record Work(Pump? Pump, Task Running, CancellationTokenSource Stopping)
    {
        public static Work Start(Pump? pump, Func<CancellationToken, Task> run, CancellationToken stop)
        {
            var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
            return new Work(pump, Task.Run(() => run(stopping.Token), CancellationToken.None), stopping);
        }

        public async Task Stop()
        {
            await Stopping.CancelAsync();
            await Running;
            Stopping.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following {Feeds} feeds for {Hubs} hubs")]
    private partial void Following(int feeds, int hubs);

    [LoggerMessage(Level = LogLevel.Error, Message = "The storage cannot be asked for its hubs: {Reason}")]
    private partial void Waiting(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hints of other nodes are not heard for now: {Reason}")]
    private partial void Deaf(string reason);
}
