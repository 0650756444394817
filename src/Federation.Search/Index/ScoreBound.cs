namespace Federation.Search.Index;

/// <summary>
/// What an offer's levels must be for its score to reach that of the worst of a full page: of each word so much as the best levels of all others do
/// not make up for, and of one word at least as much as the average that the score asks. Nearly all offers of a block fail one of the two, and
/// their scores are never added up.
/// </summary>
internal ref struct ScoreBound(PlannedUnit[] units, Span<byte> least)
{
    private readonly Span<byte> _least = least[..units.Length];
    private int _score = -1;
    private int _average;

    /// <returns>False when no offer can have this score.</returns>
    public bool Reach(int score)
    {
        if (score == _score)
        {
            return true;
        }

        var highest = 0;
        foreach (var unit in units)
        {
            highest += unit.Weight * Jobs.OfferTerm.Highest;
        }

        if (score > highest)
        {
            return false;
        }

        _score = score;
        var implied = false;
        _average = Ceiling(score * Jobs.OfferTerm.Highest, highest);
        for (var i = 0; i < units.Length; i++)
        {
            var missing = score - (highest - (units[i].Weight * Jobs.OfferTerm.Highest));
            _least[i] = (byte)Math.Clamp(missing <= 0 ? 0 : Ceiling(missing, units[i].Weight), 0, Jobs.OfferTerm.Highest);
            implied |= _least[i] >= _average;
        }

        _average = implied ? 0 : _average;
        return true;
    }

    /// <summary>Takes away from a block those that cannot reach it.</summary>
    public readonly void Apply(in SegmentSearch search, Span<ulong> chosen, int start)
    {
        for (var i = 0; i < units.Length; i++)
        {
            if (_least[i] > 0)
            {
                search.Levels(i).AtLeast(_least[i], chosen, start, adding: false);
            }
        }

        if (_average == 0)
        {
            return;
        }

        Span<ulong> any = stackalloc ulong[ScorePlanes.Words];
        any = any[..chosen.Length];
        any.Clear();
        for (var i = 0; i < units.Length; i++)
        {
            search.Levels(i).AtLeast(_average, any, start, adding: true);
        }

        Bits.And(chosen, any);
    }

    private static int Ceiling(int number, int by) => (number + by - 1) / by;
}
