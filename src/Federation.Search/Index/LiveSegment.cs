namespace Federation.Search.Index;

/// <summary>A segment without the offers that were removed since it was made.</summary>
/// <param name="Live">Null: all of them are there.</param>
/// <param name="Count">How many are there.</param>
internal sealed record LiveSegment(Segment Segment, ulong[]? Live, int Count)
{
    private long _firstEnd;

    /// <summary>Milliseconds; none of those that are there ends before.</summary>
    public long FirstEnd => _firstEnd != 0 ? _firstEnd : _firstEnd = Live is null ? Segment.FirstEnd : Earliest();

    public static LiveSegment Of(Segment segment) => new(segment, null, segment.Count);

    public bool Has(int ordinal) => Live is null || Bits.Has(Live, ordinal);

    public LiveSegment Without(int ordinal)
    {
        var live = new ulong[Segment.Words];
        if (Live is null)
        {
            Bits.Range(live, 0, Segment.Count);
        }
        else
        {
            Live.CopyTo(live.AsSpan());
        }

        live[ordinal >> 6] &= ~(1UL << ordinal);
        return new LiveSegment(Segment, live, Count - 1);
    }

    private long Earliest()
    {
        var first = long.MaxValue;
        for (var ordinal = 0; ordinal < Segment.Count; ordinal++)
        {
            if (Segment.Until[ordinal] < first && Has(ordinal))
            {
                first = Segment.Until[ordinal];
            }
        }

        return first;
    }
}
