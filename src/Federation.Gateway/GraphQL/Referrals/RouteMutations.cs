using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Referrals;

/// <summary>Where a request goes: the origin's business.</summary>
[Resolves("Mutation")]
public static class RouteMutations
{
    public static async Task<ReferralPayload> ConfirmRoute(
        ConfirmRouteInput input, Asker asker, [Service] CopyCommands copies, [Service] ReferralDesk desk, CancellationToken cancel)
    {
        if (CopyCommands.Check(asker, nameof(ConfirmRoute), input.IdempotencyKey, input.Referral, out _, out _) is ({ } refusal, var field))
        {
            return new ReferralPayload(null, UserError.List(refusal, field));
        }

        // The proposal is written when the request is filed and never changes: read here, it is what the grain holds.
        return await desk.Load(input.Referral, cancel) is { Proposal: [var best, ..] }
            ? await copies.Ask(asker, nameof(ConfirmRoute), input.IdempotencyKey, input.Referral, _ => new SendReferral(best.Hub), cancel)
            : new ReferralPayload(null, UserError.List(Refusal.Unknown(GrainKind.Referral)));
    }

    public static async Task<ReferralPayload> SendReferral(
        SendReferralInput input, Asker asker, [Service] CopyCommands copies, [Service] HubDirectory directory, CancellationToken cancel) =>
        await Known(input.Destination, directory, cancel) is (true, var to)
            ? await copies.Ask(asker, nameof(SendReferral), input.IdempotencyKey, input.Referral, _ => new SendReferral(to), cancel)
            : new ReferralPayload(null, UserError.List(Refusal.InvalidField("destination")));

    /// <summary>The child's identity is made of the key, so that a repeat names the same child.</summary>
    public static async Task<RerouteReferralPayload> RerouteReferral(
        RerouteReferralInput input, Asker asker, [Service] CopyCommands copies, [Service] ReferralDesk desk, [Service] HubDirectory directory, [Service] Tickets tickets, CancellationToken cancel)
    {
        if (CopyCommands.Check(asker, nameof(RerouteReferral), input.IdempotencyKey, input.Referral, out var caller, out var once) is ({ } refusal, var field))
        {
            return new RerouteReferralPayload(null, null, UserError.List(refusal, field));
        }

        if (await Known(input.Destination, directory, cancel) is not (true, var to))
        {
            return new RerouteReferralPayload(null, null, UserError.List(Refusal.InvalidField("destination")));
        }

        var child = tickets.Of($"{input.Referral}\n{once}", "");
        var (reply, _) = await desk.Reroute(input.Referral, to, caller, child with { Secret = "" }, cancel);
        return new RerouteReferralPayload(await copies.Load(input.Referral, cancel), reply.Accepted ? child.ShortCode : null, UserError.List(reply.Refusal));
    }

    public static Task<ReferralPayload> AlignReferral(AlignReferralInput input, Asker asker, [Service] CopyCommands copies, CancellationToken cancel) =>
        copies.Ask(asker, nameof(AlignReferral), input.IdempotencyKey, input.Referral, _ => new AlignReferral(), cancel);

    private static async ValueTask<(bool Known, HubId? To)> Known(DestinationInput destination, HubDirectory directory, CancellationToken cancel) =>
        destination.TryRead(out var to) && (to is not { } hub || await directory.Find(hub, cancel) is not null) ? (true, to) : (false, null);
}
