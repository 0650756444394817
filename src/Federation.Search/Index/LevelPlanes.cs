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
        if (level > now)
        {
            Low[word] = (level & 1) != 0 ? Low[word] | bit : Low[word] & ~bit;
            Mid[word] = (level & 2) != 0 ? Mid[word] | bit : Mid[word] & ~bit;
            High[word] = (level & 4) != 0 ? High[word] | bit : High[word] & ~bit;
        }
    }

    /// <summary>Raises each offer's level to that of the other term, or to half of it.</summary>
    public void Raise(LevelPlanes other, bool half, int words)
    {
        for (var at = 0; at < words; at++)
        {
            var (low, mid, high) = (other.Low[at], other.Mid[at], other.High[at]);
            if (half)
            {
                // 1 stays 1: half of something is never nothing.
                (low, mid, high) = (mid | (low & ~high), high, 0);
            }

            var (myLow, myMid, myHigh) = (Low[at], Mid[at], High[at]);
            var above = (high & ~myHigh) | (~(high ^ myHigh) & ((mid & ~myMid) | (~(mid ^ myMid) & low & ~myLow)));
            Low[at] = (low & above) | (myLow & ~above);
            Mid[at] = (mid & above) | (myMid & ~above);
            High[at] = (high & above) | (myHigh & ~above);
        }
    }
}
