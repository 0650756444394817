using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Calls;

public sealed record ClaimCallInput(string IdempotencyKey, GrainId Call);

[Resolves("Mutation")]
public static class CallMutations
{
    public static async Task<OpenCallPayload> ClaimCall(ClaimCallInput input, Asker asker, [Service] ReferralDesk desk, [Service] IHubStore store, CancellationToken cancel)
    {
        if (input.Call.Kind != GrainKind.Call)
        {
            return No(Refusal.InvalidField("call"));
        }

        if (asker.At(input.Call.Hub) is not { } caller)
        {
            return No(Refusal.NotAllowed);
        }

        if (OnceKey.Of(caller.Account, nameof(ClaimCall), input.IdempotencyKey) is not { } once)
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var reply = await desk.Ask(input.Call, new ClaimCall(), caller, once, cancel);
        return new OpenCallPayload((await store.Load(input.Call, cancel)).State is CallState state ? new HeardCall(input.Call, state) : null, UserError.List(reply.Refusal));
    }

    private static OpenCallPayload No(Refusal refusal) => new(null, UserError.List(refusal));
}
