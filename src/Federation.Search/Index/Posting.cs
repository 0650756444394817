using System.Runtime.CompilerServices;

namespace Federation.Search.Index;

/// <summary>The offers of one term in one segment: in planes when the term is frequent there, else listed.</summary>
internal readonly ref struct Posting(LevelPlanes? planes, int count, ReadOnlySpan<ushort> ordinals, ReadOnlySpan<byte> levels, int start)
{
    private readonly ReadOnlySpan<ushort> _ordinals = ordinals;
    private readonly ReadOnlySpan<byte> _levels = levels;

    public LevelPlanes? Planes => planes;

    public int Count => count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<ulong> bits)
    {
        if (planes is { } dense)
        {
            dense.AddTo(bits);
            return;
        }

        foreach (var ordinal in _ordinals)
        {
            Bits.Set(bits, ordinal);
        }
    }

    /// <summary>Raises the levels of these offers to those of this term, or to half of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Raise(LevelPlanes levels, bool half, int words)
    {
        if (planes is { } dense)
        {
            levels.Raise(dense, half, words);
            return;
        }

        for (var i = 0; i < _ordinals.Length; i++)
        {
            var level = LevelAt(i);
            levels.Raise(_ordinals[i], half ? Queries.Unit.Half(level) : level);
        }
    }

    /// <param name="filled">The words of the set that are not 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountIn(ReadOnlySpan<ulong> bits, ReadOnlySpan<ushort> filled)
    {
        if (planes is { } dense)
        {
            // The terms that are counted are codes: their level is 1.
            return filled.Length * 4 > bits.Length ? Bits.CountBoth(bits, dense.Low) : Bits.CountBoth(bits, dense.Low, filled);
        }

        return Listed(bits);
    }

    public bool Meets(ReadOnlySpan<ulong> bits)
    {
        if (planes is { } dense)
        {
            for (var word = 0; word < bits.Length; word++)
            {
                if ((bits[word] & (dense.Low[word] | dense.Mid[word] | dense.High[word])) != 0)
                {
                    return true;
                }
            }

            return false;
        }

        foreach (var ordinal in _ordinals)
        {
            if (Bits.Has(bits, ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>All of them with their levels.</summary>
    public void CopyTo(Action<int, int> taken)
    {
        if (planes is not { } dense)
        {
            for (var i = 0; i < _ordinals.Length; i++)
            {
                taken(_ordinals[i], LevelAt(i));
            }

            return;
        }

        for (var word = 0; word < dense.Low.Length; word++)
        {
            // Low has the segment's length; the other two may be longer ones that are shared.
            for (var left = dense.Low[word] | dense.Mid[word] | dense.High[word]; left != 0; left &= left - 1)
            {
                var ordinal = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(left);
                taken(ordinal, dense.Of(ordinal));
            }
        }
    }

    /// <summary>Four at a time: one after the other, each would wait for the sum before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Listed(ReadOnlySpan<ulong> bits)
    {
        var list = _ordinals;
        var at = 0;
        var (a, b, c, d) = (0UL, 0UL, 0UL, 0UL);
        for (; at <= list.Length - 4; at += 4)
        {
            var four = list.Slice(at, 4);
            a += bits[four[0] >> 6] >> four[0] & 1;
            b += bits[four[1] >> 6] >> four[1] & 1;
            c += bits[four[2] >> 6] >> four[2] & 1;
            d += bits[four[3] >> 6] >> four[3] & 1;
        }

        for (; at < list.Length; at++)
        {
            a += bits[list[at] >> 6] >> list[at] & 1;
        }

        return (int)(a + b + c + d);
    }

    private int LevelAt(int i) => _levels[(start + i) >> 1] >> (((start + i) & 1) * 4) & 15;
}
