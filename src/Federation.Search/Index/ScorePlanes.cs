using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Federation.Search.Results;

namespace Federation.Search.Index;

/// <summary>
/// The scores of a block of offers, bit by bit: plane i holds bit i of every score, so that one instruction adds or compares 256 offers. A
/// score costs the same whatever the words are, and no posting list is walked offer by offer.
/// </summary>
internal sealed class ScorePlanes
{
    /// <summary>Words of a block: 4,096 offers, whose planes stay in the first-level cache.</summary>
    public const int Words = 64;

    private const int Depth = Relevance.ScoreBits;

    private static readonly int Lanes = Vector256<ulong>.Count;

    private readonly ulong[] _planes = new ulong[Depth * Words];

    public void Clear() => Array.Clear(_planes);

    /// <summary>Adds a level, times a weight, to each score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<ulong> low, ReadOnlySpan<ulong> mid, ReadOnlySpan<ulong> high, int weight)
    {
        for (var shift = 0; weight >> shift != 0; shift++)
        {
            if ((weight >> shift & 1) == 0)
            {
                continue;
            }

            var at = 0;
            for (; at <= low.Length - Lanes; at += Lanes)
            {
                Add(shift, at, Vector256.Create(low[at..]), Vector256.Create(mid[at..]), Vector256.Create(high[at..]));
            }

            for (; at < low.Length; at++)
            {
                Add(shift, at, low[at], mid[at], high[at]);
            }
        }
    }

    /// <summary>Which scores are above a bound, and which are it. The spans are as long as the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Compare(int bound, Span<ulong> above, Span<ulong> equal)
    {
        var at = 0;
        for (; at <= above.Length - Lanes; at += Lanes)
        {
            var (more, same) = (Vector256<ulong>.Zero, Vector256<ulong>.AllBitsSet);
            for (var bit = Depth - 1; bit >= 0; bit--)
            {
                var plane = Vector256.LoadUnsafe(ref _planes[(bit * Words) + at]);
                var asked = Vector256.Create((ulong)-(long)(bound >> bit & 1));
                more |= Vector256.AndNot(same & plane, asked);
                same &= ~(plane ^ asked);
            }

            more.CopyTo(above[at..]);
            same.CopyTo(equal[at..]);
        }

        for (; at < above.Length; at++)
        {
            var (more, same) = (0UL, ulong.MaxValue);
            for (var bit = Depth - 1; bit >= 0; bit--)
            {
                var plane = _planes[(bit * Words) + at];
                var asked = (ulong)-(long)(bound >> bit & 1);
                more |= same & plane & ~asked;
                same &= ~(plane ^ asked);
            }

            (above[at], equal[at]) = (more, same);
        }
    }

    public int Of(int offer)
    {
        var score = 0;
        for (var bit = 0; bit < Depth; bit++)
        {
            score |= (int)(_planes[(bit * Words) + (offer >> 6)] >> offer & 1) << bit;
        }

        return score;
    }

    private void Add(int shift, int at, Vector256<ulong> low, Vector256<ulong> mid, Vector256<ulong> high)
    {
        var carry = Vector256<ulong>.Zero;
        ref var plane = ref Unsafe.Add(ref _planes[0], (shift * Words) + at);
        for (var bit = 0; shift + bit < Depth; bit++)
        {
            var mine = Vector256.LoadUnsafe(ref plane);
            var other = bit switch { 0 => low, 1 => mid, 2 => high, _ => Vector256<ulong>.Zero };
            var half = mine ^ other;
            (half ^ carry).StoreUnsafe(ref plane);
            carry = (mine & other) | (half & carry);
            if (bit >= 2 && carry == Vector256<ulong>.Zero)
            {
                return;
            }

            plane = ref Unsafe.Add(ref plane, Words);
        }
    }

    private void Add(int shift, int at, ulong low, ulong mid, ulong high)
    {
        var carry = 0UL;
        for (var bit = 0; shift + bit < Depth; bit++)
        {
            ref var mine = ref _planes[((shift + bit) * Words) + at];
            var other = bit switch { 0 => low, 1 => mid, 2 => high, _ => 0UL };
            var half = mine ^ other;
            (mine, carry) = (half ^ carry, (mine & other) | (half & carry));
        }
    }
}
