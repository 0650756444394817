namespace Federation.Search.Index;

/// <summary>The offers of one term in one segment: in planes when the term is frequent there, else listed.</summary>
internal readonly ref struct Posting(LevelPlanes? planes, int count, ReadOnlySpan<ushort> ordinals, ReadOnlySpan<byte> levels, int start)
{
    private readonly ReadOnlySpan<ushort> _ordinals = ordinals;
    private readonly ReadOnlySpan<byte> _levels = levels;

    public LevelPlanes? Planes => planes;

    public int Count => count;

    public void AddTo(Span<ulong> bits)
    {
        if (planes is { } dense)
        {
            for (var at = 0; at < bits.Length; at++)
            {
                bits[at] |= dense.Low[at] | dense.Mid[at] | dense.High[at];
            }

            return;
        }

        foreach (var ordinal in _ordinals)
        {
            Bits.Set(bits, ordinal);
        }
    }

    /// <summary>Raises the levels of these offers to those of this term, or to half of them.</summary>
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

    public int CountIn(ReadOnlySpan<ulong> bits)
    {
        if (planes is { } dense)
        {
            // The terms that are counted are codes: their level is 1.
            return Bits.CountBoth(bits, dense.Low);
        }

        var found = 0;
        foreach (var ordinal in _ordinals)
        {
            found += (int)(bits[ordinal >> 6] >> ordinal) & 1;
        }

        return found;
    }

    /// <summary>All of them with their levels, in order.</summary>
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
            for (var left = dense.Low[word] | dense.Mid[word] | dense.High[word]; left != 0; left &= left - 1)
            {
                var ordinal = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(left);
                taken(ordinal, (int)((dense.Low[word] >> ordinal & 1) + (2 * (dense.Mid[word] >> ordinal & 1)) + (4 * (dense.High[word] >> ordinal & 1))));
            }
        }
    }

    private int LevelAt(int i) => _levels[(start + i) >> 1] >> (((start + i) & 1) * 4) & 15;
}
