using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Search.Jobs;

/// <summary>The terms of the codes of an offer: <c>@contract:cdi</c>. Codes are those of the domain, as feeds and GraphQL write them.</summary>
public static class CodeTerms
{
    public const char Sign = '@';

    private static readonly Dictionary<OfferField, string[]> ByField = new()
    {
        [OfferField.Region] = [.. Regions.All.Select(region => region.Code.ToString())],
        [OfferField.Department] = [.. Departments.All.Select(department => department.Code.ToString())],
        [OfferField.Contract] = [.. Codes<ContractKind>.All],
        [OfferField.Time] = [.. Codes<WorkingTime>.All],
        [OfferField.Title] = [.. Codes<CanonicalTitle>.All],
        [OfferField.Training] = [.. Codes<TrainingPosition>.All],
        [OfferField.Publics] = [.. Codes<PublicMet>.All],
        [OfferField.Ways] = [.. Codes<WayToApply>.All],
        [OfferField.Hubs] = [],
        [OfferField.Pay] = [.. Codes<PayBasis>.All],
        [OfferField.FormerClients] = [.. Codes<FormerClients>.All],
        [OfferField.Commitments] = [.. Codes<Commitment>.All],
        [OfferField.Towns] = [],
    };

    private static readonly Dictionary<(OfferField, string), string> Terms = ByField
        .SelectMany(field => field.Value.Select(code => (Field: field.Key, Code: code)))
        .ToDictionary(pair => (pair.Field, pair.Code), pair => Text(pair.Field, pair.Code));

    /// <summary>In the order of the domain's list; of hubs and towns, which are no closed list, none.</summary>
    public static IReadOnlyList<string> CodesOf(OfferField field) => ByField[field];

    /// <summary>Of a closed list; else <see cref="CodesOf"/> is empty, and an index knows those it met.</summary>
    public static bool IsClosed(OfferField field) => field is not (OfferField.Hubs or OfferField.Towns);

    public static string Of(OfferField field, string code) => Terms.TryGetValue((field, code), out var term) ? term : Text(field, code);

    private static string Text(OfferField field, string code) => $"{Sign}{field}:{code}";
}
