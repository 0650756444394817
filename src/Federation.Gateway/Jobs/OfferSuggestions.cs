using Federation.Gateway.Caching;
using Federation.Gateway.Following;
using Federation.Gateway.Jobs.Following;
using Federation.Search.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Gateway.Jobs;

/// <summary>What a search may become while it is typed, in the form that browsers know from OpenSearch: <c>["méd", ["médiateur de santé pair"]]</c>.</summary>
public static class OfferSuggestions
{
    public const string ContentType = "application/x-suggestions+json";

    private const int Most = 8;

    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    /// <summary>Needs <see cref="LiveOffers"/> among the services.</summary>
    /// <param name="limits">The policy of request rates: people type faster than software asks for lists.</param>
    public static void MapOfferSuggestions(this IEndpointRouteBuilder routes, string limits) => routes
        .MapMethods(OfferPaths.Suggestions, [HttpMethods.Get, HttpMethods.Head], (HttpRequest request, LiveOffers live) =>
        {
            var typed = request.Query[AddressNames.Words].ToString();
            return new WholeAnswer(Write(typed.Length <= OfferSearch.LongestWords ? typed : "", live), ContentType, Keep);
        })
        .WithMetadata(new NeedsOffersAttribute())
        .AllowAnonymous()
        .RequireRateLimiting(limits);

    private static ReadOnlyMemory<byte> Write(string typed, LiveOffers live) => PlainJson.Write(json =>
    {
        json.WriteStartArray();
        json.WriteStringValue(typed);
        json.WriteStartArray();
        foreach (var suggestion in live.Snapshot.Suggest(typed, Most))
        {
            json.WriteStringValue(suggestion.Text);
        }

        json.WriteEndArray();
        json.WriteEndArray();
    });
}
