using System.Collections.Immutable;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.GraphQL.Binding;
using Federation.Search.Jobs;
using Federation.Search.Results;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>Fields whose codes are a closed list: communes are not, and would be as many as France has.</summary>
public enum OfferFacetField
{
    Region,
    Department,
    Contract,
    Time,
    Title,
    Training,
    Publics,
    Ways,
    Hubs,
    Pay,
    FormerClients,
    Commitments,
}

public sealed record OfferFacet(OfferFacetField Field, ImmutableArray<FacetCount> Counts);

[Resolves("OfferConnection")]
public static class OfferConnectionFields
{
    public static IEnumerable<OfferFacet> Facets(FoundOffers found, IReadOnlyList<OfferFacetField> fields)
    {
        if (fields.Count > Enum.GetValues<OfferFacetField>().Length || fields.Distinct().Count() != fields.Count)
        {
            throw Faults.Invalid("fields");
        }

        var counted = found.Snapshot.Search(found.Request with { Most = 0, After = null, Order = SearchOrder.Date, Facets = [.. fields.Select(Of)] });
        return fields.Select((field, at) => new OfferFacet(field, Spelled(field, counted.Facets[at].Counts)));
    }

    public static ImmutableArray<Relaxation> Relaxations(FoundOffers found) => found.TotalCount > 0 ? [] : found.Snapshot.Relaxations(found.Request);

    private static OfferField Of(OfferFacetField field) => field switch
    {
        OfferFacetField.Region => OfferField.Region,
        OfferFacetField.Department => OfferField.Department,
        OfferFacetField.Contract => OfferField.Contract,
        OfferFacetField.Time => OfferField.Time,
        OfferFacetField.Title => OfferField.Title,
        OfferFacetField.Training => OfferField.Training,
        OfferFacetField.Publics => OfferField.Publics,
        OfferFacetField.Ways => OfferField.Ways,
        OfferFacetField.Hubs => OfferField.Hubs,
        OfferFacetField.Pay => OfferField.Pay,
        OfferFacetField.FormerClients => OfferField.FormerClients,
        _ => OfferField.Commitments,
    };

    /// <summary>Codes as the schema's enums write them; INSEE's and hubs' as they are.</summary>
    private static ImmutableArray<FacetCount> Spelled(OfferFacetField field, ImmutableArray<FacetCount> counts) =>
        field is OfferFacetField.Region or OfferFacetField.Department or OfferFacetField.Hubs ? counts : [.. counts.Select(count => count with { Code = Screaming.Of(count.Code) })];
}
