using System.Numerics;
using System.Runtime.CompilerServices;

namespace Federation.Search.Index;

/// <summary>Levels of all offers of a segment, bit by bit: the level of an offer is Low + 2 Mid + 4 High; 0 where the term is not.</summary>
internal readonly record struct LevelPlanes(ulong[] Low, ulong[] Mid, ulong[] High)
{
    public LevelPlanes(int words) : this(new ulong[words], new ulong[words], new ulong[words])
    {
    }

    public void Clear(int words)
    {
        Low.AsSpan(0, words).Clear();
        Mid.AsSpan(0, words).Clear();
        High.AsSpan(0, words).Clear();
    }

    /// <summary>Raises an offer's level to this one, if it is lower.</summary>
    public void Raise(int ordinal, int level)
    {
        var (word, bit) = (ordinal >> 6, 1UL << ordinal);
        var now = ((Low[word] & bit) != 0 ? 1 : 0) + ((Mid[word] & bit) != 0 ? 2 : 0) + ((High[word] & bit) != 0 ? 4 : 0);
        if (level <= now)
        {
            return;
        }

        // A plane that all terms of one level share is never written: its bit does not change.
        Put(Low, word, bit, level & 1);
        Put(Mid, word, bit, level & 2);
        Put(High, word, bit, level & 4);
    }

    /// <summary>Raises each offer's level to that of the other term, or to half of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Raise(LevelPlanes other, bool half, int words)
    {
        var at = 0;
        for (; at <= words - Vector<ulong>.Count; at += Vector<ulong>.Count)
        {
            var (low, mid, high) = (new Vector<ulong>(other.Low, at), new Vector<ulong>(other.Mid, at), new Vector<ulong>(other.High, at));
            if (half)
            {
                // 1 stays 1: half of something is never nothing.
                (low, mid, high) = (mid | Vector.AndNot(low, high), high, Vector<ulong>.Zero);
            }

            var (myLow, myMid, myHigh) = (new Vector<ulong>(Low, at), new Vector<ulong>(Mid, at), new Vector<ulong>(High, at));
            var above = Vector.AndNot(high, myHigh) | Vector.AndNot(Vector.AndNot(mid, myMid) | Vector.AndNot(Vector.AndNot(low, myLow), mid ^ myMid), high ^ myHigh);
            Vector.ConditionalSelect(above, low, myLow).CopyTo(Low, at);
            Vector.ConditionalSelect(above, mid, myMid).CopyTo(Mid, at);
            Vector.ConditionalSelect(above, high, myHigh).CopyTo(High, at);
        }

        for (; at < words; at++)
        {
            for (var left = other.Low[at] | other.Mid[at] | other.High[at]; left != 0; left &= left - 1)
            {
                var ordinal = (at << 6) + BitOperations.TrailingZeroCount(left);
                Raise(ordinal, half ? Queries.Unit.Half(other.Of(ordinal)) : other.Of(ordinal));
            }
        }
    }

    public int Of(int ordinal) =>
        (int)((Low[ordinal >> 6] >> ordinal & 1) | ((Mid[ordinal >> 6] >> ordinal & 1) << 1) | ((High[ordinal >> 6] >> ordinal & 1) << 2));

    /// <summary>The offers that have any level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<ulong> bits)
    {
        var at = 0;
        for (; at <= bits.Length - Vector<ulong>.Count; at += Vector<ulong>.Count)
        {
            (new Vector<ulong>(bits[at..]) | new Vector<ulong>(Low, at) | new Vector<ulong>(Mid, at) | new Vector<ulong>(High, at)).CopyTo(bits[at..]);
        }

        for (; at < bits.Length; at++)
        {
            bits[at] |= Low[at] | Mid[at] | High[at];
        }
    }

    /// <summary>Leaves, or adds, the offers of a block that have this level at least.</summary>
    /// <param name="level">1 to 7.</param>
    /// <param name="start">The block's first word; it is as long as the set.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AtLeast(int level, Span<ulong> bits, int start, bool adding)
    {
        var at = 0;
        for (; at <= bits.Length - Vector<ulong>.Count; at += Vector<ulong>.Count)
        {
            var those = AtLeast(level, new Vector<ulong>(Low, start + at), new Vector<ulong>(Mid, start + at), new Vector<ulong>(High, start + at));
            var mine = new Vector<ulong>(bits[at..]);
            (adding ? mine | those : mine & those).CopyTo(bits[at..]);
        }

        for (; at < bits.Length; at++)
        {
            var those = AtLeast(level, new Vector<ulong>(Low[start + at]), new Vector<ulong>(Mid[start + at]), new Vector<ulong>(High[start + at]))[0];
            bits[at] = adding ? bits[at] | those : bits[at] & those;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ulong> AtLeast(int level, Vector<ulong> low, Vector<ulong> mid, Vector<ulong> high) => level switch
    {
        1 => low | mid | high,
        2 => mid | high,
        3 => (low & mid) | high,
        4 => high,
        5 => (low | mid) & high,
        6 => mid & high,
        _ => low & mid & high,
    };

    private static void Put(ulong[] plane, int word, ulong bit, int on)
    {
        if ((plane[word] & bit) != 0 != (on != 0))
        {
            plane[word] ^= bit;
        }
    }
}
