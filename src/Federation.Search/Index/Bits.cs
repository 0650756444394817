using System.Numerics;

namespace Federation.Search.Index;

/// <summary>Sets of ordinals as words of 64 bits. Spans of one call are equally long.</summary>
internal static class Bits
{
    public static int WordsFor(int count) => (count + 63) >> 6;

    public static void Set(Span<ulong> bits, int at) => bits[at >> 6] |= 1UL << at;

    public static bool Has(ReadOnlySpan<ulong> bits, int at) => (bits[at >> 6] >> at & 1) != 0;

    /// <summary>The ordinals from <paramref name="from"/> up to <paramref name="to"/>, this one left out, and no other.</summary>
    public static void Range(Span<ulong> bits, int from, int to)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            bits[word] = Below(to - (word << 6)) & ~Below(from - (word << 6));
        }
    }

    /// <summary>The lowest bits of a word: none for 0 and less, all for 64 and more.</summary>
    public static ulong Below(int count) => count <= 0 ? 0 : count >= 64 ? ulong.MaxValue : (1UL << count) - 1;

    public static void And(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        var at = 0;
        for (; at <= bits.Length - Vector<ulong>.Count; at += Vector<ulong>.Count)
        {
            (new Vector<ulong>(bits[at..]) & new Vector<ulong>(other[at..])).CopyTo(bits[at..]);
        }

        for (; at < bits.Length; at++)
        {
            bits[at] &= other[at];
        }
    }

    public static void Or(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        var at = 0;
        for (; at <= bits.Length - Vector<ulong>.Count; at += Vector<ulong>.Count)
        {
            (new Vector<ulong>(bits[at..]) | new Vector<ulong>(other[at..])).CopyTo(bits[at..]);
        }

        for (; at < bits.Length; at++)
        {
            bits[at] |= other[at];
        }
    }

    public static void AndNot(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        for (var at = 0; at < bits.Length; at++)
        {
            bits[at] &= ~other[at];
        }
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    public static int CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        b = b[..a.Length];
        var count = 0;
        for (var at = 0; at < a.Length; at++)
        {
            count += BitOperations.PopCount(a[at] & b[at]);
        }

        return count;
    }
}
