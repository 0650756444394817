using Federation.Search.Queries;

namespace Federation.Search.Index;

/// <summary>What of one segment a plan finds: one set per criterion, so that each facet can be counted without its own.</summary>
internal readonly ref struct SegmentSearch
{
    // Places in the scratch; the sets of the filters follow.
    private const int Spare = 0;
    private const int Hidden = 1;
    private const int Found = 2;
    private const int Base = 3;
    private const int PaySet = 4;
    private const int SinceSet = 5;
    private const int WordSet = 6;
    private const int FirstFilter = 7;

    private readonly SearchPlan _plan;
    private readonly LiveSegment _live;
    private readonly SearchScratch _scratch;
    private readonly int _words;

    public SegmentSearch(SearchPlan plan, LiveSegment live, SearchScratch scratch)
    {
        (_plan, _live, _scratch, _words) = (plan, live, scratch, live.Segment.Words);
        Shown(Set(Base));
        if (HasPay)
        {
            Pay(Set(PaySet));
        }

        if (HasSince)
        {
            Bits.Range(Set(SinceSet), 0, Segment.Before(new DatePlace(plan.Since - 1, default, 0)));
        }

        if (HasWords)
        {
            Words(Set(WordSet));
        }

        for (var i = 0; i < plan.Filters.Length; i++)
        {
            var bits = Set(FirstFilter + i);
            bits.Clear();
            foreach (var term in plan.Filters[i].Terms)
            {
                Segment.Postings.Of(term).AddTo(bits);
            }
        }

        All(null, Set(Found));
    }

    public Segment Segment => _live.Segment;

    /// <summary>The offers that hold every criterion.</summary>
    public ReadOnlySpan<ulong> Matches => Set(Found);

    public LevelPlanes Levels(int unit) => _scratch.Planes(unit);

    private bool HasPay => _plan.Request.Query.PayFloor > 0;

    private bool HasSince => _plan.Since != long.MinValue;

    private bool HasWords => _plan.Units.Length > 0;

    /// <summary>The offers that hold every criterion but this one.</summary>
    public ReadOnlySpan<ulong> Without(Criterion criterion)
    {
        var bits = Set(Spare);
        All(criterion, bits);
        return bits;
    }

    private void All(Criterion? but, Span<ulong> bits)
    {
        Set(Base).CopyTo(bits);
        And(bits, HasPay && but != Criterion.PayFloor, PaySet);
        And(bits, HasSince && but != Criterion.PublishedSince, SinceSet);
        And(bits, HasWords && but != Criterion.Words, WordSet);
        for (var i = 0; i < _plan.Filters.Length; i++)
        {
            And(bits, _plan.Filters[i].Criterion != but, FirstFilter + i);
        }
    }

    private void And(Span<ulong> bits, bool asked, int set)
    {
        if (asked)
        {
            Bits.And(bits, Set(set));
        }
    }

    private void Shown(Span<ulong> bits)
    {
        if (_live.Live is { } live)
        {
            live.CopyTo(bits);
        }
        else
        {
            Bits.Range(bits, 0, Segment.Count);
        }

        for (var ordinal = 0; Segment.FirstEnd <= _plan.Now && ordinal < Segment.Count; ordinal++)
        {
            if (Segment.Until[ordinal] <= _plan.Now)
            {
                bits[ordinal >> 6] &= ~(1UL << ordinal);
            }
        }

        _plan.Rules?.Apply(Segment, bits, Set(Spare), Set(Hidden));
    }

    private void Pay(Span<ulong> bits)
    {
        bits.Clear();
        var (pay, floor) = (Segment.Pay, _plan.Request.Query.PayFloor);
        for (var ordinal = 0; ordinal < pay.Length; ordinal++)
        {
            bits[ordinal >> 6] |= (pay[ordinal] >= floor ? 1UL : 0) << ordinal;
        }
    }

    private void Words(Span<ulong> bits)
    {
        if (_plan.AnyWord)
        {
            bits.Clear();
        }
        else
        {
            bits.Fill(ulong.MaxValue);
        }

        for (var unit = 0; unit < _plan.Units.Length; unit++)
        {
            var meeting = Set(Spare);
            meeting.Clear();
            if (_plan.Request.ByDate)
            {
                foreach (var term in _plan.Units[unit].Terms)
                {
                    Segment.Postings.Of(term.Id).AddTo(meeting);
                }
            }
            else
            {
                AddLevels(unit, meeting);
            }

            if (_plan.AnyWord)
            {
                Bits.Or(bits, meeting);
            }
            else
            {
                Bits.And(bits, meeting);
            }
        }
    }

    private void AddLevels(int unit, Span<ulong> meeting)
    {
        var levels = _scratch.Planes(unit);
        levels.Clear(_words);
        foreach (var term in _plan.Units[unit].Terms)
        {
            Segment.Postings.Of(term.Id).Raise(levels, term.Half, _words);
        }

        levels.AddTo(meeting);
    }

    private Span<ulong> Set(int at) => _scratch.Set(at).AsSpan(0, _words);
}
