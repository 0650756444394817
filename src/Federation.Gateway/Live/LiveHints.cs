using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Node.Engine;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;

namespace Federation.Gateway.Live;

/// <summary>Hints of the feeds, gathered for a moment so that a busy hub sends one message, not a hundred.</summary>
public sealed class LiveHints(IHubContext<LiveHub> live, FeedTails tails, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<HubId, byte> _grown = new();
    private readonly SemaphoreSlim _any = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        tails.Grew += Note;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await _any.WaitAsync(stoppingToken);
                await Task.Delay(Gathering, clock, stoppingToken);
                foreach (var hub in _grown.Keys)
                {
                    _grown.TryRemove(hub, out _);
                    await live.Clients.Group(LiveHub.Group(hub)).SendAsync("changed", new { hub = hub.ToString() }, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tails.Grew -= Note;
        }
    }

    private void Note(HubId hub)
    {
        _grown[hub] = 0;
        try
        {
            _any.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already rung.
        }
    }
}
