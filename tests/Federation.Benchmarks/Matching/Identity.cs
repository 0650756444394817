using System.Collections;
using Federation.Search.Jobs;
using Federation.Search.Matching;
using Federation.Search.Queries;

namespace Federation.Benchmarks.Matching;

/// <summary>The index against putting every different text to every offer, by <see cref="Query.MatchesWhenever"/>.</summary>
internal static class Identity
{
    /// <returns>Offers for which somebody was told twice, told in error or not told.</returns>
    public static int Differences(SubscriptionIndex<Guid> index, string[] saved, AnalysedOffer[] offers, Func<Guid, int> numberOf)
    {
        var texts = saved.Index().GroupBy(row => row.Item, row => row.Index).Select(group => (Query: Query.Read(SavedSearches.Read(group.Key)), Savers: group.Count(), Numbers: group.ToArray())).ToArray();
        var textOf = new int[saved.Length];
        foreach (var (at, text) in texts.Index())
        {
            foreach (var number in text.Numbers)
            {
                textOf[number] = at;
            }
        }

        var wrong = 0;
        Parallel.ForEach(offers, offer =>
        {
            var told = new List<Guid>();
            index.Match(offer, told);
            var (seen, answered, expected) = (new BitArray(saved.Length), new BitArray(texts.Length), 0);
            for (var at = 0; at < texts.Length; at++)
            {
                if (texts[at].Query.MatchesWhenever(offer))
                {
                    answered[at] = true;
                    expected += texts[at].Savers;
                }
            }

            var good = told.Count == expected;
            foreach (var number in told.Select(numberOf))
            {
                good &= !seen[number] && answered[textOf[number]];
                seen[number] = true;
            }

            if (!good)
            {
                Interlocked.Increment(ref wrong);
            }
        });
        return wrong;
    }
}
