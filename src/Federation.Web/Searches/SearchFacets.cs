using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Jobs;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Web.Words;

namespace Federation.Web.Searches;

/// <summary>The groups of choices beside the results, with the numbers of this search.</summary>
public static class SearchFacets
{
    private sealed record Kind(string Field, string Legend, OfferField Codes, Func<string, string> Words, bool TheMostFirst = false);

    private static readonly Kind[] Kinds =
    [
        new(AddressNames.Title, "Métier", OfferField.Title, Of<CanonicalTitle>(OfferLabels.Of), TheMostFirst: true),
        new(AddressNames.Contract, "Contrat", OfferField.Contract, Of<ContractKind>(OfferLabels.Of)),
        new(AddressNames.Time, "Temps de travail", OfferField.Time, Of<WorkingTime>(OfferLabels.Of)),
        new(AddressNames.Training, "Formation de pair·e", OfferField.Training, Of<TrainingPosition>(OfferLabels.Of)),
        new(AddressNames.Public, "Public rencontré", OfferField.Publics, Of<PublicMet>(OfferLabels.Of), TheMostFirst: true),
        new(AddressNames.Way, "Façon de postuler", OfferField.Ways, Of<WayToApply>(OfferLabels.Of)),
        new(AddressNames.Region, "Région", OfferField.Region, code => Regions.Of(RegionCode.Parse(code)).Name, TheMostFirst: true),
    ];

    private static readonly Kind Hubs = new(AddressNames.Hub, "Publiée par", OfferField.Hubs, code => code, TheMostFirst: true);

    private static readonly decimal[] PayFloors = [1_800, 2_000, 2_300, 2_700];
    private static readonly int[] Ages = [7, 30, 90];

    /// <summary>What a search must count for these groups, and for the map.</summary>
    public static OfferField[] Fields { get; } = [OfferField.Department, Hubs.Codes, .. Kinds.Select(kind => kind.Codes)];

    /// <param name="count">How many offers another search would find; null where that is not counted.</param>
    public static IReadOnlyList<FacetGroup> Of(OfferSearch search, SearchResult result, Func<HubId, string> hub, Func<OfferSearch, int?> count)
    {
        var text = search.ToString();
        var hubs = Hubs with { Words = code => HubId.TryParse(code, out var id) ? hub(id) : code };
        var groups = Kinds.Append(hubs).ToDictionary(kind => kind.Field, kind => Of(kind, text, result));
        FacetGroup[] all =
        [
            groups[AddressNames.Title], groups[AddressNames.Contract], groups[AddressNames.Time], Pay(search, count), groups[AddressNames.Training], groups[AddressNames.Public],
            groups[AddressNames.Way], groups[AddressNames.Region], groups[AddressNames.Hub], Age(search, count),
        ];
        return [.. all.Where(group => group.Options.Count > 0)];
    }

    private static FacetGroup Of(Kind kind, string text, SearchResult result)
    {
        var chosen = SearchText.Values(text, kind.Field).ToHashSet(StringComparer.Ordinal);
        var counted = result.Facets.Single(facet => facet.Field == kind.Codes).Counts;
        var missing = chosen.Except(counted.Select(one => one.Code)).Select(code => new FacetCount(code, 0));
        var options = counted.Concat(missing).Select(one => new FacetOption(kind.Field, one.Code, kind.Words(one.Code), one.Count, chosen.Contains(one.Code)));
        return new FacetGroup(kind.Field, kind.Legend, kind.TheMostFirst
            ? [.. options.OrderByDescending(option => option.Count).ThenBy(option => option.Words, StringComparer.Ordinal)]
            : [.. options.OrderBy(option => option.Code == NotStated)]);
    }

    private static FacetGroup Pay(OfferSearch search, Func<OfferSearch, int?> count)
    {
        var own = search.Criteria.PayFloor is { } asked and > 0 ? asked : (decimal?)null;
        return Single(AddressNames.Pay, "Salaire brut par mois, au moins", own, PayFloors, Gateway.Jobs.OfferWords.Euros, value => count(search with { Criteria = search.Criteria with { PayFloor = value } }));
    }

    private static FacetGroup Age(OfferSearch search, Func<OfferSearch, int?> count) =>
        Single(AddressNames.Days, "Publiée depuis", search.Days, Ages, SearchWords.Days, value => count(search with { Days = value }));

    private static FacetGroup Single<T>(string field, string legend, T? own, T[] proposed, Func<T, string> words, Func<T?, int?> count) where T : struct, IComparable<T>, IFormattable
    {
        var values = (own is { } asked ? proposed.Append(asked) : proposed).Distinct().Order();
        var options = values.Select(value => new FacetOption(field, value.ToString("0.##", CultureInfo.InvariantCulture), words(value), count(value), own?.CompareTo(value) == 0))
            .Where(option => option.IsChosen || option.Count != 0).ToList();
        return new FacetGroup(field, legend, options.Count == 0 ? [] : [new FacetOption(field, "", "Peu importe", count(null), own is null), .. options], IsSingle: true);
    }

    private const string NotStated = "not-stated";

    private static Func<string, string> Of<T>(Func<T, string> words) where T : struct, Enum => code => HubWords.Capital(words(Codes<T>.Parse(code)));
}
