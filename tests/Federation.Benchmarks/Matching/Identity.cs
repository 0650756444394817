using System.Collections;
using Federation.Search.Jobs;
using Federation.Search.Matching;
using Federation.Search.Queries;

namespace Federation.Benchmarks.Matching;

/// <summary>The index against putting every different text to every offer, by <see cref="Query.MatchesWhenever"/>.</summary>
internal static class Identity
{
    /// <summary>Offers of one core at a time, so that each text comes from memory once for all of them: six hundred thousand texts are more than any cache.</summary>
    private const int AtOnce = 50;

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
        Parallel.ForEach(offers.Chunk(AtOnce), some =>
        {
            var (answered, expected) = (Array.ConvertAll(some, _ => new BitArray(texts.Length)), new int[some.Length]);
            for (var at = 0; at < texts.Length; at++)
            {
                var (query, savers, _) = texts[at];
                for (var i = 0; i < some.Length; i++)
                {
                    if (query.MatchesWhenever(some[i]))
                    {
                        answered[i][at] = true;
                        expected[i] += savers;
                    }
                }
            }

            for (var i = 0; i < some.Length; i++)
            {
                var told = new List<Guid>();
                index.Match(some[i], told);
                var (seen, good) = (new BitArray(saved.Length), told.Count == expected[i]);
                foreach (var number in told.Select(numberOf))
                {
                    good &= !seen[number] && answered[i][textOf[number]];
                    seen[number] = true;
                }

                if (!good)
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        });
        return wrong;
    }
}
