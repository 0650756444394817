using System.Numerics;
using Federation.Domain.Training;

namespace Federation.Search.Training;

/// <summary>Free slots as words that all calendars share, so that two of them meet word by word. Half a kilobyte for two years.</summary>
/// <param name="First">See <see cref="SlotSet.FirstWord"/>.</param>
public readonly struct FreeBits(int first, ulong[] words)
{
    private static readonly ulong[] None = [];

    private readonly ulong[]? _words = words;

    public int First { get; } = first;

    public ReadOnlySpan<ulong> Words => _words ?? None;

    public static FreeBits Of(SlotSet free) => new(free.FirstWord, free.Words());

    /// <summary>Free in both, where both reach.</summary>
    public FreeBits And(FreeBits other)
    {
        var first = Math.Max(First, other.First);
        var end = Math.Min(First + Words.Length, other.First + other.Words.Length);
        if (end <= first)
        {
            return default;
        }

        var both = new ulong[end - first];
        var mine = Words[(first - First)..];
        var theirs = other.Words[(first - other.First)..];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = mine[i] & theirs[i];
        }

        return new FreeBits(first, both);
    }

    /// <summary>Free slots in a stretch.</summary>
    public int Count(in Stretch stretch)
    {
        var words = Words;
        var count = 0;
        for (int word = Math.Max(stretch.First, First), end = Math.Min(stretch.Last, First + words.Length - 1); word <= end; word++)
        {
            count += BitOperations.PopCount(words[word - First] & stretch.Mask(word));
        }

        return count;
    }

    /// <summary>All of these are free.</summary>
    public bool HasAll(FreeBits wanted)
    {
        var words = Words;
        var asked = wanted.Words;
        for (var i = 0; i < asked.Length; i++)
        {
            var at = wanted.First + i - First;
            if ((asked[i] & ~((uint)at < (uint)words.Length ? words[at] : 0)) != 0)
            {
                return false;
            }
        }

        return true;
    }

    public SlotSet Within(DateOnly from, int days) => SlotSet.Of(from, days, Words, First);
}

/// <summary>A stretch of days, as words and what to look at of the first and the last one.</summary>
public readonly struct Stretch
{
    private readonly ulong _head;
    private readonly ulong _tail;

    /// <param name="to">The last day, included; before <paramref name="from"/> it is an empty stretch.</param>
    public Stretch(DateOnly from, DateOnly to)
    {
        var (begin, end) = (from.DayNumber * Slot.PartsOfDay, ((to.DayNumber + 1) * Slot.PartsOfDay) - 1);
        (First, Last) = end < begin ? (1, 0) : (SlotSet.WordOf(begin), SlotSet.WordOf(end));
        _head = ulong.MaxValue << (begin & 63);
        _tail = ulong.MaxValue >> (63 - (end & 63));
    }

    public int First { get; }

    public int Last { get; }

    public ulong Mask(int word) => (word == First ? _head : ulong.MaxValue) & (word == Last ? _tail : ulong.MaxValue);
}
