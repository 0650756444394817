using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;

namespace Federation.Domain.Hubs;

/// <summary>What a hub can render; the list of the hubs' own documents.</summary>
[JsonConverter(typeof(CodeConverter<ServiceCode>))]
public enum ServiceCode
{
    Awareness,
    PreRecruitmentInformation,
    EmployerSupport,
    TeamSupport,
    PeerSupport,
    Collective,
    ManagersGroup,
    Training,
    TrainingInformation,
    OnboardingSupport,
    Network,
    Observatory,
    Resources,
    ImpactEvaluation,
    Events,
    WorkingGroups,
    JobOffersRelay,
}

[JsonConverter(typeof(CodeConverter<Capacity>))]
public enum Capacity
{
    Open,
    Limited,
    WaitingList,

    /// <summary>Nothing is taken until a stated day.</summary>
    Closed,
}

[JsonConverter(typeof(CodeConverter<Way>))]
public enum Way
{
    InPerson,
    Remote,
    Either,
}

/// <param name="Remote">Rendered at a distance too.</param>
/// <param name="Outside">Rendered outside the hub's territory.</param>
/// <param name="ClosedUntil">With <see cref="Capacity.Closed"/> only: the first day it opens again.</param>
public sealed record Service(ServiceCode Code, bool Remote, bool Outside, Capacity Capacity, DateOnly? ClosedUntil = null)
{
    /// <summary>A closing that has passed is an opening: nobody has to remember to reopen.</summary>
    public Capacity CapacityOn(DateOnly day) =>
        Capacity == Capacity.Closed && ClosedUntil is { } until && day >= until ? Capacity.Open : Capacity;
}

/// <summary>Equality by content for lists inside records: a fold that says the same thing is the same state.</summary>
public static class Lists
{
    public static bool Same<T>(ImmutableArray<T> a, ImmutableArray<T> b) =>
        (a.IsDefault ? [] : a).SequenceEqual(b.IsDefault ? [] : b);
}
