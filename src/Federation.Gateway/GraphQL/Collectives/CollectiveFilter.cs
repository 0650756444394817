using System.Collections.Immutable;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.Gateway.GraphQL.Training;

namespace Federation.Gateway.GraphQL.Collectives;

/// <summary>Of each field, one of the codes is enough; fields that are not given do not matter.</summary>
public sealed record CollectiveFilter(
    ImmutableArray<GrainId>? Hubs = null, ImmutableArray<RegionCode>? Regions = null, ImmutableArray<DepartmentCode>? Departments = null, ImmutableArray<CollectiveKind>? Kinds = null,
    ImmutableArray<CollectiveStatus>? Statuses = null, ImmutableArray<CollectiveAudience>? Audiences = null, ImmutableArray<CollectiveWay>? Ways = null, ImmutableArray<CollectiveScope>? Scopes = null)
{
    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">A value out of its bounds.</exception>
    public Func<GrainId, CollectiveProfile, bool> Read()
    {
        var hubs = HubRefs.Of(Hubs);
        CodeLists.Hold("regions", Regions);
        CodeLists.Hold("departments", Departments);
        CodeLists.Hold("kinds", Kinds);
        CodeLists.Hold("statuses", Statuses);
        CodeLists.Hold("audiences", Audiences);
        CodeLists.Hold("ways", Ways);
        CodeLists.Hold("scopes", Scopes);
        var places = Stretch.Places(Regions, Departments);
        return (grain, profile) =>
            hubs?.Contains(grain.Hub) != false && IsIn(profile, places) && CodeLists.Has(Kinds, profile.Kind) && CodeLists.Has(Statuses, profile.Status) && CodeLists.Has(Audiences, profile.Audience)
            && CodeLists.Has(Ways, profile.Way) && CodeLists.Has(Scopes, profile.Scope);
    }

    private bool IsIn(CollectiveProfile profile, IReadOnlyCollection<DepartmentCode>? places) =>
        places is null || (profile.Department is { } department && places.Contains(department)) || (profile.Region is { } region && Regions?.Contains(region) == true);
}

/// <summary>Of each field, one of the codes is enough; fields that are not given do not matter.</summary>
public sealed record MeetingFilter(
    ImmutableArray<GrainId>? Hubs = null, ImmutableArray<RegionCode>? Regions = null, ImmutableArray<DepartmentCode>? Departments = null, MeetingWay? Way = null,
    ImmutableArray<CollectiveAudience>? Audiences = null, GrainId? Collective = null, bool Cancelled = false)
{
    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">A value out of its bounds.</exception>
    public Storage.Collectives.MeetingFilter Read(DateTimeOffset from, DateTimeOffset to)
    {
        CodeLists.Hold("regions", Regions);
        CodeLists.Hold("departments", Departments);
        CodeLists.Hold("audiences", Audiences);
        return Collective is { Kind: not GrainKind.Collective }
            ? throw Faults.Invalid("filter.collective")
            : new Storage.Collectives.MeetingFilter(from, to, HubRefs.Of(Hubs), Stretch.Places(Regions, Departments), Way, Collective, Cancelled);
    }
}
