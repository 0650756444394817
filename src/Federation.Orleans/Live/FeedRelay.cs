using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Orleans.Live;

/// <summary>
/// Tells the other silos which feeds grew here, and rings this silo's bell for what grew there. Everything live of this silo (followers, streams, pages) hangs
/// on that one bell and reads the feed, so that a connection never is a grain, and a hint that is lost or late loses nothing.
/// </summary>
public sealed partial class FeedRelay(IGrainFactory grains, IHubStore store, FeedTails tails, TimeProvider clock, ILogger<FeedRelay> log) : BackgroundService
{
    /// <summary>After so long without a word, a silo is not told any more.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<HubId, long> _written = new();
    private readonly AsyncSignal _signal = new(clock);

    // Orleans keeps its observers weakly: without these, the garbage collector would make the silo deaf.
    private readonly Dictionary<HubId, (Ear Ear, IFeedObserver Reference)> _ears = [];

    /// <summary>Hubs that this silo listens to, each with one observer.</summary>
    public int Listening => _ears.Count;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        tails.Wrote += Note;
        var listened = long.MinValue;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var due = listened == long.MinValue || clock.GetElapsedTime(listened) >= Renew;
                try
                {
                    if (due)
                    {
                        listened = clock.GetTimestamp();
                        await Listen(stoppingToken);
                    }

                    await Tell();
                }
                catch (Exception away) when (away is StorageException or OrleansException or TimeoutException)
                {
                    Later(away.GetType().Name);
                }

                await _signal.Wait(Renew, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tails.Wrote -= Note;
        }
    }

    private async Task Listen(CancellationToken cancel)
    {
        foreach (var hub in (await store.Heads(cancel)).Keys)
        {
            if (!_ears.TryGetValue(hub, out var known))
            {
                var ear = new Ear(hub, tails);
                _ears[hub] = known = (ear, grains.CreateObjectReference<IFeedObserver>(ear));
            }

            await grains.GetGrain<IFeedGrain>(hub.ToString()).Listen(known.Reference);
        }
    }

    private async Task Tell()
    {
        foreach (var hub in _written.Keys)
        {
            if (_written.TryRemove(hub, out var head))
            {
                await grains.GetGrain<IFeedGrain>(hub.ToString()).Wrote(head);
            }
        }
    }

    /// <summary>On the path of a commit: nothing is sent from here.</summary>
    private void Note(HubId hub, long head)
    {
        _written[hub] = head;
        _signal.Ring();
    }

    private sealed class Ear(HubId hub, FeedTails tails) : IFeedObserver
    {
        public Task Grew(long head)
        {
            tails.Hint(hub, head);
            return Task.CompletedTask;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hints to and from other silos wait ({Failure}); the feeds are looked at meanwhile")]
    private partial void Later(string failure);
}
