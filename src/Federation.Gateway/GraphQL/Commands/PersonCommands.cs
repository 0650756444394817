using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Commands;

/// <summary>What every command of the person has in common: the code and the secret that open the request, the key, and the request as it stands then.</summary>
public sealed class PersonCommands(ReferralLists lists, ReferralDesk desk)
{
    private const string Person = "person";

    public async Task<FollowedReferralPayload> Ask(PersonInput input, string mutation, Func<GrainId, Command> command, CancellationToken cancel)
    {
        if (await lists.Locate(input.ShortCode, input.Secret, cancel) is not { } grain)
        {
            return new FollowedReferralPayload(null, UserError.List(Refusal.UnknownGrain));
        }

        if (OnceKey.Of(Person, mutation, input.IdempotencyKey) is not { } once)
        {
            return new FollowedReferralPayload(null, UserError.List(Refusal.InvalidField("idempotencyKey")));
        }

        var reply = await desk.Ask(grain, command(grain), Caller.Person, once, cancel);
        return new FollowedReferralPayload(await desk.Load(grain, cancel) is { } state ? new Followed(grain, state) : null, UserError.List(reply.Refusal));
    }
}
