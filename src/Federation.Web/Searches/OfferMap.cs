using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Web.Shared;

namespace Federation.Web.Searches;

/// <param name="Href">The search with this département, or without it where it is chosen.</param>
public sealed record DepartmentCount(string Code, string Name, int Count, bool IsChosen, string Href);

/// <summary>Where the offers of a search are, by département: the map and the table under it.</summary>
public sealed record OfferMap(IReadOnlyList<DepartmentCount> Counts, FranceMap Map)
{
    private const int Levels = 4;

    public static OfferMap Of(OfferSearch search, SearchResult result)
    {
        var text = search.ToString();
        var chosen = SearchText.Values(text, AddressNames.Department).ToHashSet(StringComparer.Ordinal);
        var counts = result.Facets.Single(facet => facet.Field == OfferField.Department).Counts.ToDictionary(count => count.Code, count => count.Count, StringComparer.Ordinal);
        string Href(string code) => SearchText.Page(chosen.Contains(code) ? SearchText.WithoutValue(text, AddressNames.Department, code) : SearchText.With(text, AddressNames.Department, code));
        var rows = counts.Keys.Union(chosen).Select(code => new DepartmentCount(code, MapData.NameOf(code), counts.GetValueOrDefault(code), chosen.Contains(code), Href(code)))
            .OrderByDescending(row => row.Count).ThenBy(row => row.Code, StringComparer.Ordinal).ToList();
        var map = new FranceMap("carte", "Nombre d’offres par département", [.. Shades(counts)])
        {
            Chosen = chosen,
            Link = Href,
            LinksByKeyboard = false,
            HasInset = true,
            Label = code => $"{MapData.NameOf(code)} : {SearchWords.Total(counts.GetValueOrDefault(code)).ToLowerInvariant()}",
            Otherwise = "Aucune offre",
            About = "Le tableau sous la carte dit la même chose.",
        };
        return new OfferMap(rows, map);
    }

    /// <summary>Bounds in geometric steps up to the highest number: a few départements have many offers, most have few.</summary>
    public static IReadOnlyList<(int From, int To)> Bounds(int highest)
    {
        var tops = Enumerable.Range(1, Levels).Select(step => (int)Math.Ceiling(Math.Pow(highest, (double)step / Levels) - 1e-9)).Append(highest).Where(top => top >= 1).Distinct().Order().ToList();
        return [.. tops.Select((top, at) => (at == 0 ? 1 : tops[at - 1] + 1, top))];
    }

    private static IEnumerable<MapHub> Shades(Dictionary<string, int> counts)
    {
        var bounds = Bounds(counts.Values.DefaultIfEmpty(0).Max());
        return bounds.Select((bound, at) => new MapHub(
            bound.From == bound.To ? SearchWords.Total(bound.From) : $"{SearchWords.Number(bound.From)} {(bound.To == bound.From + 1 ? "ou" : "à")} {SearchWords.Total(bound.To)}",
            // The strongest shade is always the highest number.
            $"shade-{Levels - bounds.Count + at + 1}", [.. counts.Where(count => count.Value >= bound.From && count.Value <= bound.To).Select(count => count.Key)])
        {
            IsFlat = true,
        });
    }
}
