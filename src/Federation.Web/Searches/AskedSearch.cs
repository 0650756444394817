using System.Collections.Immutable;
using Federation.Gateway.Jobs;
using Federation.Search.Queries;

namespace Federation.Web.Searches;

/// <param name="Field">Its name in the form, in words.</param>
/// <param name="Value">As it was asked, inert and short.</param>
public sealed record PassedOver(string Field, string Value);

/// <summary>What an address asks, with what of it was not understood: the page answers the rest.</summary>
/// <param name="Place">As typed in the field "Où ?"; the search itself has codes.</param>
/// <param name="IsTooLong">Nothing of it was read.</param>
public sealed record AskedSearch(OfferSearch Search, SearchTrail Trail, string? Place, ImmutableArray<PassedOver> PassedOver, bool IsTooLong)
{
    public const string PlaceField = "lieu";

    private const int LongestPlace = 100;
    private const int LongestShown = 60;

    /// <param name="query">With or without its "?".</param>
    public static AskedSearch Read(string? query)
    {
        var text = (query ?? "").TrimStart('?');
        if (text.Length > OfferSearch.Longest)
        {
            return new AskedSearch(OfferSearch.All, SearchTrail.Empty, null, [], true);
        }

        var search = OfferSearch.Read(text, out var understood);
        var place = SearchText.Values(text, PlaceField).FirstOrDefault(value => value.Length > 0);
        var trail = SearchTrail.Read(SearchText.Values(text, SearchTrail.Field).FirstOrDefault());
        return new AskedSearch(search, trail, place is null ? null : Inert.Line(place, LongestPlace), understood ? [] : [.. Wrong(text)], false);
    }

    /// <summary>Looked through no hub: there is none of that code.</summary>
    public AskedSearch WithoutHub() => this with
    {
        Search = Search with { Through = null },
        PassedOver = PassedOver.Add(new PassedOver(SearchWords.Field(AddressNames.Through)!, Inert.Line(Search.Through.ToString(), LongestShown))),
    };

    /// <summary>Each field read alone: the reader says only whether all were understood.</summary>
    private static IEnumerable<PassedOver> Wrong(string text)
    {
        foreach (var (name, value) in SearchText.Fields(text).Distinct())
        {
            OfferSearch.Read($"{name}={Uri.EscapeDataString(value)}", out var understood);
            if (!understood && SearchWords.Field(name) is { } words)
            {
                yield return new PassedOver(words, Inert.Line(value, LongestShown));
            }
        }
    }
}
