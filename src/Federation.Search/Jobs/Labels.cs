using System.Collections.Frozen;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Analysis;
using Federation.Search.Concepts;
using TextReader = Federation.Search.Analysis.TextReader;

namespace Federation.Search.Jobs;

/// <summary>The words people use for the codes of an offer, so that "isère cdi temps partiel" typed as words finds what was ticked in a form.</summary>
internal static class Labels
{
    private static readonly Dictionary<ContractKind, string> Contracts = new()
    {
        [ContractKind.Cdi] = "CDI",
        [ContractKind.Cdd] = "CDD",
        [ContractKind.Cddi] = "CDDI, contrat d’insertion",
        [ContractKind.Subsidised] = "contrat aidé, parcours emploi compétences, adulte-relais",
        [ContractKind.PublicServant] = "fonction publique, fonctionnaire, titulaire",
        [ContractKind.PublicContract] = "fonction publique, contractuel",
        [ContractKind.Apprenticeship] = "apprentissage, alternance",
        [ContractKind.CivicService] = "service civique",
        [ContractKind.Independent] = "indépendant",
    };

    private static readonly Dictionary<PublicMet, string> Publics = new()
    {
        [PublicMet.PeopleInTheStreet] = "personnes à la rue, sans-abri",
        [PublicMet.PeopleInShelters] = "personnes hébergées, hébergement",
        [PublicMet.Tenants] = "locataires, logement",
        [PublicMet.ExiledPeople] = "personnes exilées, réfugiées, migrantes",
        [PublicMet.MentalHealth] = "santé mentale, psychiatrie",
        [PublicMet.Addictions] = "addictions",
        [PublicMet.Justice] = "justice, prison",
        [PublicMet.Violence] = "violences",
        [PublicMet.Disability] = "handicap",
        [PublicMet.LongIllness] = "maladie longue, chronique",
        [PublicMet.SexualHealth] = "santé sexuelle, VIH",
        [PublicMet.SexWork] = "travail du sexe",
        [PublicMet.TransPeople] = "personnes trans",
        [PublicMet.Young] = "jeunes",
        [PublicMet.Families] = "familles, parentalité",
        [PublicMet.Women] = "femmes",
        [PublicMet.Old] = "personnes âgées",
        [PublicMet.RightsNotClaimed] = "accès aux droits, non-recours",
        [PublicMet.Everybody] = "tout public",
    };

    private static readonly FrozenDictionary<string, (string Text, string[] Terms)> ByCode = Read();

    /// <summary>Terms of the words for this code; none where a code has no everyday words.</summary>
    public static string[] Of(string codeTerm) => ByCode.TryGetValue(codeTerm, out var label) ? label.Terms : [];

    /// <summary>The words themselves; null where a code has none.</summary>
    public static string? TextOf(string codeTerm) => ByCode.TryGetValue(codeTerm, out var label) ? label.Text : null;

    private static FrozenDictionary<string, (string Text, string[] Terms)> Read()
    {
        var reader = new TextReader();
        var found = new List<ConceptMatch>();
        return All().ToFrozenDictionary(label => label.Term, label => (label.Text, Words(reader, found, label.Text)));
    }

    private static IEnumerable<(string Term, string Text)> All() =>
    [
        .. Regions.All.Select(region => (CodeTerms.Of(OfferField.Region, region.Code.ToString()), region.Name)),
        .. Departments.All.Select(department => (CodeTerms.Of(OfferField.Department, department.Code.ToString()), $"{department.Name} {department.Code}")),
        .. CanonicalTitles.All.Where(title => title.Lemma.Length > 0).Select(title => (CodeTerms.Of(OfferField.Title, Codes<CanonicalTitle>.Of(title.Code)), title.Lemma)),
        .. Contracts.Select(contract => (CodeTerms.Of(OfferField.Contract, Codes<ContractKind>.Of(contract.Key)), contract.Value)),
        .. Publics.Select(met => (CodeTerms.Of(OfferField.Publics, Codes<PublicMet>.Of(met.Key)), met.Value)),
        (CodeTerms.Of(OfferField.Time, Codes<WorkingTime>.Of(WorkingTime.Full)), "temps plein"),
        (CodeTerms.Of(OfferField.Time, Codes<WorkingTime>.Of(WorkingTime.Part)), "temps partiel"),
    ];

    private static string[] Words(TextReader reader, List<ConceptMatch> found, string text)
    {
        reader.Read(text);
        var words = reader.Content.Select(word => reader.Tokens[word.First].Term!).ToList();
        ConceptDictionary.Find(reader, found);
        return [.. words.Concat(found.Select(match => match.Concept.Term)).Distinct(StringComparer.Ordinal)];
    }
}
