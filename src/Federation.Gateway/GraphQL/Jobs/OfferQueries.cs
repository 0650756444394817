using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.GraphQL.Paging;
using Federation.Gateway.Jobs.Following;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Search.Queries;
using Federation.Search.Results;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>What everybody may ask of offers.</summary>
[Resolves("Query")]
public static class OfferQueries
{
    private const int MostSuggestions = 20;

    public static ValueTask<FoundOffers> Offers(
        OfferFilter? filter, SearchOrder order, int? first, string? after, [Service] LiveOffers live, [Service] TimeProvider clock, CancellationToken cancel) =>
        Find(filter, null, order, first, after, live, clock, cancel);

    public static async ValueTask<OfferNode?> Offer(GrainId id, ResolverContext context) => id.Kind == GrainKind.Offer ? await context.Offer(id) : null;

    /// <summary>For everybody, as on the offer's page; one by one, so that nobody carries all of them away in one question.</summary>
    public static async Task<ApplicationContact?> OfferContact(GrainId offer, [Service] OfferDesk desk, CancellationToken cancel) =>
        offer.Kind == GrainKind.Offer ? await desk.Contact(offer, cancel) : null;

    public static async ValueTask<IEnumerable<string>> OfferSuggestions(string typed, int? first, [Service] LiveOffers live, CancellationToken cancel)
    {
        if (typed.Length > OfferSearch.LongestWords)
        {
            throw Faults.Invalid("typed");
        }

        if (first is < 1 or > MostSuggestions)
        {
            throw Faults.Invalid("first");
        }

        await Built(live, cancel);
        return live.Snapshot.Suggest(typed, first ?? 8).Select(suggestion => suggestion.Text);
    }

    /// <param name="only">The one hub whose offers are asked.</param>
    internal static async ValueTask<FoundOffers> Find(
        OfferFilter? filter, HubId? only, SearchOrder order, int? first, string? after, LiveOffers live, TimeProvider clock, CancellationToken cancel)
    {
        var query = Query.Read((filter ?? new OfferFilter()).Read(only));
        var request = new SearchRequest(query, clock.GetUtcNow(), order, PageSize.Of(first, 20));
        if (after is not null)
        {
            request = request with { After = SearchCursor.TryParse(after, query, order, out var place) ? place : throw Faults.Invalid("after") };
        }

        await Built(live, cancel);
        if (filter?.Through is { Hub: var reader })
        {
            request = request with { Reader = reader, Rules = live.Rules(reader) ?? throw Faults.Invalid("filter.through") };
        }

        return new FoundOffers(live.Snapshot, request);
    }

    /// <summary>At the start of a node only; the request's own time bounds the wait.</summary>
    private static Task Built(LiveOffers live, CancellationToken cancel) => live.IsBuilt ? Task.CompletedTask : live.Built.WaitAsync(cancel);
}
