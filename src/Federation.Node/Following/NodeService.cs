using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Following;

/// <summary>The hubs that live in this process; empty means every hub of the storage.</summary>
public sealed record HostedHubs(IReadOnlyCollection<HubId> Named);

/// <summary>A running node: a pump per feed, the deadlines, and the discovery of hubs that open while it runs.</summary>
public sealed partial class NodeService(
    IHubStore store, IGrains grains, IFeeds feeds, FeedTails tails, DeadlineRunner deadlines, HostedHubs hosted, NodeOptions options, NodeMetrics metrics, TimeProvider clock, ILogger<NodeService> log)
    : BackgroundService
{
    private readonly AsyncSignal _newHub = new(clock);
    private readonly Dictionary<HubId, Pump> _pumps = [];
    private readonly Lock _gate = new();
    private IReadOnlyCollection<HubId> _hubs = [];

    /// <summary>Hubs served here, as last discovered.</summary>
    public IReadOnlyCollection<HubId> Hubs => _hubs;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        tails.Grew += Wake;
        var ringing = deadlines.Run(() => _hubs, stoppingToken);
        var running = new List<Task> { ringing };
        using var restart = new CancellationTokenSource();
        var generation = restart;
        var pumping = new List<Task>();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await Discover(stoppingToken) is { } found)
                {
                    // A new hub is a new reader of every feed: the pumps begin again with it, from their saved cursors.
                    await generation.CancelAsync();
                    await Task.WhenAll(pumping);
                    generation = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                    pumping = Start(found, generation.Token);
                }

                await _newHub.Wait(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tails.Grew -= Wake;
            await generation.CancelAsync();
            await Task.WhenAll(pumping);
            await Task.WhenAll(running);
        }
    }

    private List<Task> Start(IReadOnlyCollection<HubId> sources, CancellationToken stop)
    {
        lock (_gate)
        {
            _pumps.Clear();
            foreach (var source in sources)
            {
                _pumps[source] = new Pump(feeds, grains, store, source, _hubs, options, metrics, clock, log);
            }

            Following(sources.Count, _hubs.Count);
            return [.. _pumps.Values.Select(pump => Task.Run(() => pump.Run(stop), CancellationToken.None))];
        }
    }

    /// <summary>Every feed of the storage when the list of hubs changed, else null.</summary>
    private async Task<IReadOnlyCollection<HubId>?> Discover(CancellationToken cancel)
    {
        try
        {
            var all = (await store.Heads(cancel)).Keys.Order().ToList();
            lock (_gate)
            {
                if (all.Count == _pumps.Count && all.TrueForAll(_pumps.ContainsKey))
                {
                    return null;
                }

                _hubs = hosted.Named.Count == 0 ? all : [.. all.Where(hosted.Named.Contains)];
                return all;
            }
        }
        catch (StorageException failure)
        {
            Waiting(failure.Message);
            return null;
        }
    }

    private void Wake(HubId hub)
    {
        lock (_gate)
        {
            if (_pumps.TryGetValue(hub, out var pump))
            {
                pump.Wake();
                return;
            }
        }

        _newHub.Ring();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Following {Feeds} feeds for {Hubs} hubs")]
    private partial void Following(int feeds, int hubs);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hubs cannot be listed: {Reason}")]
    private partial void Waiting(string reason);
}
