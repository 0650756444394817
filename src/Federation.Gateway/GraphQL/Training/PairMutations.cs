using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

public sealed record PairPayload(PairRow? Pair, IReadOnlyList<UserError> Errors);

[Resolves("Mutation")]
public static class PairMutations
{
    /// <summary>The pair's identity is made of the key, so that a repeat names the same pair.</summary>
    public static async Task<PairPayload> ProposePair(
        ProposePairInput input, Asker asker, [Service] HubCommands hub, [Service] PairDesk desk, [Service] Tickets tickets, [Service] IHubStore store, CancellationToken cancel)
    {
        var pair = default(GrainId);
        var themes = Typed.Set(input.Themes);
        PairId Id(IdempotencyKey once) => PairId.Of(tickets.Uuid($"pair\n{input.Hub}\n{once}"));
        var (reply, own) = await hub.Ask(asker, nameof(ProposePair), input.IdempotencyKey, input.Hub, GrainKind.Platform, "hub", once => Id(once).At(input.Hub.Hub), async (grain, caller, once) =>
        {
            pair = grain;
            return await desk.Propose(Id(once), grain.Hub, input.Trainers, themes, caller, once, cancel);
        }, cancel);
        var kept = own ? await Load(pair, store, cancel) : null;
        return reply.Accepted && kept is not null && !(kept.Members.Select(one => one.Trainer).SequenceEqual(input.Trainers) && kept.Themes.SequenceEqual(themes))
            ? new PairPayload(null, HubCommands.Errors(Reply.No(Refusal.ReusedKey)))
            : new PairPayload(kept, HubCommands.Errors(reply));
    }

    public static async Task<PairPayload> DissolvePair(DissolvePairInput input, Asker asker, [Service] HubCommands hub, [Service] PairDesk desk, [Service] IHubStore store, CancellationToken cancel)
    {
        var (reply, own) = await hub.Ask(
            asker, nameof(DissolvePair), input.IdempotencyKey, input.Pair, GrainKind.Pair, "pair", async (pair, caller, once) => await desk.Dissolve(pair, caller, once, cancel), cancel);
        return new PairPayload(own ? await Load(input.Pair, store, cancel) : null, HubCommands.Errors(reply));
    }

    private static async Task<PairRow?> Load(GrainId pair, IHubStore store, CancellationToken cancel) =>
        (await store.Load(pair, cancel)).State is PairState state ? TrainerReading.Of(pair, state) : null;
}
