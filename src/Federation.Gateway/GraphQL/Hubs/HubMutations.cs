using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Errors;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Hubs;

public sealed record ChangeCapacityInput(string IdempotencyKey, GrainId Hub, ServiceCode Service, Capacity Capacity, DateOnly? ClosedUntil = null);

public sealed record ChangeSettingsInput(string IdempotencyKey, GrainId Hub, Clocks Clocks, ImmutableArray<ReferralKind> StraightThrough);

[Resolves("Mutation")]
public static class HubMutations
{
    public static Task<HubPayload> ChangeCapacity(ChangeCapacityInput input, Asker asker, [Service] ReferralDesk desk, [Service] HubDirectory directory, CancellationToken cancel) =>
        Ask(asker, nameof(ChangeCapacity), input.IdempotencyKey, input.Hub, new ChangeCapacity(input.Service, input.Capacity, input.ClosedUntil), desk, directory, cancel);

    public static Task<HubPayload> ChangeSettings(ChangeSettingsInput input, Asker asker, [Service] ReferralDesk desk, [Service] HubDirectory directory, CancellationToken cancel) =>
        Ask(asker, nameof(ChangeSettings), input.IdempotencyKey, input.Hub, new ChangeSettings(new HubSettings(input.Clocks, input.StraightThrough)), desk, directory, cancel);

    internal static async Task<HubPayload> Ask(
        Asker asker, string mutation, string key, GrainId hub, Command command, ReferralDesk desk, HubDirectory directory, CancellationToken cancel)
    {
        if (hub.Kind != GrainKind.Platform)
        {
            return No(Refusal.InvalidField("hub"));
        }

        if (asker.At(hub.Hub) is not { } caller)
        {
            return No(Refusal.NotAllowed);
        }

        if (OnceKey.Of(caller.Account, mutation, key) is not { } once)
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var reply = await desk.Ask(hub, command, caller, once, cancel);
        return new HubPayload(await directory.Anew(hub.Hub, cancel), UserError.List(reply.Refusal));
    }

    private static HubPayload No(Refusal refusal) => new(null, UserError.List(refusal));
}
