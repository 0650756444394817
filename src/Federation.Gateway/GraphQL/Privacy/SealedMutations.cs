using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Privacy;

[Resolves("Mutation")]
public static class SealedMutations
{
    /// <summary>Asked at the origin, which keeps the rows; by a hub that has its own copy, whichever of both it is.</summary>
    public static async Task<OpenSealedPayload> OpenSealed(OpenSealedInput input, Asker asker, [Service] ReferralDesk desk, CancellationToken cancel)
    {
        if (CopyCommands.Check(asker, nameof(OpenSealed), input.IdempotencyKey, input.Referral, out var caller, out var once) is ({ } refusal, var field))
        {
            return No(refusal, field);
        }

        if (input.What == SealKind.Question)
        {
            return No(Refusal.InvalidField("what"));
        }

        if (await desk.Load(input.Referral, cancel) is not { } state)
        {
            return No(Refusal.Unknown(GrainKind.Referral));
        }

        var opened = await desk.Open(ReferralId.Parse(input.Referral.Key).At(state.Origin), new OpenSealed(input.What, input.Danger), caller, once, cancel);
        return opened.Refusal is { } no ? No(no)
            : input.What == SealKind.Contact ? new OpenSealedPayload(ReferralDesk.ReadContact(opened.Text), null, [])
            : new OpenSealedPayload(null, opened.Text, []);
    }

    private static OpenSealedPayload No(Refusal refusal, string? field = null) => new(null, null, UserError.List(refusal, field));
}
