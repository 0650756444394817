using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Referrals;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>What a hub's coordinators do with offers.</summary>
[Resolves("Mutation")]
public static class HubOfferMutations
{
    /// <summary>The offer's identity is made of the key, so that a repeat names the same offer.</summary>
    public static async Task<HubOfferPayload> PostOffer(
        PostOfferInput input, Asker asker, [Service] HubOfferCommands hub, [Service] OfferDesk desk, [Service] Tickets tickets, CancellationToken cancel)
    {
        if (HubOfferCommands.Check(asker, nameof(PostOffer), input.IdempotencyKey, input.Hub, GrainKind.Platform, out _, out var key) is { } refusal)
        {
            return HubOfferCommands.No(refusal);
        }

        var text = input.Posting.With(input.Contact);
        var offer = tickets.OfferOf($"{input.Hub}\n{key}").At(input.Hub.Hub);
        var before = await desk.FirstPublished(offer, cancel);
        if (before is not null && !before.Equals(text.Posting))
        {
            return HubOfferCommands.No(Refusal.ReusedKey);
        }

        return await hub.Ask(asker, nameof(PostOffer), input.IdempotencyKey, offer, (caller, once) => desk.Publish(offer, text, null, input.Days, caller, once, cancel), cancel);
    }

    public static Task<HubOfferPayload> PublishOffer(PublishOfferInput input, Asker asker, [Service] HubOfferCommands hub, [Service] OfferDesk desk, CancellationToken cancel) =>
        hub.Ask(asker, nameof(PublishOffer), input.IdempotencyKey, input.Offer, async (caller, once) =>
        {
            Guid? read = null;
            if (input.TextId is { } id)
            {
                read = Guid.TryParseExact(id, "D", out var known) ? known : null;
            }

            if (input.TextId is not null != read.HasValue || (read is null && input.Posting is null))
            {
                return new Proposed(Reply.No(Refusal.InvalidField("textId")), []);
            }

            var given = input.Posting?.With(input.Contact);
            if (given is null)
            {
                if (await hub.Read(input.Offer, read!.Value, cancel) is not { } words)
                {
                    var published = (await desk.Load(input.Offer, cancel))?.Posting;
                    return new Proposed(Reply.No(Refusal.TextReplaced).From(GrainKind.Offer), published is null ? [] : desk.Findings(published));
                }

                given = words with { Contact = input.Contact ?? words.Contact };
            }

            return await desk.Publish(input.Offer, given, read, input.Days, caller, once, cancel, input.Version);
        }, cancel);

    public static Task<HubOfferPayload> SendBackOffer(SendBackOfferInput input, Asker asker, [Service] HubOfferCommands hub, [Service] OfferDesk desk, CancellationToken cancel) =>
        hub.Ask(asker, nameof(SendBackOffer), input.IdempotencyKey, input.Offer, async (caller, once) => new Proposed(
            Guid.TryParseExact(input.TextId, "D", out var read)
                ? await desk.SendBack(input.Offer, [.. input.Reasons.Distinct().Order()], input.Remark?.ReplaceLineEndings("\n").Trim(), read, caller, once, cancel)
                : Reply.No(Refusal.InvalidField("textId")), []), cancel);

    public static Task<HubOfferPayload> RenewOffer(RenewOfferInput input, Asker asker, [Service] HubOfferCommands hub, CancellationToken cancel) =>
        hub.Ask(asker, nameof(RenewOffer), input.IdempotencyKey, input.Offer, new RenewOffer(input.Days), cancel);

    public static Task<HubOfferPayload> FillOffer(FillOfferInput input, Asker asker, [Service] HubOfferCommands hub, CancellationToken cancel) =>
        hub.Ask(asker, nameof(FillOffer), input.IdempotencyKey, input.Offer, new FillOffer(input.How), cancel);

    public static Task<HubOfferPayload> WithdrawOffer(WithdrawOfferInput input, Asker asker, [Service] HubOfferCommands hub, CancellationToken cancel) =>
        hub.Ask(asker, nameof(WithdrawOffer), input.IdempotencyKey, input.Offer, new WithdrawOffer(input.Why), cancel);

    public static Task<HubOfferPayload> JoinOffer(JoinOfferInput input, Asker asker, [Service] HubOfferCommands hub, [Service] OfferDesk desk, CancellationToken cancel) =>
        hub.Ask(asker, nameof(JoinOffer), input.IdempotencyKey, input.Offer, async (caller, once) => new Proposed(
            input.To.Kind == GrainKind.Offer ? await desk.Join(input.Offer, input.To, caller, once, cancel) : Reply.No(Refusal.InvalidField("to")), []), cancel);

    public static Task<HubOfferPayload> LeaveOffer(LeaveOfferInput input, Asker asker, [Service] HubOfferCommands hub, CancellationToken cancel) =>
        hub.Ask(asker, nameof(LeaveOffer), input.IdempotencyKey, input.Offer, new JoinOffer(null), cancel);
}
