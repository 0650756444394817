using System.Collections.Concurrent;
using Federation.Domain.Grains;

namespace Federation.Gateway.Live;

/// <summary>One hub's feed as this node last read it: its end in memory, whatever the number of those who follow. Written by <see cref="LiveFeeds"/> alone.</summary>
internal sealed class LiveFeed(HubId hub)
{
    /// <summary>Blocks kept: the last four thousand entries or so.</summary>
    public const int TailBlocks = 16;

    private readonly ConcurrentDictionary<long, LiveBlock> _tail = new();
    private long _head;

    public HubId Hub { get; } = hub;

    /// <summary>Everything up to here may be told.</summary>
    public long Head => Volatile.Read(ref _head);

    public LiveBlock? Tail(long number) => _tail.GetValueOrDefault(number);

    /// <summary>Where the reader has to go on: from the beginning of a block, near the head, when what it holds is too far behind to be worth joining.</summary>
    public long From(long head)
    {
        if (head - _head > TailBlocks * LiveBlock.Length)
        {
            _tail.Clear();
            Volatile.Write(ref _head, head / LiveBlock.Length * LiveBlock.Length);
        }

        return _head;
    }

    public void Grow(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            var number = LiveBlock.NumberOf(entry.Position);
            if (!_tail.TryGetValue(number, out var block))
            {
                _tail[number] = block = new LiveBlock(number);
                _tail.TryRemove(number - TailBlocks, out _);
            }

            block.Add(entry);
        }

        if (entries.Count > 0)
        {
            Volatile.Write(ref _head, entries[^1].Position);
        }
    }
}
