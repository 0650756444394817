namespace Federation.Search.Index;

internal readonly record struct Candidate(int Score, DatePlace Place, Segment Segment, int Ordinal)
{
    /// <summary>The better score first, then the order by date.</summary>
    public bool IsBefore(in Candidate other) => Score != other.Score ? Score > other.Score : Place.CompareTo(other.Place) < 0;
}

/// <summary>The best so far, in order; pages are short, so that keeping them in order costs less than a heap.</summary>
internal sealed class TopHits(int most)
{
    private readonly Candidate[] _best = new Candidate[most + 1];

    public int Count { get; private set; }

    /// <summary>One more each time that somebody enters: what follows from the worst holds until then.</summary>
    public int Changes { get; private set; }

    public bool IsFull => Count == most;

    /// <summary>Of a full list: who is worse need not come.</summary>
    public ref readonly Candidate Worst => ref _best[most - 1];

    public ReadOnlySpan<Candidate> Best => _best.AsSpan(0, Count);

    public void Offer(in Candidate candidate)
    {
        if (most == 0 || (IsFull && !candidate.IsBefore(Worst)))
        {
            return;
        }

        Changes++;
        var at = Count;
        for (; at > 0 && candidate.IsBefore(_best[at - 1]); at--)
        {
            _best[at] = _best[at - 1];
        }

        _best[at] = candidate;
        Count = Math.Min(Count + 1, most);
    }
}
