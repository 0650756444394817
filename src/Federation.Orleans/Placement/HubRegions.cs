using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;
using Federation.Storage.Feeds;

namespace Federation.Orleans.Placement;

/// <summary>Where a hub is, from its own platform. Read from the storage, not asked of the grain: placing it is what this is for.</summary>
public sealed class HubRegions(IHubStore store, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    // Before its platform is described, and while the storage is away, a hub is nowhere: asked again soon, but not for each of its grains.
    private static readonly TimeSpan FreshNowhere = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<HubId, (RegionCode? Region, long Stamp)> _known = new();

    /// <summary>Null: not known now, so anywhere.</summary>
    public async ValueTask<RegionCode?> Of(HubId hub)
    {
        if (_known.TryGetValue(hub, out var known) && clock.GetElapsedTime(known.Stamp) < (known.Region is null ? FreshNowhere : Fresh))
        {
            return known.Region;
        }

        RegionCode? region;
        try
        {
            region = ((PlatformState?)(await store.Load(GrainId.Platform(hub), CancellationToken.None)).State)?.Profile.Region;
        }
        catch (StorageException)
        {
            region = known.Region;
        }

        _known[hub] = (region, clock.GetTimestamp());
        return region;
    }
}
