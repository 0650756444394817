using System.Numerics;

namespace Federation.Search.Index;

/// <summary>Offers the best of a segment's matches to a page.</summary>
internal static class SegmentRanking
{
    /// <summary>The newest first: ordinals are in that order, so that the first ones are enough, however deep the page.</summary>
    public static void ByDate(SearchPlan plan, in SegmentSearch search, TopHits top)
    {
        var segment = search.Segment;
        var matches = search.Matches;
        var from = plan.After is { } after ? First(segment, after) : 0;
        for (var word = from >> 6; word < matches.Length; word++)
        {
            for (var left = matches[word] & ~Bits.Below(from - (word << 6)); left != 0; left &= left - 1)
            {
                var candidate = At(segment, (word << 6) + BitOperations.TrailingZeroCount(left), 0);
                if (top.IsFull && !candidate.IsBefore(top.Worst))
                {
                    return;
                }

                top.Offer(candidate);
            }
        }
    }

    /// <summary>
    /// Block by block, the scores of all offers at once; only those that may enter the page are then looked at one by one. Once the page is full
    /// of the best possible score, a block whose offers are older is passed over.
    /// </summary>
    public static void ByScore(SearchPlan plan, in SegmentSearch search, TopHits top, SearchScratch scratch)
    {
        var segment = search.Segment;
        var matches = search.Matches;
        var from = plan.After is { } after ? First(segment, after) : 0;
        Span<ulong> chosen = stackalloc ulong[ScorePlanes.Words];
        Span<ulong> above = stackalloc ulong[ScorePlanes.Words];
        Span<ulong> equal = stackalloc ulong[ScorePlanes.Words];
        for (var start = 0; start < matches.Length; start += ScorePlanes.Words)
        {
            var words = Math.Min(ScorePlanes.Words, matches.Length - start);
            matches.Slice(start, words).CopyTo(chosen);
            var tied = top.IsFull ? segment.Before(top.Worst.Place) : segment.Count;
            if (!chosen[..words].ContainsAnyExcept(0UL) || (top.IsFull && top.Worst.Score >= Highest(plan) && tied <= start << 6))
            {
                continue;
            }

            Score(plan, search, scratch.Scores, start, words);
            if (plan.Request.After is { } cursor)
            {
                scratch.Scores.Compare(cursor.Score, above[..words], equal[..words]);
                Keep(chosen[..words], above, equal, start, from, segment.Count, below: true);
            }

            if (top.IsFull)
            {
                scratch.Scores.Compare(top.Worst.Score, above[..words], equal[..words]);
                Keep(chosen[..words], above, equal, start, 0, tied, below: false);
            }

            Offer(segment, chosen[..words], start, scratch.Scores, top);
        }
    }

    private static int Highest(SearchPlan plan)
    {
        var highest = 0;
        foreach (var unit in plan.Units)
        {
            highest += unit.Weight * Jobs.OfferTerm.Highest;
        }

        return highest;
    }

    private static void Score(SearchPlan plan, in SegmentSearch search, ScorePlanes scores, int start, int words)
    {
        scores.Clear();
        for (var unit = 0; unit < plan.Units.Length; unit++)
        {
            var levels = search.Levels(unit);
            scores.Add(levels.Low.AsSpan(start, words), levels.Mid.AsSpan(start, words), levels.High.AsSpan(start, words), plan.Units[unit].Weight);
        }
    }

    /// <summary>Leaves those whose score is on the right side of the bound, and of those whose score is the bound the ordinals from one to the other.</summary>
    private static void Keep(Span<ulong> chosen, ReadOnlySpan<ulong> above, ReadOnlySpan<ulong> equal, int start, int from, int to, bool below)
    {
        for (var word = 0; word < chosen.Length; word++)
        {
            var first = (start + word) << 6;
            var within = Bits.Below(to - first) & ~Bits.Below(from - first);
            var side = below ? ~(above[word] | equal[word]) : above[word];
            chosen[word] &= side | (equal[word] & within);
        }
    }

    private static void Offer(Segment segment, ReadOnlySpan<ulong> chosen, int start, ScorePlanes scores, TopHits top)
    {
        for (var word = 0; word < chosen.Length; word++)
        {
            for (var left = chosen[word]; left != 0; left &= left - 1)
            {
                var inBlock = (word << 6) + BitOperations.TrailingZeroCount(left);
                var score = scores.Of(inBlock);
                if (!top.IsFull || score >= top.Worst.Score)
                {
                    top.Offer(At(segment, (start << 6) + inBlock, score));
                }
            }
        }
    }

    private static int First(Segment segment, in DatePlace after)
    {
        var first = segment.Before(after);
        return first < segment.Count && segment.PlaceOf(first) == after ? first + 1 : first;
    }

    private static Candidate At(Segment segment, int ordinal, int score) => new(score, segment.PlaceOf(ordinal), segment, ordinal);
}
