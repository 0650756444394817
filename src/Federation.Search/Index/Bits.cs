using System.Numerics;
using System.Runtime.CompilerServices;

namespace Federation.Search.Index;

/// <summary>
/// Sets of ordinals as words of 64 bits. Spans of one call are equally long. Its loops are compiled at full speed at once: with tiered
/// compilation the first thousand searches of a node would take six times as long.
/// </summary>
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    public static int Count(ReadOnlySpan<ulong> bits) => Population.Of(bits, bits);

    public static int CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b) => Population.Of(a, b);

    /// <param name="words">Where both are looked at.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, ReadOnlySpan<ushort> words)
    {
        var count = 0;
        foreach (var at in words)
        {
            count += BitOperations.PopCount(a[at] & b[at]);
        }

        return count;
    }

    /// <summary>Places of the words that are not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ReadOnlySpan<ushort> Filled(ReadOnlySpan<ulong> bits, Span<ushort> places)
    {
        var count = 0;
        for (var at = 0; at < bits.Length; at++)
        {
            places[count] = (ushort)at;
            count += bits[at] != 0 ? 1 : 0;
        }

        return places[..count];
    }
}
