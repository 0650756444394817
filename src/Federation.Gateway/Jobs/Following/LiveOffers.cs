using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Following;
using Federation.Search.Index;

namespace Federation.Gateway.Jobs.Following;

/// <summary>
/// What this node shows of offers, from memory: the index, what each hub shows of the others, and since when it is so. Kept current by
/// <see cref="OfferFollower"/>; before <see cref="IsBuilt"/> the index is empty and says nothing.
/// </summary>
public sealed class LiveOffers(OfferIndex index) : IBuiltIndex
{
    private readonly TaskCompletionSource _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Surroundings _around = new(ImmutableDictionary<HubId, ImmutableArray<DiffusionRule>>.Empty, DateTimeOffset.MinValue);

    public OfferSnapshot Snapshot => index.Snapshot;

    public bool IsBuilt => _built.Task.IsCompleted;

    /// <summary>Ends when the index was first built.</summary>
    public Task Built => _built.Task;

    /// <summary>
    /// Nothing arrived, changed or left here after this instant, nor did any hub's rules. To say it of a list, read it before the snapshot the list is made of:
    /// a list newer than its instant is fetched once too often, an older one would be kept.
    /// </summary>
    public DateTimeOffset ChangedAt => Volatile.Read(ref _around).ChangedAt;

    /// <summary>What this hub shows of the others' offers; null when no hub has this code.</summary>
    public ImmutableArray<DiffusionRule>? Rules(HubId hub) => Volatile.Read(ref _around).Diffusion.TryGetValue(hub, out var rules) ? rules : null;

    internal OfferIndex Index => index;

    internal ImmutableDictionary<HubId, ImmutableArray<DiffusionRule>> Diffusion => Volatile.Read(ref _around).Diffusion;

    /// <summary>Said after the index was written.</summary>
    internal void Changed(ImmutableDictionary<HubId, ImmutableArray<DiffusionRule>> diffusion, DateTimeOffset at)
    {
        Volatile.Write(ref _around, new Surroundings(diffusion, at));
        _built.TrySetResult();
    }

    private sealed record Surroundings(ImmutableDictionary<HubId, ImmutableArray<DiffusionRule>> Diffusion, DateTimeOffset ChangedAt);
}
