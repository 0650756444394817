using System.Collections.Concurrent;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.SignIn;
using Federation.Storage.Feeds;
using Microsoft.AspNetCore.SignalR;

namespace Federation.Gateway.Live;

/// <summary>Who follows what on this node.</summary>
public sealed class LiveStreams
{
    private readonly ConcurrentDictionary<string, LiveRoom> _rooms = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LiveLine> _lines = new(StringComparer.Ordinal);
    private readonly LiveOptions _options;

    public LiveStreams(LiveFeeds feeds, IHubStore store, LiveOptions options, TimeProvider clock)
    {
        (Feeds, Blocks, Verdicts, _options, Clock) = (feeds, new LiveBlocks(store), new LiveVerdicts(store), options, clock);
        feeds.Grew += (feed, from) =>
        {
            foreach (var (_, room) in _rooms)
            {
                room.Ring(Waves, feed, from);
            }
        };
    }

    internal LiveFeeds Feeds { get; }

    internal LiveBlocks Blocks { get; }

    internal LiveVerdicts Verdicts { get; }

    internal LivePages Pages { get; } = new();

    internal LiveWaves Waves { get; } = new();

    internal TimeProvider Clock { get; }

    internal IEnumerable<LiveStream> All => _rooms.Values.SelectMany(room => room.Streams());

    internal ICollection<LiveLine> Lines => _lines.Values;

    public void Connected(HubCallerContext context) => _lines[context.ConnectionId] = new LiveLine(context);

    /// <summary>For its own hub, for as long as its account is open.</summary>
    public bool MayRead(string connection, HubId hub) => _lines.TryGetValue(connection, out var line) && line.Readers.Contains(hub);

    /// <summary>Ends the streams of the lines that rest on one of these rights.</summary>
    internal void Close(Func<HubRight, bool> lost)
    {
        var now = Clock.GetTimestamp();
        foreach (var line in _lines.Values.Where(line => line.Rights.Any(lost) && line.Close(now)))
        {
            foreach (var stream in All.Where(stream => stream.Line == line))
            {
                stream.End(LiveCodes.Closed);
            }
        }
    }

    public void Gone(HubCallerContext context) => _lines.TryRemove(context.ConnectionId, out _);

    /// <summary>Until the client cancels, the connection ends, or a message of type <c>end</c> says why there is no more.</summary>
    public IAsyncEnumerable<LiveMessage> Follow(string connection, JsonElement filter, CancellationToken cancel)
    {
        if (!_lines.TryGetValue(connection, out var line))
        {
            return AsyncEnumerable.Empty<LiveMessage>();
        }

        // Read here, and not in the stream: it would hold what it was asked with for as long as it lives.
        var (request, wrong) = LiveRequest.Read(filter, line.Readers);
        return request is null ? new[] { LiveMessage.End(wrong!) }.ToAsyncEnumerable() : new LiveStream(line, this, request).Messages(cancel);
    }

    /// <returns>The lines of those that leave a message unread for too long.</returns>
    internal IReadOnlyList<LiveLine> Tick(TimeSpan cut, TimeSpan mark)
    {
        var (now, late) = (Clock.GetTimestamp(), new List<LiveLine>());
        foreach (var (_, room) in _rooms)
        {
            room.Tick(now, cut, mark, late);
        }

        return late;
    }

    /// <returns>False when its line has too many.</returns>
    internal bool Enter(LiveStream stream, LiveRequest request, out LiveRoom room)
    {
        room = null!;
        if (!stream.Line.Take(_options.Streams))
        {
            return false;
        }

        var key = LiveRoom.KeyOf(request.Wish, request.Search);
        while (true)
        {
            room = _rooms.GetOrAdd(key, _ => new LiveRoom(request.Wish, request.Search));
            if (room.Enter(stream))
            {
                Feeds.Enter();
                return true;
            }

            // Given up this instant by the last who was in it.
            _rooms.TryRemove(KeyValuePair.Create(key, room));
        }
    }

    internal void Leave(LiveStream stream, LiveRoom room)
    {
        Feeds.Leave();
        stream.Line.GiveBack();
        if (room.Leave(stream))
        {
            _rooms.TryRemove(KeyValuePair.Create(room.Key, room));
        }
    }
}
