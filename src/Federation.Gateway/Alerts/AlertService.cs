using Federation.Domain.Grains;
using Federation.Node.Alerts;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Alerts;

/// <summary>
/// Works for the alerts of the hubs that live here, unless another node on the same database does; when that one dies, its hubs are taken within a second or two.
/// Two that work for one hub at once for a moment tell nothing twice.
/// </summary>
public sealed partial class AlertService(AlertParts parts, FeedTails feeds, TellingTails tails, HostedHubs hosted, ILogger<AlertService> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly Dictionary<HubId, Work> _working = [];
    private readonly Lock _gate = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feeds.Grew += Wake;
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

                await Task.Delay(Round, parts.Clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            feeds.Grew -= Wake;
            await Task.WhenAll(_working.Values.Select(work => work.Stop()));
        }
    }

    private async Task Share(CancellationToken cancel)
    {
        var hubs = (await parts.Store.Heads(cancel)).Keys.Where(hub => hosted.Named.Count == 0 || hosted.Named.Contains(hub)).ToList();
        var owned = await parts.Store.Own([.. hubs.Select(AlertTeller.Lease)], cancel);
        foreach (var hub in hubs)
        {
            var mine = owned.Contains(AlertTeller.Lease(hub));
            if (mine && !_working.ContainsKey(hub))
            {
                var worker = new AlertWorker(hub, parts, tails, log);
                lock (_gate)
                {
                    _working[hub] = Work.Start(worker, cancel);
                }
            }
            else if (!mine && _working.TryGetValue(hub, out var work))
            {
                lock (_gate)
                {
                    _working.Remove(hub);
                }

                await work.Stop();
            }
        }
    }

    /// <summary>Every hub tells of every feed.</summary>
    private void Wake(HubId grown)
    {
        lock (_gate)
        {
            foreach (var work in _working.Values)
            {
                work.Worker.Wake();
            }
        }
    }

    private sealed record Work(AlertWorker Worker, Task Running, CancellationTokenSource Stopping)
    {
        public static Work Start(AlertWorker worker, CancellationToken stop)
        {
            var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
            return new Work(worker, Task.Run(() => worker.Run(stopping.Token), CancellationToken.None), stopping);
        }

        public async Task Stop()
        {
            await Stopping.CancelAsync();
            await Running;
            Stopping.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Alerts wait for the storage: {Reason}")]
    private partial void Waiting(string reason);
}
