using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Search.Queries;

namespace Federation.Gateway.Live;

/// <summary>Everybody who wishes the same: what is found for one is found for all.</summary>
internal sealed class LiveRoom(FeedWish wish, OfferSearch? search)
{
    private readonly List<LiveStream> _streams = [];
    private readonly Lock _gate = new();
    private volatile LiveMark? _mark;

    public FeedWish Wish { get; } = wish;

    /// <summary>Of the offers in the wish, those that answer it; null: all, and whatever else is in the wish.</summary>
    public Query? Query { get; } = search is null ? null : Query.Read(search.Criteria);

    /// <summary>Where it is found. Holds words that somebody typed: for memory alone.</summary>
    public string Key { get; } = KeyOf(wish, search);

    public static string KeyOf(FeedWish wish, OfferSearch? search) =>
        string.Join(';', Text(wish.Hubs), Text(wish.Readers), Text(wish.Kinds), Text(wish.Audiences), search?.Saved ?? "*");

    public bool Follows(HubId hub) => Wish.Hubs is null || Wish.Hubs.Contains(hub);

    /// <summary>False when the room is being given up: take another.</summary>
    public bool Enter(LiveStream stream)
    {
        lock (_gate)
        {
            if (Empty)
            {
                return false;
            }

            stream.Seat = _streams.Count;
            _streams.Add(stream);
            return true;
        }
    }

    /// <returns>True when it was the last one: the room is given up.</returns>
    public bool Leave(LiveStream stream)
    {
        lock (_gate)
        {
            var last = _streams[^1];
            _streams[stream.Seat] = last;
            last.Seat = stream.Seat;
            _streams.RemoveAt(_streams.Count - 1);
            return Empty = _streams.Count == 0;
        }
    }

    public bool Empty { get; private set; }

    /// <summary>Wakes those who follow if any of these positions may concern them. Whether an offer answers their search, they find out by themselves: no search keeps the others waiting.</summary>
    public void Ring(LiveWaves waves, LiveFeed feed, long from)
    {
        if (!Follows(feed.Hub) || !Concerns(feed, from))
        {
            return;
        }

        lock (_gate)
        {
            waves.Add(_streams);
        }
    }

    /// <summary>That those who stand at these places are current. After a broadcast everybody stands at the same: written once, not ten thousand times.</summary>
    public LiveMessage Mark(DateTimeOffset at, List<LivePosition> places)
    {
        if (_mark is not { } mark || !mark.Says(at, places))
        {
            _mark = mark = new LiveMark(at, places);
        }

        return mark.Message;
    }

    /// <param name="late">Gets the lines of those that leave a message unread for too long.</param>
    public void Tick(long now, TimeSpan cut, TimeSpan mark, List<LiveLine> late)
    {
        lock (_gate)
        {
            foreach (var stream in _streams)
            {
                // After a broadcast all are quiet from the same instant on: each waits a little longer than its neighbour, up to half.
                if (!stream.Tick(now, cut, mark * (1 - (stream.Seat % 64 / 128.0))))
                {
                    late.Add(stream.Line);
                }
            }
        }
    }

    public ImmutableArray<LiveStream> Streams()
    {
        lock (_gate)
        {
            return [.. _streams];
        }
    }

    private bool Concerns(LiveFeed feed, long from)
    {
        var head = feed.Head;
        for (var position = from + 1; position <= head; position++)
        {
            if (feed.Tail(LiveBlock.NumberOf(position)) is not { } block || position <= block.After)
            {
                return true;
            }

            var entry = block.At(position);
            if (entry.Json is not null && Wish.Wants(entry.Kind, entry.Audience, feed.Hub))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text<T>(IReadOnlyCollection<T>? values) => values is null ? "*" : string.Join(',', values);
}
