using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Engine;
using Federation.Storage.Training;

namespace Federation.Node.Desk;

/// <summary>Where pages come with a pair: proposed by one hub, answered by each of its trainers at their own.</summary>
public sealed class PairDesk(IGrains grains, Pairs pairs, Trainers trainers)
{
    /// <summary>The roles are the trainers' own: a peer cannot be proposed as a professional.</summary>
    public async Task<Reply> Propose(PairId id, HubId hub, ImmutableArray<GrainId> members, ImmutableArray<TrainingTheme> themes, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        var asked = await Asked(members, trainers, cancel);
        return asked.IsDefault
            ? Reply.No(Refusal.InvalidField("trainers"))
            : await grains.Ask(id.At(hub), new FormPair(asked, themes), caller, key, cancel);
    }

    public ValueTask<Reply> Dissolve(GrainId pair, Caller caller, IdempotencyKey key, CancellationToken cancel) => grains.Ask(pair, new DissolvePair(), caller, key, cancel);

    /// <inheritdoc cref="Pairs.OfHub"/>
    public async Task<IReadOnlyList<PairRow>> OfHub(HubId hub, Caller caller, SinceMark? after, int most, CancellationToken cancel) =>
        caller.ActsFor(hub) ? await pairs.OfHub(hub, after, most, cancel) : [];

    public async Task<int> Count(HubId hub, Caller caller, CancellationToken cancel) => caller.ActsFor(hub) ? await pairs.Count(hub, cancel) : 0;

    /// <inheritdoc cref="Pairs.Paired"/>
    public async Task<IReadOnlySet<string>> Paired(HubId hub, Caller caller, CancellationToken cancel) => caller.ActsFor(hub) ? await pairs.Paired(hub, cancel) : new HashSet<string>();

    /// <summary>Who must not be proposed to this trainer again: in a pair with it, or asked to be.</summary>
    public async Task<IReadOnlySet<GrainId>> Already(HubId hub, GrainId trainer, Caller caller, CancellationToken cancel) =>
        caller.ActsFor(hub) ? (await pairs.With(hub, trainer, cancel)).SelectMany(pair => pair.Members.Select(member => member.Trainer)).ToHashSet() : new HashSet<GrainId>();

    /// <summary>Formed ones are known to every hub; another one to the hub that proposed it.</summary>
    public async Task<PairRow?> Find(GrainId pair, Caller caller, CancellationToken cancel) =>
        await pairs.Find(pair, cancel) is { } row && (row.Status == PairStatus.Formed || caller.ActsFor(pair.Hub)) ? row : null;

    /// <summary>With the roles that they have; default when one of them trains no more, or is there twice.</summary>
    internal static async Task<ImmutableArray<AskedTrainer>> Asked(ImmutableArray<GrainId> members, Trainers trainers, CancellationToken cancel)
    {
        if (members.IsDefaultOrEmpty || members.Length > BookingRules.MostTrainers || members.Distinct().Count() != members.Length)
        {
            return default;
        }

        var known = await trainers.Anew(members, cancel);
        return members.All(member => known.GetValueOrDefault(member) is not null) ? [.. members.Select(member => new AskedTrainer(member, known[member]!.Profile.Role))] : default;
    }
}
