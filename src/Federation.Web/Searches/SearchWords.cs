using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Gateway.Jobs;
using Federation.Search.Queries;
using Federation.Web.Words;
using OfferLabels = Federation.Web.Words.OfferLabels;

namespace Federation.Web.Searches;

/// <summary>A search in words: its fields, its criteria, its total, its title.</summary>
public static class SearchWords
{
    private const int LongestTitle = 90;

    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = "\u202F" };

    /// <summary>"le contrat"; null for what is no field of a search.</summary>
    public static string? Field(string name) => name switch
    {
        AddressNames.Words or AddressNames.AnyWord => "les mots",
        AddressNames.Region => "la région",
        AddressNames.Department => "le département",
        AddressNames.Around => "les départements autour",
        AddressNames.Contract => "le contrat",
        AddressNames.Time => "le temps de travail",
        AddressNames.Title => "le métier",
        AddressNames.Training => "la formation",
        AddressNames.Public => "le public",
        AddressNames.Way => "la façon de postuler",
        AddressNames.Hub or AddressNames.Through => "la plateforme",
        AddressNames.Pay => "le salaire",
        AddressNames.Days => "la date de publication",
        AddressNames.Order => "l’ordre",
        _ => null,
    };

    /// <summary>One criterion, as a chip; null for what narrows nothing: the order, the place in the list, the hub looked through.</summary>
    public static string? Criterion(string name, string value, Func<HubId, string> hub) => name switch
    {
        AddressNames.Words => $"« {Inert.Line(value, OfferSearch.LongestWords)} »",
        AddressNames.AnyWord => "un seul des mots suffit",
        AddressNames.Region => Regions.Of(RegionCode.Parse(value)).Name,
        AddressNames.Department => RouteWords.Department(DepartmentCode.Parse(value)),
        AddressNames.Around => Around(int.Parse(value, CultureInfo.InvariantCulture)),
        AddressNames.Contract => OfferLabels.Of(Codes<ContractKind>.Parse(value)),
        AddressNames.Time => Time(Codes<WorkingTime>.Parse(value)),
        AddressNames.Title => OfferLabels.Of(Codes<CanonicalTitle>.Parse(value)),
        AddressNames.Training => OfferLabels.Of(Codes<TrainingPosition>.Parse(value)),
        AddressNames.Public => OfferLabels.Of(Codes<PublicMet>.Parse(value)),
        AddressNames.Way => OfferLabels.Of(Codes<WayToApply>.Parse(value)),
        AddressNames.Hub => $"publiée par {hub(HubId.Parse(value))}",
        AddressNames.Pay => PayFloor(decimal.Parse(value, CultureInfo.InvariantCulture)),
        AddressNames.Days => $"depuis {Days(int.Parse(value, CultureInfo.InvariantCulture))}",
        _ => null,
    };

    public static string Time(WorkingTime time) => time == WorkingTime.CandidatesChoice ? "temps au choix de la personne" : OfferLabels.Of(time);

    public static string Around(int borders) => borders switch
    {
        0 => "seulement là",
        1 => "et les départements voisins",
        _ => $"et jusqu’à {borders} départements plus loin",
    };

    public static string PayFloor(decimal euros) => $"au moins {Gateway.Jobs.OfferWords.Euros(euros)} par mois";

    public static string Days(int days) => days == 1 ? "1 jour" : $"{days} jours";

    public static string Number(int count) => count.ToString("#,0", Numbers);

    /// <summary>"12 offres".</summary>
    public static string Total(int count) => count switch
    {
        0 => "Aucune offre",
        1 => "1 offre",
        _ => $"{Number(count)} offres",
    };

    /// <summary>"Médiateur de santé pair, Rhône — 12 offres", for tabs, bookmarks and those who are sent the address.</summary>
    public static string Title(OfferSearch search, int total, Func<HubId, string> hub)
    {
        var criteria = search.Criteria;
        var words = Inert.Line(criteria.Words, OfferSearch.LongestWords);
        var subject = words.Length > 0 ? HubWords.Capital(words) : "Offres d’emploi";
        var rest = SearchText.Fields(search.ToString()).Where(field => field.Name is not (AddressNames.Words or AddressNames.AnyWord or AddressNames.Around))
            .OrderBy(field => field.Name is AddressNames.Region or AddressNames.Department ? 0 : 1)
            .Select(field => field.Name == AddressNames.Department ? Departments.Of(DepartmentCode.Parse(field.Value)).Name : Criterion(field.Name, field.Value, hub)).OfType<string>();
        var whole = Inert.Line(string.Join(", ", rest.Prepend(subject)), LongestTitle);
        return search.IsEmpty ? subject : $"{whole} — {(total == 0 ? "aucune offre" : Total(total))}";
    }
}
