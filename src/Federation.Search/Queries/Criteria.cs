using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Search.Jobs;

namespace Federation.Search.Queries;

/// <summary>What somebody looks for. Of each list, one is enough; an empty one asks nothing. All criteria that ask something must hold.</summary>
/// <param name="Words">As typed; read by <see cref="Query"/>.</param>
/// <param name="AnyWord">One of the words is enough; else each must be met, by itself or under another name.</param>
/// <param name="Around">How many borders of départements may be crossed from <paramref name="Departments"/>, 0 to 3.</param>
/// <param name="PayFloor">Euros a month, gross, full time: what the offer promises at least. Offers that promise no amount do not hold it.</param>
/// <param name="PublishedSince">At this instant or later.</param>
public sealed record Criteria(
    string? Words = null,
    bool AnyWord = false,
    ImmutableArray<RegionCode> Regions = default,
    ImmutableArray<DepartmentCode> Departments = default,
    int Around = 0,
    ImmutableArray<ContractKind> Contracts = default,
    ImmutableArray<WorkingTime> Times = default,
    ImmutableArray<CanonicalTitle> Titles = default,
    ImmutableArray<TrainingPosition> Trainings = default,
    ImmutableArray<PublicMet> Publics = default,
    ImmutableArray<WayToApply> Ways = default,
    ImmutableArray<HubId> Hubs = default,
    decimal? PayFloor = null,
    DateTimeOffset? PublishedSince = null)
{
    public const int MostAround = 3;

    /// <summary>Whether an offer would be among the results. Reading the criteria costs more than asking: to ask often, keep the <see cref="Query"/>.</summary>
    public bool Matches(AnalysedOffer offer) => Query.Read(this).Matches(offer);
}
