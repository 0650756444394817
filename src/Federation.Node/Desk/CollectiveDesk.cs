using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Node.Engine;
using Federation.Storage.Collectives;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>Where pages and partner software come with collectives and their meetings.</summary>
public sealed class CollectiveDesk(IGrains grains, IHubStore store, CollectiveDates dates)
{
    /// <summary>Of all hubs, in order of hub and key.</summary>
    public Task<IReadOnlyList<ListedCollective>> All(CancellationToken cancel) => dates.All(cancel);

    public async Task<ListedCollective?> Find(GrainId collective, CancellationToken cancel) => collective.Kind == GrainKind.Collective ? await dates.Find(collective, cancel) : null;

    /// <summary>By their first time.</summary>
    public Task<Dated<ListedMeeting>> Between(MeetingFilter filter, CancellationToken cancel, int? most = null) => dates.Between(filter, cancel, most);

    /// <summary>All of it, counts with it: for the collective's own hub.</summary>
    public async Task<CollectiveState?> Load(GrainId collective, CancellationToken cancel) =>
        collective.Kind == GrainKind.Collective ? (await store.Load(collective, cancel)).State as CollectiveState : null;

    /// <summary>The structure that hosts it, of the same hub's directory; null when none is said or known.</summary>
    public async Task<StructureProfile?> Host(ListedCollective collective, CancellationToken cancel) =>
        collective.Profile.Host is { } key ? ((await store.Load(new GrainId(collective.Grain.Hub, GrainKind.Structure, key), cancel)).State as StructureState)?.Profile : null;

    /// <summary>Describes, announces, cancels, counts, with the key that the form carried.</summary>
    public ValueTask<Reply> Ask(GrainId collective, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel) => grains.Ask(collective, command, caller, key, cancel);
}
