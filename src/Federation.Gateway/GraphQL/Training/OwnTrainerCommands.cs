using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Training;

public sealed record OwnTrainerPayload(LinkedTrainer? Trainer, IReadOnlyList<UserError> Errors);

/// <summary>What every command of a trainer has in common: the secret that opens one's page, the key, and what the hub knows then.</summary>
public sealed class OwnTrainerCommands(TrainerDesk desk, IHubStore store)
{
    public async Task<OwnTrainerPayload> Ask(OwnTrainerInput input, string mutation, Command command, CancellationToken cancel)
    {
        if (input.Secret.Length is 0 or > OwnOfferCommands.LongestSecret)
        {
            return No(Refusal.Unknown(GrainKind.Trainer));
        }

        // The secret is a part of the key: who trains no more has no link, and it is what still proves who repeats.
        var link = PrivateLink.Hash(input.Secret);
        var once = OnceKey.Of($"trainer\n{link}", mutation, input.IdempotencyKey);
        if (await desk.Open(input.Secret, cancel) is not { } opened || opened.Grain != input.Trainer)
        {
            return once is { } known && input.Trainer.Kind == GrainKind.Trainer && await store.FindReply(input.Trainer, known, cancel) is { Reply: var first }
                ? new OwnTrainerPayload(null, HubCommands.Errors(first))
                : No(Refusal.Unknown(GrainKind.Trainer));
        }

        if (once is not { } key)
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var reply = await desk.Ask(opened.Grain, command, Caller.Subscriber(link), key, cancel);
        return new OwnTrainerPayload(await desk.Open(input.Secret, cancel) is { } now ? new LinkedTrainer(now.Grain, now.State) : null, HubCommands.Errors(reply));
    }

    private static OwnTrainerPayload No(Refusal refusal) => new(null, HubCommands.Errors(Reply.No(refusal)));
}
