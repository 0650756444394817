using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Orleans.Grains;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Runtime.Placement;

namespace Federation.Orleans.Placement;

/// <summary>
/// A hub's grains go to the silos that name its region in their metadata, else to any: a region's silo that is away costs distance, never an answer.
/// Among those that may, all grains of one hub choose the same one, by rendezvous: commits of a hub take turns in the database anyway, and in one
/// process they share them. When a silo joins or leaves, only the hubs that it wins or held move, grain by grain as they fall idle.
/// </summary>
public sealed class HubDirector(ISiloMetadataCache metadata, HubRegions regions) : IPlacementDirector
{
    /// <summary>The metadata that a silo names its regions in: INSEE codes, with commas.</summary>
    public const string Regions = "federation.regions";

    public async Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        if (IPlacementDirector.GetPlacementHint(target.RequestContextData, silos) is { } hinted)
        {
            return hinted;
        }

        if (silos.Length == 1 || !GrainKeys.TryReadHub(target.GrainIdentity, out var hub))
        {
            return silos[0];
        }

        return Choose(silos, silo => metadata.GetSiloMetadata(silo).Metadata.GetValueOrDefault(Regions), hub, await regions.Of(hub));
    }

    internal static SiloAddress Choose(IReadOnlyCollection<SiloAddress> silos, Func<SiloAddress, string?> regionsOf, HubId hub, RegionCode? region)
    {
        var near = region is { } wanted ? silos.Where(silo => Names(regionsOf(silo), wanted)).ToList() : [];
        return (near.Count > 0 ? near : silos).MaxBy(silo => Weight(hub, silo))!;
    }

    private static bool Names(string? listed, RegionCode region) =>
        listed is not null && listed.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(region.ToString(), StringComparer.Ordinal);

    /// <summary>The same on every silo and in every run; a silo that comes back at its address gets back its hubs.</summary>
    private static (ulong, SiloAddress) Weight(HubId hub, SiloAddress silo) =>
        (BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{hub} {silo.Endpoint}"))), silo);
}
