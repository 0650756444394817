using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Search.Index;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Web.Alerts;

/// <summary>What an alert looks for: the criteria of a search, without age, order or place in the list.</summary>
public sealed record SavedSearch(OfferSearch Search)
{
    public string Text => Search.Saved;

    public Query Query => Query.Read(Search.Criteria);

    /// <summary>Null when it is not understood whole: half understood, it would tell of everything.</summary>
    public static SavedSearch? Read(string? text) =>
        text is { Length: <= OfferSearch.Longest } && OfferSearch.Read(text, out var understood) is { } search && understood ? Of(search) : null;

    public static SavedSearch Of(OfferSearch search) => new(OfferSearch.Read(search.Saved, out _));

    /// <summary>What the hub that keeps the alert would tell of now: of other hubs, what it shows.</summary>
    public SearchResult Found(OfferSnapshot snapshot, HubId keeper, ImmutableArray<DiffusionRule> rules, DateTimeOffset now, int most = 0) =>
        snapshot.Search(new SearchRequest(Query, now, SearchOrder.Date, most, Reader: keeper, Rules: rules));
}
