using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Federation.Search.Index;

/// <summary>
/// How many bits are set. Facets are little else: a hundred planes over a million offers. Where the processor has vectors of 512 bits, sums of eight
/// words are kept in carry-save form (Harley and Seal), so that bits are counted once for every eight words; elsewhere word by word.
/// </summary>
internal static class Population
{
    private const int Step = 64;

    /// <summary>Of the bits that both have. The spans are equally long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Of(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        b = b[..a.Length];
        var (count, at) = (0, 0);
        if (Avx512BW.IsSupported && a.Length >= Step)
        {
            at = a.Length / Step * Step;
            count = Wide(ref MemoryMarshal.GetReference(a), ref MemoryMarshal.GetReference(b), at);
        }

        for (; at < a.Length; at++)
        {
            count += BitOperations.PopCount(a[at] & b[at]);
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide(ref ulong a, ref ulong b, int length)
    {
        var (ones, twos, fours, total) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        for (var at = 0; at < length; at += Step)
        {
            Sum(ref ones, Both(ref a, ref b, at), Both(ref a, ref b, at + 8), out var twosA);
            Sum(ref ones, Both(ref a, ref b, at + 16), Both(ref a, ref b, at + 24), out var twosB);
            Sum(ref twos, twosA, twosB, out var foursA);
            Sum(ref ones, Both(ref a, ref b, at + 32), Both(ref a, ref b, at + 40), out twosA);
            Sum(ref ones, Both(ref a, ref b, at + 48), Both(ref a, ref b, at + 56), out twosB);
            Sum(ref twos, twosA, twosB, out var foursB);
            Sum(ref fours, foursA, foursB, out var eights);
            total += Bits(eights);
        }

        total = (total << 3) + (Bits(fours) << 2) + (Bits(twos) << 1) + Bits(ones);
        return (int)Vector512.Sum(total);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Both(ref ulong a, ref ulong b, int at) => Vector512.LoadUnsafe(ref a, (nuint)at) & Vector512.LoadUnsafe(ref b, (nuint)at);

    /// <summary>Three bits in each place: what is left there, and what is carried.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum(ref Vector512<ulong> left, Vector512<ulong> x, Vector512<ulong> y, out Vector512<ulong> carried)
    {
        const byte Majority = 0xE8;
        const byte Odd = 0x96;
        carried = Avx512F.TernaryLogic(left, x, y, Majority);
        left = Avx512F.TernaryLogic(left, x, y, Odd);
    }

    /// <summary>Of each lane, by half bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Bits(Vector512<ulong> value)
    {
        var table = Vector512.Create(Vector256.Create(Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4)));
        var half = Vector512.Create((byte)0x0F);
        var bytes = value.AsByte();
        var counts = Avx512BW.Shuffle(table, bytes & half) + Avx512BW.Shuffle(table, (value >>> 4).AsByte() & half);
        return Avx512BW.SumAbsoluteDifferences(counts, Vector512<byte>.Zero).AsUInt64();
    }
}
