using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Commands;

/// <summary>What every command of a coordinator to a copy has in common: the right, the key, the command, and the copy as it stands then.</summary>
public sealed class CopyCommands(ReferralDesk desk)
{
    public async Task<ReferralPayload> Ask(Asker asker, string mutation, string key, GrainId referral, Func<Caller, Command> command, CancellationToken cancel)
    {
        var (refusal, field) = Check(asker, mutation, key, referral, out var caller, out var once);
        if (refusal is not null)
        {
            return new ReferralPayload(null, UserError.List(refusal, field));
        }

        var reply = await desk.Ask(referral, command(caller), caller, once, cancel);
        return new ReferralPayload(await Load(referral, cancel), UserError.List(reply.Refusal));
    }

    public async Task<ReferralCopy?> Load(GrainId referral, CancellationToken cancel) =>
        await desk.Load(referral, cancel) is { } state ? new ReferralCopy(referral, state) : null;

    /// <summary>A copy of another hub's and one that does not exist are refused alike, before anything is read.</summary>
    public static (Refusal? Refusal, string? Field) Check(Asker asker, string mutation, string key, GrainId referral, out Caller caller, out IdempotencyKey once)
    {
        (caller, once) = (Caller.Visitor, default);
        if (referral.Kind != GrainKind.Referral)
        {
            return (Refusal.InvalidField("referral"), null);
        }

        if (asker.At(referral.Hub) is not { } at)
        {
            return (Refusal.NotAllowed, null);
        }

        if (OnceKey.Of(at.Account, mutation, key) is not { } known)
        {
            return (Refusal.InvalidField("idempotencyKey"), null);
        }

        (caller, once) = (at, known);
        return (null, null);
    }

    public async Task<ReferralPayload> Move(Asker asker, string mutation, string key, GrainId referral, MoveReferral move, CancellationToken cancel) =>
        await Ask(asker, mutation, key, referral, _ => move, cancel);
}
