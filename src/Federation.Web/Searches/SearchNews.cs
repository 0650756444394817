using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Gateway.Jobs;
using Federation.Gateway.Jobs.Following;
using Federation.Search.Queries;

namespace Federation.Web.Searches;

/// <summary>What a page needs to ask, while it stays open, what came since it was made.</summary>
/// <param name="Ask">Where to ask.</param>
/// <param name="Known">Offers published lately that the page counts already, by id.</param>
/// <param name="Page">Where they are listed, the newest first.</param>
public sealed record SearchNews(string Ask, string Known, string Page)
{
    public static SearchNews Of(LiveOffers live, OfferSearch search, ImmutableArray<DiffusionRule> rules, DateTimeOffset now)
    {
        var since = now - FreshOffers.Overlap;
        var known = FreshOffers.Of(live.Snapshot, search, rules, since, now);
        var text = search.ToString();
        return new SearchNews(
            SearchText.Under(OfferPaths.Fresh, SearchText.With(text, FreshOffers.Since, FreshOffers.Write(since))), string.Join(' ', known),
            SearchText.Page(SearchText.With(SearchText.Without(text, AddressNames.Order), AddressNames.Order, AddressNames.ByDate)));
    }
}
