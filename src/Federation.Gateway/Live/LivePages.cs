using System.Buffers;
using System.Collections.Concurrent;
using Federation.Domain.Grains;

namespace Federation.Gateway.Live;

/// <summary>A stretch of one feed as one wish sees it.</summary>
/// <param name="Message">Null when nothing of it is wanted.</param>
/// <param name="Until">Looked through up to there.</param>
/// <param name="Final">However the feed grows, this page would be the same.</param>
internal sealed record LivePage(LiveMessage? Message, long Until, bool Final);

/// <summary>
/// Pages that several streams are about to send: made once for all that wish the same and stand at the same place, which at a broadcast is everybody.
/// </summary>
internal sealed class LivePages
{
    /// <summary>Bytes of entries after which a page ends: what one client has pending stays small.</summary>
    private const int PageBytes = 48 * 1024;

    private const long MostBytes = 16L * 1024 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private readonly ConcurrentDictionary<(LiveRoom Room, HubId Hub, long Told, long Looked), LivePage> _pages = new();
    private readonly ConcurrentQueue<((LiveRoom, HubId, long, long) Key, int Bytes)> _held = new();
    private long _bytes;

    /// <param name="end">In the block; up to there at most.</param>
    /// <param name="verdicts">By place in the block; null: all that is of the room's wish.</param>
    /// <param name="told">What the client knows to be its place; its next message says "after" this.</param>
    /// <param name="looked">From where to look on; between the two nothing is wanted.</param>
    public LivePage Get(LiveRoom room, HubId hub, LiveBlock block, long end, LiveVerdict[]? verdicts, long told, long looked)
    {
        var key = (room, hub, told, looked);
        if (_pages.TryGetValue(key, out var known) && (known.Final || known.Until == end))
        {
            return known;
        }

        var page = Make(room, hub, block, end, verdicts, told, looked);
        if (page.Message is { } message)
        {
            _pages[key] = page;
            Hold(key, message.Json.Length);
        }

        return page;
    }

    private static LivePage Make(LiveRoom room, HubId hub, LiveBlock block, long end, LiveVerdict[]? verdicts, long told, long looked)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        var position = looked;
        List<long>? left = null;
        while (position < end && buffer.WrittenCount < PageBytes)
        {
            var entry = block.At(++position);
            var verdict = verdicts is null ? LiveVerdict.Answers : verdicts[position - block.After - 1];
            if (entry.Json is { } json && verdict != LiveVerdict.Nothing && room.Wish.Wants(entry.Kind, entry.Audience, hub))
            {
                if (verdict == LiveVerdict.Left)
                {
                    (left ??= []).Add(position);
                }

                if (buffer.WrittenCount > 0)
                {
                    buffer.Write(","u8);
                }

                buffer.Write(json);
            }
        }

        var message = buffer.WrittenCount == 0 ? null : LiveMessage.Entries(hub, told, position, buffer.WrittenSpan, left);
        return new LivePage(message, position, position < end || end == block.After + LiveBlock.Length);
    }

    private void Hold((LiveRoom, HubId, long, long) key, int bytes)
    {
        _held.Enqueue((key, bytes));
        var total = Interlocked.Add(ref _bytes, bytes);
        while (total > MostBytes && _held.TryDequeue(out var oldest))
        {
            _pages.TryRemove(oldest.Key, out _);
            total = Interlocked.Add(ref _bytes, -oldest.Bytes);
        }
    }
}
