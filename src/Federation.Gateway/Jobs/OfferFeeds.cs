using System.Globalization;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Caching;
using Federation.Gateway.Following;
using Federation.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Gateway.Jobs;

/// <summary>
/// Offers for other software. The address of a list is that of the search in a browser, with a suffix: <c>/offres?mots=pair</c>,
/// <c>/offres.atom?mots=pair</c>. Compression is left to what stands in front.
/// <para>
/// Not here: data.inclusion and HSDS. Both describe structures and the services they render to people; neither has a place for a contract, hours, pay,
/// an end of validity or a number of posts, and data.inclusion's closed list of service types has no job. An offer written as a service would tell
/// directories of help that somebody is helped there. What does fit is that a hub relays offers: <see cref="Hubs.DataInclusion"/>.
/// </para>
/// </summary>
public static class OfferFeeds
{
    /// <summary>Characters of a query; a search with every facet set is far below.</summary>
    public const int LongestQuery = 2_000;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>What this program writes may change while offers do not.</summary>
    private static readonly Guid Build = typeof(OfferFeeds).Module.ModuleVersionId;

    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>Needs <see cref="IShownOffers"/> and <see cref="OfferSite"/> among the services.</summary>
    /// <param name="limits">The policy of request rates: public addresses are not mapped without one.</param>
    public static RouteGroupBuilder MapOfferFeeds(this IEndpointRouteBuilder routes, string limits)
    {
        var group = routes.MapGroup("");
        group.AllowAnonymous().RequireRateLimiting(limits);
        var lists = group.MapGroup("").WithMetadata(new NeedsOffersAttribute());
        lists.MapMethods(OfferPaths.Atom, Reading, Atom);
        lists.MapMethods(OfferPaths.JsonFeed, Reading, Json);
        lists.MapMethods(OfferPaths.Csv, Reading, Csv);
        lists.MapMethods(OfferPaths.Search + "/{id}.jsonld", Reading, Posting);
        lists.MapMethods(OfferPaths.Sitemap, Reading, Map);
        lists.MapMethods("/sitemap-{part}.xml", Reading, MapPart);
        group.MapMethods(Robots.Path, Reading, (OfferSite site) => new WholeAnswer(Encoding.UTF8.GetBytes(Robots.Write(site)), Robots.ContentType, Long));
        return group;
    }

    private static Task<IResult> Atom(HttpRequest request, IShownOffers offers, OfferSite site, CancellationToken cancel) =>
        List(offers, Query(request), AtomFeed.MostEntries, page => new WholeAnswer(AtomFeed.Write(page, site), AtomFeed.ContentType, Short, page.AsOf), cancel);

    private static Task<IResult> Json(HttpRequest request, IShownOffers offers, OfferSite site, CancellationToken cancel) =>
        List(offers, Query(request), JsonFeed.MostItems, page => new WholeAnswer(JsonFeed.Write(page, site), JsonFeed.ContentType, Short, page.AsOf), cancel);

    /// <summary><c>bom=1</c> asks for the mark of byte order and is no part of the search.</summary>
    private static Task<IResult> Csv(HttpContext context, IShownOffers offers, OfferSite site, CancellationToken cancel)
    {
        const string marked = "bom=1";
        var asked = Query(context.Request).Split('&');
        var mark = asked.Contains(marked);
        return List(offers, string.Join('&', asked.Where(part => part != marked)), OfferCsv.MostRows, page =>
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=\"offres.csv\"";
            if (page.Next is { } next)
            {
                context.Response.Headers.Link = $"<{site.With(OfferPaths.Csv, mark ? $"{next}&{marked}" : next)}>; rel=\"next\"";
            }

            return new WholeAnswer(OfferCsv.Write(page, site, mark), OfferCsv.ContentType, Short, page.AsOf);
        }, cancel);
    }

    private static async Task<IResult> List(IShownOffers offers, string query, int most, Func<OfferPage, IResult> write, CancellationToken cancel) =>
        query.Length <= LongestQuery && await offers.Search(query, most, cancel) is { } page ? write(page) : RefusalProblems.Problem(Refusal.InvalidField("query"));

    /// <summary>No Last-Modified: a renewal moves the end of an offer and is no new version of it.</summary>
    private static async Task<IResult> Posting(string id, IShownOffers offers, OfferSite site, CancellationToken cancel) =>
        OfferId.TryParse(id, out var known) && await offers.Find(known, cancel) is { } offer
            ? new WholeAnswer(JobPostingLd.Write(offer, site), JobPostingLd.ContentType, Short)
            : Results.NotFound();

    private static async Task<IResult> Map(IShownOffers offers, OfferSite site, CancellationToken cancel)
    {
        var census = await offers.Census(cancel);
        var map = new Sitemap(site, census);
        return Answer(map.Parts == 1 ? map.Part(1) : [map.Index()], site, census, 0);
    }

    private static async Task<IResult> MapPart(string part, IShownOffers offers, OfferSite site, CancellationToken cancel)
    {
        var census = await offers.Census(cancel);
        var map = new Sitemap(site, census);

        // One spelling: "01" would be a second address of the same file.
        return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && part[0] != '0' && number <= map.Parts
            ? Answer(map.Part(number), site, census, number)
            : Results.NotFound();
    }

    private static LongAnswer Answer(IEnumerable<string> pieces, OfferSite site, OfferCensus census, int part) =>
        new(pieces, Sitemap.ContentType, Long, census.ChangedAt, $"{Build} {site.Base} {census.ChangedAt.UtcTicks} {census.Count} {part}");

    private static string Query(HttpRequest request) => request.QueryString.HasValue ? request.QueryString.Value![1..] : "";
}
