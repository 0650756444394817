using System.Collections.Immutable;
using Federation.Domain.Jobs;
using Federation.Domain.Time;
using Federation.Gateway.Jobs.Following;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Gateway.Jobs;

/// <summary>What is shown, from this node's index: no question to the database. Waits for the first build.</summary>
public sealed class ShownOffers(LiveOffers live, TimeProvider clock) : IShownOffers
{
    private readonly OfferCounter _counter = new(live, clock);

    /// <summary>What the index is asked for this search now; null when it goes on from a place that is none, or through a hub that does not exist.</summary>
    public SearchRequest? Request(OfferSearch search, int most = 20, ImmutableArray<OfferField> facets = default)
    {
        var now = clock.GetUtcNow();
        var query = Query.Read(search.At(now));
        SearchCursor? after = null;
        if (search.After is not null && !SearchCursor.TryParse(search.After, query, search.Order, out after))
        {
            return null;
        }

        if (search.Through is not { } through)
        {
            return new SearchRequest(query, now, search.Order, most, after, Facets: facets);
        }

        return live.Rules(through) is { } rules ? new SearchRequest(query, now, search.Order, most, after, through, rules, facets) : null;
    }

    public async ValueTask<OfferPage?> Search(string query, int most, CancellationToken cancel)
    {
        await live.Built.WaitAsync(cancel);
        var search = OfferSearch.Read(query, out var understood);
        var changed = live.ChangedAt;
        var snapshot = live.Snapshot;
        if (!understood || Request(search, Math.Min(most, SearchRequest.LongestPage)) is not { } request)
        {
            return null;
        }

        // Longer than a page of the index: several of them, of the one snapshot.
        var offers = ImmutableArray.CreateBuilder<PublishedOffer>();
        SearchCursor? next;
        do
        {
            var found = snapshot.Search(request);
            offers.AddRange(found.Hits.Select(hit => hit.Offer));
            next = found.Next;
            request = request with { After = next, Most = Math.Min(most - offers.Count, SearchRequest.LongestPage) };
        }
        while (next is not null && request.Most > 0);

        return new OfferPage(offers.DrainToImmutable(), search.ToString(), search.Here, next is null ? null : search.At(next), AsOf(search, request, changed, snapshot.FirstEnd));
    }

    public async ValueTask<PublishedOffer?> Find(OfferId id, CancellationToken cancel)
    {
        await live.Built.WaitAsync(cancel);
        return live.Snapshot.Find(id) is { } offer && offer.Until > clock.GetUtcNow() ? offer : null;
    }

    public async ValueTask<OfferCensus> Census(CancellationToken cancel)
    {
        await live.Built.WaitAsync(cancel);
        return await _counter.Count(cancel);
    }

    /// <summary>What time alone changes has its instant too: an end that was not tidied away yet, an age of days, a rule on ages.</summary>
    private static DateTimeOffset AsOf(OfferSearch search, SearchRequest request, DateTimeOffset changed, DateTimeOffset? firstEnd)
    {
        if (firstEnd <= request.Now || (!request.Rules.IsDefault && request.Rules.Any(rule => rule.Field == DiffusionField.Age)))
        {
            return request.Now;
        }

        var midnight = ParisTime.StartOfDay(request.Now);
        return search.Days is not null && midnight > changed ? midnight : changed;
    }
}
