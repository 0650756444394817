using Federation.Domain.Grains;
using Federation.Search.Queries;

namespace Federation.Web.Searches;

/// <param name="Words">"Sans le contrat CDI".</param>
/// <param name="Query">The text of that search.</param>
/// <param name="Count">Offers that it finds; never 0.</param>
public sealed record WayOut(string Words, string Query, int Count);

/// <summary>From a search that finds nothing, the nearest ones that find something.</summary>
public static class WaysOut
{
    private const int MostWords = 3;

    public static IReadOnlyList<WayOut> Of(FoundOffers found, Func<HubId, string> hub) => [.. Ways(found, hub).DistinctBy(way => way.Query)];

    private static IEnumerable<WayOut> Ways(FoundOffers found, Func<HubId, string> hub)
    {
        var (search, text) = (found.Search, found.Search.ToString());
        if (Wider(found) is { } wider)
        {
            yield return wider;
        }

        if (found.Query.Units.Length > 1 && !search.Criteria.AnyWord && Counted(found, "Avec un seul de ces mots", search with { Criteria = search.Criteria with { AnyWord = true }, After = null }) is { } any)
        {
            yield return any;
        }

        foreach (var words in found.Suggestions(MostWords))
        {
            if (Counted(found, $"Avec « {words} »", search with { Criteria = search.Criteria with { Words = words }, After = null }) is { } other)
            {
                yield return other;
            }
        }

        foreach (var (criterion, count) in found.Relaxations())
        {
            var names = Fields(criterion);
            var criteria = SearchText.Fields(text).Where(field => names.Contains(field.Name)).Select(field => SearchWords.Criterion(field.Name, field.Value, hub)).OfType<string>();
            yield return new WayOut(Without(criterion, string.Join(" ou ", criteria)), SearchText.Without(text, names), count);
        }
    }

    /// <summary>One border further, or as many as it takes to meet an offer.</summary>
    private static WayOut? Wider(FoundOffers found)
    {
        var criteria = found.Search.Criteria;
        for (var around = criteria.Around + 1; !criteria.Departments.IsDefaultOrEmpty && around <= Criteria.MostAround; around++)
        {
            if (Counted(found, around == 1 ? "Avec les départements voisins" : $"Jusqu’à {around} départements plus loin", found.Search with { Criteria = criteria with { Around = around }, After = null }) is { } way)
            {
                return way;
            }
        }

        return null;
    }

    private static WayOut? Counted(FoundOffers found, string words, OfferSearch search) => found.Count(search) is var count and > 0 ? new WayOut(words, search.ToString(), count) : null;

    private static string[] Fields(Criterion criterion) => criterion switch
    {
        Criterion.Words => [AddressNames.Words, AddressNames.AnyWord],
        Criterion.Territory => [AddressNames.Region, AddressNames.Department, AddressNames.Around],
        Criterion.Contract => [AddressNames.Contract],
        Criterion.Time => [AddressNames.Time],
        Criterion.Title => [AddressNames.Title],
        Criterion.Training => [AddressNames.Training],
        Criterion.Public => [AddressNames.Public],
        Criterion.Way => [AddressNames.Way],
        Criterion.Hub => [AddressNames.Hub],
        Criterion.PayFloor => [AddressNames.Pay],
        Criterion.PublishedSince => [AddressNames.Days],
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "a criterion without a field"),
    };

    /// <param name="what">The criterion itself, in words.</param>
    private static string Without(Criterion criterion, string what) => criterion switch
    {
        Criterion.Words => "Sans les mots",
        Criterion.Territory => "Partout en France",
        Criterion.Contract => $"Sans le contrat {what}",
        Criterion.Time => $"Sans le temps de travail : {what}",
        Criterion.Title => $"Sans le métier {what}",
        Criterion.Training => $"Sans : {what}",
        Criterion.Public => $"Sans le public : {what}",
        Criterion.Way => $"Sans la façon de postuler : {what}",
        Criterion.Hub => "Par toutes les plateformes",
        Criterion.PayFloor => $"Sans le salaire : {what}",
        Criterion.PublishedSince => "Sans la date de publication",
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "a criterion without words"),
    };
}
