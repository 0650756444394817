using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Errors;
using Federation.Search.Queries;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary><see cref="Criteria"/> as software asks them, within the bounds of what an address may ask.</summary>
public sealed record OfferFilter(
    string? Words = null, bool AnyWord = false,
    ImmutableArray<RegionCode>? Regions = null, ImmutableArray<DepartmentCode>? Departments = null, int Around = 0,
    ImmutableArray<ContractKind>? Contracts = null, ImmutableArray<WorkingTime>? Times = null, ImmutableArray<CanonicalTitle>? Titles = null,
    ImmutableArray<TrainingPosition>? Trainings = null, ImmutableArray<PublicMet>? Publics = null, ImmutableArray<WayToApply>? WaysToApply = null,
    ImmutableArray<GrainId>? Hubs = null, decimal? PayFloor = null, DateTimeOffset? PublishedSince = null, GrainId? Through = null)
{
    /// <summary>More than any closed list has.</summary>
    private const int MostValues = 110;

    /// <param name="only">The one hub whose offers are asked; the filter names none then.</param>
    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">A value out of its bounds.</exception>
    public Criteria Read(HubId? only)
    {
        Hold("words", Words is null || Words.Length <= OfferSearch.LongestWords);
        Hold("regions", Short(Regions));
        Hold("departments", Short(Departments));
        Hold("around", Around is >= 0 and <= Criteria.MostAround);
        Hold("contracts", Short(Contracts));
        Hold("times", Short(Times));
        Hold("titles", Short(Titles));
        Hold("trainings", Short(Trainings));
        Hold("publics", Short(Publics));
        Hold("waysToApply", Short(WaysToApply));
        Hold("hubs", Short(Hubs) && (only is null || Hubs is null) && (Hubs ?? []).All(hub => hub.Kind == GrainKind.Platform));
        Hold("payFloor", PayFloor is null or (>= 0 and <= OfferSearch.HighestPay));
        Hold("through", Through is null or { Kind: GrainKind.Platform });
        return new Criteria(
            Words, AnyWord, Regions ?? [], Departments ?? [], Around, Contracts ?? [], Times ?? [], Titles ?? [], Trainings ?? [], Publics ?? [], WaysToApply ?? [],
            only is { } hub ? [hub] : [.. (Hubs ?? []).Select(one => one.Hub)], PayFloor, PublishedSince);
    }

    private static bool Short<T>(ImmutableArray<T>? values) => values is not { Length: > MostValues };

    private static void Hold(string field, bool holds)
    {
        if (!holds)
        {
            throw Faults.Invalid($"filter.{field}");
        }
    }
}
