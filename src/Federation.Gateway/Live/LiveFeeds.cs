using System.Collections.Concurrent;
using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Live;

/// <summary>
/// The one reader of each feed for all live streams of this node. The bell is a hint; without one it looks by itself after a while. While nobody
/// follows, it does not read.
/// </summary>
public sealed partial class LiveFeeds(IHubStore store, FeedTails tails, NodeOptions options, TimeProvider clock, ILogger<LiveFeeds> log) : BackgroundService
{
    private const int PageLength = 512;

    private readonly AsyncSignal _signal = new(clock);
    private readonly ConcurrentDictionary<HubId, byte> _rung = new();
    private readonly Lock _gate = new();
    private ImmutableArray<LiveFeed> _all = [];
    private TaskCompletionSource? _asked;
    private long _lookedAt = long.MinValue;
    private int _followers;

    /// <summary>A feed has grown from a position to its head.</summary>
    internal event Action<LiveFeed, long>? Grew;

    /// <summary>In the order in which they were found; new ones come last.</summary>
    internal ImmutableArray<LiveFeed> All
    {
        get
        {
            lock (_gate)
            {
                return _all;
            }
        }
    }

    /// <summary>Everything that was committed before this instant is in <see cref="All"/>.</summary>
    public DateTimeOffset CurrentAt { get; private set; }

    internal void Enter() => Interlocked.Increment(ref _followers);

    internal void Leave() => Interlocked.Decrement(ref _followers);

    /// <summary>Returns once all feeds have been looked at: at once when that is so of late.</summary>
    /// <exception cref="StorageException">They cannot be.</exception>
    internal Task Fresh()
    {
        var looked = Volatile.Read(ref _lookedAt);
        return looked != long.MinValue && clock.GetElapsedTime(looked) < 2 * options.PollEvery ? Task.CompletedTask : Look();
    }

    /// <summary>Returns once all feeds have been looked at after this call.</summary>
    /// <exception cref="StorageException">They cannot be.</exception>
    internal Task Look()
    {
        lock (_gate)
        {
            _asked ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _signal.Ring();
            return _asked.Task;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        tails.Grew += Note;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Turn(stoppingToken);
                await _signal.Wait(options.PollEvery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tails.Grew -= Note;
            Answered(null, new StorageException("stopping", false));
        }
    }

    /// <summary>All feeds when somebody asks or a while has passed, else those that rang.</summary>
    private async Task Turn(CancellationToken stop)
    {
        TaskCompletionSource? asked;
        lock (_gate)
        {
            (asked, _asked) = (_asked, null);
        }

        if (asked is null && Volatile.Read(ref _followers) == 0)
        {
            _rung.Clear();
            Volatile.Write(ref _lookedAt, long.MinValue);
            return;
        }

        try
        {
            if (asked is not null || _lookedAt == long.MinValue || clock.GetElapsedTime(_lookedAt) >= options.PollEvery)
            {
                var (began, now) = (clock.GetTimestamp(), clock.GetUtcNow());
                foreach (var (hub, head) in await store.Heads(stop))
                {
                    await Read(Feed(hub), head, stop);
                }

                CurrentAt = now;
                Volatile.Write(ref _lookedAt, began);
            }
            else
            {
                foreach (var hub in _rung.Keys)
                {
                    _rung.TryRemove(hub, out _);
                    await Read(Feed(hub), long.MaxValue, stop);
                }
            }

            Answered(asked, null);
        }
        catch (StorageException away)
        {
            Waiting(away.Message);
            Answered(asked, away);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Answered(asked, new StorageException("stopping", false));
            throw;
        }
    }

    /// <param name="head">Up to there at least; <see cref="long.MaxValue"/>: to wherever it ends.</param>
    private async Task Read(LiveFeed feed, long head, CancellationToken stop)
    {
        var from = head == long.MaxValue ? feed.Head : feed.From(head);
        while (feed.Head < head)
        {
            var entries = tails.After(feed.Hub, feed.Head, PageLength) ?? await store.Read(feed.Hub, feed.Head, PageLength, stop);
            feed.Grow(entries);
            if (entries.Count == 0 || (head == long.MaxValue && entries.Count < PageLength))
            {
                break;
            }
        }

        if (feed.Head > from)
        {
            Grew?.Invoke(feed, from);
        }
    }

    private LiveFeed Feed(HubId hub)
    {
        lock (_gate)
        {
            if (_all.FirstOrDefault(feed => feed.Hub == hub) is { } known)
            {
                return known;
            }

            var feed = new LiveFeed(hub);
            _all = _all.Add(feed);
            return feed;
        }
    }

    private void Answered(TaskCompletionSource? asked, StorageException? away)
    {
        if (asked is null && away is not null)
        {
            lock (_gate)
            {
                (asked, _asked) = (_asked, null);
            }
        }

        if (away is null)
        {
            asked?.TrySetResult();
        }
        else
        {
            asked?.TrySetException(away);
        }
    }

    private void Note(HubId hub)
    {
        _rung[hub] = 0;
        _signal.Ring();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live streams cannot read the feeds for now: {Reason}")]
    private partial void Waiting(string reason);
}
