using System.Runtime.CompilerServices;
using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Gateway.Live;

/// <summary>
/// One client's place in the feeds of its wish. It is pulled, never pushed: who reads slowly is read to slowly, catches up from shared blocks, and
/// holds one message at a time.
/// </summary>
/// <param name="request">Let go of once the stream has begun: it lives for hours.</param>
internal sealed class LiveStream(LiveLine line, LiveStreams all, LiveRequest request)
{
    /// <summary>Blocks looked through for nothing before the client is told how far that is.</summary>
    private const int MostBlocks = 16;

    private readonly Bell _bell = new();
    private readonly List<LivePosition> _feeds = [];
    private LiveRequest? _request = request;

    // Entered when the first message is asked for; what it wishes is the room's.
    private LiveRoom _room = null!;
    private int _known;
    private int _next;
    private long _handedAt;
    private long _idleSince = all.Clock.GetTimestamp();
    private volatile string? _ended;
    private volatile bool _due;

    public LiveLine Line { get; } = line;

    /// <summary>Where it sits in its room; the room's to change.</summary>
    public int Seat { get; set; }

    /// <summary>The next in its wave, and whether it is in one; <see cref="LiveWaves"/>' to change.</summary>
    public LiveStream? Behind { get; set; }

    public bool InWave { get; set; }

    /// <summary>It looks again, when its wave comes.</summary>
    public void Ring() => all.Waves.Add(this);

    /// <summary>It looks again, within this call.</summary>
    public void Wake() => _bell.Ring();

    /// <summary>Its client hears the code after what it has been handed, and no more.</summary>
    public void End(string code)
    {
        _ended ??= code;
        Ring();
    }

    /// <returns>False when its client leaves a message unread for too long.</returns>
    public bool Tick(long now, TimeSpan cut, TimeSpan mark)
    {
        if (Volatile.Read(ref _handedAt) is not 0 and var handed)
        {
            return all.Clock.GetElapsedTime(handed, now) < cut;
        }

        if (all.Clock.GetElapsedTime(Volatile.Read(ref _idleSince), now) >= mark)
        {
            _due = true;
            Ring();
        }

        return true;
    }

    public async IAsyncEnumerable<LiveMessage> Messages([EnumeratorCancellation] CancellationToken cancel)
    {
        if (!all.Enter(this, _request!, out _room))
        {
            yield return LiveMessage.End(LiveCodes.TooManyStreams);
            yield break;
        }

        try
        {
            await using var ringing = cancel.UnsafeRegister(static stream => ((LiveStream)stream!).Ring(), this);
            if (await Begin(_request!.After, cancel) is { } wrong)
            {
                yield return LiveMessage.End(wrong);
                yield break;
            }

            _request = null;
            yield return Handed(LiveMessage.Start(_feeds.Select(feed => (feed.Feed.Hub, feed.Told))));
            while (!cancel.IsCancellationRequested)
            {
                Volatile.Write(ref _handedAt, 0);
                if (_ended is { } code)
                {
                    yield return LiveMessage.End(code);
                    yield break;
                }

                if (Next() is { } looking)
                {
                    var message = looking.IsCompletedSuccessfully ? looking.Result : await Patient(looking);
                    if (message is not null)
                    {
                        yield return Handed(message);
                    }
                }
                else if (_due)
                {
                    yield return Handed(Mark());
                }
                else
                {
                    await _bell.Wait();
                }
            }
        }
        finally
        {
            all.Leave(this, _room);
        }
    }

    /// <returns>The code of what is wrong with the cursor, or null.</returns>
    private async Task<string?> Begin(FeedPlace? after, CancellationToken cancel)
    {
        try
        {
            await all.Feeds.Fresh().WaitAsync(cancel);
            Discover();
            if (after is not null && _feeds.Any(feed => after.In(feed.Feed.Hub) > feed.Feed.Head))
            {
                // Another node may have told what this one has not read yet.
                await all.Feeds.Look().WaitAsync(cancel);
                Discover();
            }
        }
        catch (StorageException)
        {
            return LiveCodes.TryAgain;
        }
        catch (OperationCanceledException)
        {
            return LiveCodes.TryAgain;
        }

        if (after is not null && after.Positions.Any(pair => _room.Follows(pair.Key) && pair.Value > (_feeds.FirstOrDefault(feed => feed.Feed.Hub == pair.Key)?.Feed.Head ?? 0)))
        {
            return LiveCodes.CursorAhead;
        }

        foreach (var feed in _feeds)
        {
            feed.Told = feed.Looked = after is null ? feed.Feed.Head : after.In(feed.Feed.Hub);
        }

        return null;
    }

    /// <summary>Looks in the next feed that has grown; null when none has.</summary>
    private ValueTask<LiveMessage?>? Next()
    {
        Discover();
        for (var i = 0; i < _feeds.Count; i++)
        {
            var feed = _feeds[(_next + i) % _feeds.Count];
            if (feed.Looked < feed.Feed.Head)
            {
                _next = (_next + i + 1) % _feeds.Count;
                return Look(feed);
            }
        }

        return null;
    }

    /// <returns>Null when nothing up to the feed's head is wanted.</returns>
    private async ValueTask<LiveMessage?> Look(LivePosition feed)
    {
        for (var blocks = 0; blocks < MostBlocks && feed.Feed.Head is var head && feed.Looked < head; blocks++)
        {
            var number = LiveBlock.NumberOf(feed.Looked + 1);
            var block = feed.Feed.Tail(number) ?? await all.Blocks.Get(feed.Feed.Hub, number);
            var end = Math.Min(block.End, head);
            var verdicts = await all.Verdicts.Of(_room, feed.Feed.Hub, block, feed.Looked, end);
            var page = all.Pages.Get(_room, feed.Feed.Hub, block, end, verdicts, feed.Told, feed.Looked);
            feed.Looked = page.Until;
            if (page.Message is { } message)
            {
                feed.Told = page.Until;
                return message;
            }
        }

        if (feed.Looked == feed.Feed.Head)
        {
            return null;
        }

        var passed = LiveMessage.Entries(feed.Feed.Hub, feed.Told, feed.Looked, []);
        feed.Told = feed.Looked;
        return passed;
    }

    private async Task<LiveMessage?> Patient(ValueTask<LiveMessage?> looking)
    {
        try
        {
            return await looking;
        }
        catch (StorageException)
        {
            End(LiveCodes.TryAgain);
            return null;
        }
    }

    private LiveMessage Mark()
    {
        var message = _room.Mark(all.Feeds.CurrentAt, _feeds);
        foreach (var feed in _feeds)
        {
            feed.Told = feed.Looked;
        }

        return message;
    }

    private LiveMessage Handed(LiveMessage message)
    {
        var now = all.Clock.GetTimestamp();
        (_due, _idleSince) = (false, now);
        Volatile.Write(ref _handedAt, now);
        return message;
    }

    /// <summary>Feeds that opened since: from their beginning.</summary>
    private void Discover()
    {
        var there = all.Feeds.All;
        for (; _known < there.Length; _known++)
        {
            if (_room.Follows(there[_known].Hub))
            {
                _feeds.Add(new LivePosition(there[_known]));
            }
        }
    }
}
