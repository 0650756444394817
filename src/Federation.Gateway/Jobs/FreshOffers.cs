using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Following;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Problems;
using Federation.Search.Index;
using Federation.Search.Queries;
using Federation.Search.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Gateway.Jobs;

/// <summary>
/// For pages that stay open: the offers of a search that were published since an instant. <c>/offres.nouvelles?mots=pair&amp;vu=1790000000000</c> answers
/// <c>{"offers": ["…"]}</c>, the newest first, at most a page. Asked on a hint of the live channel and on each return: what was missed is in the answer.
/// </summary>
public static class FreshOffers
{
    /// <summary>Milliseconds since 1970.</summary>
    public const string Since = "vu";

    /// <summary>
    /// How far before a page its question begins: an offer reaches the index a moment after its hub published it, and clocks differ. What the page
    /// holds of that time, it knows.
    /// </summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <param name="rules">Of the hub looked through.</param>
    public static IEnumerable<OfferId> Of(OfferSnapshot snapshot, OfferSearch search, ImmutableArray<DiffusionRule> rules, DateTimeOffset since, DateTimeOffset now)
    {
        var query = Query.Read(search.Criteria with { PublishedSince = since });
        return snapshot.Search(new SearchRequest(query, now, SearchOrder.Date, SearchRequest.LongestPage, Reader: search.Through, Rules: rules)).Hits.Select(hit => hit.Id);
    }

    public static string Write(DateTimeOffset since) => since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <param name="limits">The policy of request rates.</param>
    public static void MapFreshOffers(this IEndpointRouteBuilder routes, string limits) => routes
        .MapGet(OfferPaths.Fresh, Answer).WithMetadata(new NeedsOffersAttribute()).AllowAnonymous().RequireRateLimiting(limits);

    private static IResult Answer(HttpContext context, LiveOffers live, TimeProvider clock)
    {
        var query = context.Request.QueryString.Value ?? "";
        var now = clock.GetUtcNow();
        if (query.Length > OfferFeeds.LongestQuery || !long.TryParse(context.Request.Query[Since], NumberStyles.None, CultureInfo.InvariantCulture, out var since) || since > now.ToUnixTimeMilliseconds())
        {
            return RefusalProblems.Problem(Refusal.InvalidField(Since));
        }

        var search = OfferSearch.Read(query, out _);
        var rules = search.Through is { } through ? live.Rules(through) ?? [] : [];
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { offers = Of(live.Snapshot, search, rules, DateTimeOffset.FromUnixTimeMilliseconds(since), now).Select(id => id.ToString()) });
    }
}
