using System.Collections.Immutable;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Search.Index;

public sealed partial class OfferSnapshot
{
    public SearchResult Search(SearchRequest request)
    {
        var plan = new SearchPlan(this, request);
        var most = Math.Clamp(request.Most, 0, SearchRequest.LongestPage);
        // One more than the page: "next" is said only when something follows.
        var top = new TopHits(most == 0 ? 0 : most + 1);
        var facets = new FacetCounter(this, plan);
        var total = 0;
        var scratch = SearchScratch.Take();
        foreach (var live in Segments)
        {
            var search = new SegmentSearch(plan, live, scratch);
            total += Bits.Count(search.Matches);
            facets.Count(search);
            if (most > 0 && request.ByDate)
            {
                SegmentRanking.ByDate(plan, search, top);
            }
            else if (most > 0)
            {
                SegmentRanking.ByScore(plan, search, top, scratch);
            }
        }

        SearchScratch.Return(scratch);
        var hits = ImmutableArray.CreateBuilder<Hit>(Math.Min(top.Count, most));
        foreach (var candidate in top.Best[..Math.Min(top.Count, most)])
        {
            hits.Add(new Hit(this, candidate.Segment, candidate.Ordinal, candidate.Score));
        }

        var page = hits.MoveToImmutable();
        var result = new SearchResult(total, page, facets.Facets(), null) { Weights = plan.Weights };
        return top.Count > most && most > 0 ? result with { Next = result.PlaceOf(page[^1]) } : result;
    }

    /// <summary>
    /// What taking away one criterion would give, the most offers first; those that give nothing are left out. For a result without any offer:
    /// the nearest ways out of it.
    /// </summary>
    public ImmutableArray<Relaxation> Relaxations(SearchRequest request)
    {
        var plan = new SearchPlan(this, request with { Order = SearchOrder.Date, After = null });
        var asked = plan.Asked().ToList();
        var counts = new int[asked.Count];
        var scratch = SearchScratch.Take();
        foreach (var live in Segments)
        {
            var search = new SegmentSearch(plan, live, scratch);
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += Bits.Count(search.Without(asked[i]));
            }
        }

        SearchScratch.Return(scratch);
        return [.. asked.Select((criterion, at) => new Relaxation(criterion, counts[at])).Where(relaxation => relaxation.Count > 0).OrderByDescending(relaxation => relaxation.Count)];
    }
}
