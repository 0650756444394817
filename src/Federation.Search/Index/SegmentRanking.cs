using System.Numerics;

namespace Federation.Search.Index;

/// <summary>Offers the best of a segment's matches to a page.</summary>
internal static class SegmentRanking
{
    /// <summary>Adding up a block costs as much as looking at so many.</summary>
    private const int FewToAddUp = 64;

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
    /// Block by block, short ones until the page is full of something. Then those that cannot enter it are left out by their levels; when few are
    /// left, they are looked at one by one, else the scores of all offers of the block are added up at once.
    /// </summary>
    public static void ByScore(SearchPlan plan, in SegmentSearch search, TopHits top, SearchScratch scratch)
    {
        var segment = search.Segment;
        var matches = search.Matches;
        var from = plan.After is { } after ? First(segment, after) : 0;
        var bound = new ScoreBound(plan.Units, stackalloc byte[plan.Units.Length]);
        var (seen, tied) = (-1, segment.Count);
        Span<ulong> chosen = stackalloc ulong[ScorePlanes.Words];
        for (var (start, words) = (0, 1); start < matches.Length; start += words)
        {
            words = Math.Min(top.IsFull ? Math.Min(words * 2, ScorePlanes.Words) : 1, matches.Length - start);
            var block = chosen[..words];
            matches.Slice(start, words).CopyTo(block);
            if (top.IsFull)
            {
                if (seen != top.Changes)
                {
                    (seen, tied) = (top.Changes, segment.Before(top.Worst.Place));
                }

                // As good as the worst is not enough for offers that are older.
                if (!bound.Reach(top.Worst.Score + (tied <= start << 6 ? 1 : 0)))
                {
                    return;
                }

                bound.Apply(search, block, start);
            }

            var left = Bits.Count(block);
            if (left > FewToAddUp)
            {
                AddUp(plan, search, block, start, from, tied, top, scratch.Scores);
            }
            else if (left > 0)
            {
                OneByOne(plan, search, block, start, from, top);
            }
        }
    }

    private static void OneByOne(SearchPlan plan, in SegmentSearch search, ReadOnlySpan<ulong> chosen, int start, int from, TopHits top)
    {
        for (var word = 0; word < chosen.Length; word++)
        {
            for (var left = chosen[word]; left != 0; left &= left - 1)
            {
                var ordinal = ((start + word) << 6) + BitOperations.TrailingZeroCount(left);
                var score = 0;
                for (var unit = 0; unit < plan.Units.Length; unit++)
                {
                    score += plan.Units[unit].Weight * search.Levels(unit).Of(ordinal);
                }

                if ((plan.Request.After is not { } cursor || score < cursor.Score || (score == cursor.Score && ordinal >= from)) && (!top.IsFull || score >= top.Worst.Score))
                {
                    top.Offer(At(search.Segment, ordinal, score));
                }
            }
        }
    }

    private static void AddUp(SearchPlan plan, in SegmentSearch search, Span<ulong> chosen, int start, int from, int tied, TopHits top, ScorePlanes scores)
    {
        Span<ulong> above = stackalloc ulong[chosen.Length];
        Span<ulong> equal = stackalloc ulong[chosen.Length];
        Score(plan, search, scores, start, chosen.Length);
        if (plan.Request.After is { } cursor)
        {
            scores.Compare(cursor.Score, above, equal);
            Keep(chosen, above, equal, start, from, search.Segment.Count, below: true);
        }

        if (top.IsFull)
        {
            scores.Compare(top.Worst.Score, above, equal);
            Keep(chosen, above, equal, start, 0, tied, below: false);
        }

        Offer(search.Segment, chosen, start, scores, top);
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
