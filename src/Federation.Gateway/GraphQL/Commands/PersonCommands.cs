using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Commands;

/// <summary>What every command of the person has in common: the code and the secret that open the request, the key, and the request as it stands then.</summary>
public sealed class PersonCommands(ReferralLists lists, ReferralDesk desk, IHubStore store)
{
    public async Task<FollowedReferralPayload> Ask(PersonInput input, string mutation, Func<GrainId, Command> command, CancellationToken cancel)
    {
        // The secret is a part of the key: after an erasure it is what still proves who repeats.
        var once = OnceKey.Of($"person\n{input.Secret}", mutation, input.IdempotencyKey);
        if (await lists.Locate(input.ShortCode, input.Secret, cancel) is not { } grain)
        {
            return once is { } known && await Repeated(input, known, cancel) is { } repeated ? repeated : No(Refusal.Unknown(GrainKind.Referral));
        }

        if (once is not { } key)
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var reply = await desk.Ask(grain, command(grain), Caller.Person, key, cancel);
        return new FollowedReferralPayload(await Load(grain, cancel), UserError.List(reply.Refusal));
    }

    /// <summary>Once everything is erased the link opens nothing, not even the answer to the command that erased it: its reply is still known by its key.</summary>
    private async Task<FollowedReferralPayload?> Repeated(PersonInput input, IdempotencyKey once, CancellationToken cancel)
    {
        foreach (var grain in await lists.Erased(input.ShortCode, cancel))
        {
            if (await store.FindReply(grain, once, cancel) is { Reply: var reply })
            {
                return new FollowedReferralPayload(await Load(grain, cancel), UserError.List(reply.Refusal));
            }
        }

        return null;
    }

    private async Task<Followed?> Load(GrainId grain, CancellationToken cancel) => await desk.Load(grain, cancel) is { } state ? new Followed(grain, state) : null;

    private static FollowedReferralPayload No(Refusal refusal) => new(null, UserError.List(refusal));
}
