using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;

namespace Federation.Domain.Hubs;

/// <summary>What a hub says of itself to the federation.</summary>
/// <param name="ShortName">As on the map: "AURA", "Bretagne".</param>
/// <param name="Referents">Départements that no hub covers, where this one has a local referent.</param>
/// <param name="Source">Where the facts come from, for demonstration data; null for a hub that describes itself.</param>
public sealed record HubProfile(
    string ShortName, string FullName, string Carrier, RegionCode Region,
    ImmutableArray<DepartmentCode> Departments, ImmutableArray<DepartmentCode> Referents, ImmutableArray<Service> Services, string? Source = null)
{
    public bool Covers(DepartmentCode department) => Departments.Contains(department);

    public Service? Renders(ServiceCode code) => Services.FirstOrDefault(service => service.Code == code);

    public bool Equals(HubProfile? other) =>
        other is not null && (ShortName, FullName, Carrier, Region, Source) == (other.ShortName, other.FullName, other.Carrier, other.Region, other.Source)
        && Lists.Same(Departments, other.Departments) && Lists.Same(Referents, other.Referents) && Lists.Same(Services, other.Services);

    public override int GetHashCode() => HashCode.Combine(ShortName, FullName, Region);
}

public sealed record PlatformState(HubProfile Profile, HubSettings Settings, DateTimeOffset ChangedAt) : GrainState
{
    /// <summary>What this hub shows of the others' offers: all of these must hold. Empty: everything.</summary>
    public ImmutableArray<DiffusionRule> Diffusion { get; init; } = [];
}

/// <summary>Opens a hub, or describes it anew. Repeating the same description changes nothing.</summary>
public sealed record DescribePlatform(HubProfile Profile, HubSettings Settings) : Command;

public sealed record ChangeCapacity(ServiceCode Service, Capacity Capacity, DateOnly? ClosedUntil) : Command;

public sealed record ChangeSettings(HubSettings Settings) : Command;

public sealed record ChangeDiffusion(ImmutableArray<DiffusionRule> Rules) : Command;

public sealed record PlatformDescribed(HubProfile Profile) : Fact;

public sealed record PlatformCapacityChanged(ServiceCode Service, Capacity Capacity, DateOnly? ClosedUntil) : Fact;

public sealed record PlatformSettingsChanged(HubSettings Settings) : Fact;

public sealed record PlatformDiffusionChanged(ImmutableArray<DiffusionRule> Rules) : Fact;
