using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Search.Index;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Web.Searches;

/// <summary>One search over one snapshot: what is listed, counted and proposed on a page agrees, whatever is published meanwhile.</summary>
public sealed class FoundOffers
{
    public const int PageLength = 20;

    /// <summary>Beyond so many offers the groups that need a search for each of their choices go without numbers.</summary>
    private const int CountedUpTo = 100_000;

    private readonly OfferSnapshot _snapshot;
    private readonly ImmutableArray<DiffusionRule> _rules;
    private readonly DateTimeOffset _now;

    /// <param name="rules">Of the hub looked through; none: everything is shown.</param>
    public FoundOffers(OfferSnapshot snapshot, OfferSearch search, ImmutableArray<DiffusionRule> rules, DateTimeOffset now)
    {
        (_snapshot, _rules, _now, Search) = (snapshot, rules, now, search);
        Query = Query.Read(search.At(now));
        IsPlaceLost = search.After is not null && Place(search) is null;
        Result = snapshot.Search(Request(search, Query) with { Most = PageLength, After = Place(search), Facets = [.. SearchFacets.Fields] });
    }

    public OfferSearch Search { get; }

    public Query Query { get; }

    public SearchResult Result { get; }

    /// <summary>The place asked for is of another search, or of another version: the list begins at its beginning.</summary>
    public bool IsPlaceLost { get; }

    public bool IsFirstPage => Search.After is null || IsPlaceLost;

    /// <summary>Without words there is one order: by date.</summary>
    public bool HasOrders => !Query.Units.IsEmpty;

    public int Count(OfferSearch other) => _snapshot.Search(Request(other, Query.Read(other.At(_now)))).Total;

    /// <summary>For choices that are proposed by the dozen.</summary>
    public int? CountIfCheap(OfferSearch other) => _snapshot.Count <= CountedUpTo ? Count(other) : null;

    public ImmutableArray<Relaxation> Relaxations() => _snapshot.Relaxations(Request(Search, Query));

    public IEnumerable<string> Suggestions(int most) => _snapshot.Suggest(Search.Criteria.Words?.Trim(), most).Select(suggestion => suggestion.Text);

    private SearchRequest Request(OfferSearch search, Query query) => new(query, _now, search.Order, Most: 0, Reader: search.Through, Rules: _rules);

    private SearchCursor? Place(OfferSearch search) => SearchCursor.TryParse(search.After, Query, search.Order, out var place) ? place : null;
}
