using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Jobs;
using Federation.Search.Queries;

namespace Federation.Search.Results;

public enum SearchOrder
{
    /// <summary>The best first; what is as good in order of date. Without words: by date.</summary>
    Relevance,

    /// <summary>The newest first.</summary>
    Date,
}

/// <param name="Now">Offers that have ended by then are not shown, and the age that rules speak of is counted to it.</param>
/// <param name="Most">Hits of a page, 0 to <see cref="LongestPage"/>.</param>
/// <param name="After">Where the page before ended; of the same criteria and order.</param>
/// <param name="Reader">The hub whose rules decide what is shown of other hubs; its own is always shown.</param>
/// <param name="Facets">Fields whose offers are counted code by code.</param>
public sealed record SearchRequest(
    Query Query, DateTimeOffset Now, SearchOrder Order = SearchOrder.Relevance, int Most = 20, SearchCursor? After = null,
    HubId? Reader = null, ImmutableArray<DiffusionRule> Rules = default, ImmutableArray<OfferField> Facets = default)
{
    public const int LongestPage = 100;

    internal bool ByDate => Order == SearchOrder.Date || Query.Units.IsEmpty;
}
