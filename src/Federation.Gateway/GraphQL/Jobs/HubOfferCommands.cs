using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Commands;
using Federation.Node.Desk;
using Federation.Storage.Feeds;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>What every command of a coordinator to an offer has in common: the right, the key, the command, and the offer as it stands then.</summary>
public sealed class HubOfferCommands(OfferDesk desk, SealedTexts texts, IHubStore store)
{
    public Task<HubOfferPayload> Ask(Asker asker, string mutation, string key, GrainId offer, Command command, CancellationToken cancel) =>
        Ask(asker, mutation, key, offer, async (caller, once) => new Proposed(await desk.Ask(offer, command, caller, once, cancel), []), cancel);

    public async Task<HubOfferPayload> Ask(Asker asker, string mutation, string key, GrainId offer, Func<Caller, IdempotencyKey, Task<Proposed>> act, CancellationToken cancel)
    {
        if (Check(asker, mutation, key, offer, GrainKind.Offer, out var caller, out var once) is { } refusal)
        {
            return No(refusal);
        }

        var proposed = await act(caller, once);

        // Refused before the offer was asked, by what has become of it or of another one meanwhile: a repeat is known by its key all the same.
        var reply = proposed.Reply.Accepted ? proposed.Reply : (await store.FindReply(offer, once, cancel))?.Reply ?? proposed.Reply;
        return new HubOfferPayload(HubOffer.Of(offer, await desk.Load(offer, cancel)), proposed.Findings, OfferErrors.List(reply.Refusal, proposed));
    }

    /// <summary>Another hub's offer and one that does not exist are refused alike, before anything is read.</summary>
    public static Refusal? Check(Asker asker, string mutation, string key, GrainId grain, GrainKind kind, out Caller caller, out IdempotencyKey once)
    {
        (caller, once) = (Caller.Visitor, default);
        if (grain.Kind != kind)
        {
            return Refusal.InvalidField(kind == GrainKind.Platform ? "hub" : "offer");
        }

        if (asker.At(grain.Hub) is not { } at)
        {
            return Refusal.NotAllowed;
        }

        if (OnceKey.Of(at.Account, mutation, key) is not { } known)
        {
            return Refusal.InvalidField("idempotencyKey");
        }

        (caller, once) = (at, known);
        return null;
    }

    /// <summary>Exactly the words that the coordinator read; null when another text took their place, or when they were answered already.</summary>
    public async Task<OfferText?> Read(GrainId offer, Guid textId, CancellationToken cancel) =>
        await desk.Load(offer, cancel) is { Words: { Kind: SealKind.Proposal } words } && words.Id == textId
        && (await texts.Read([(offer.Hub, textId)], cancel)).TryGetValue((offer.Hub, textId), out var plain)
            ? OfferText.Read<OfferText>(Encoding.UTF8.GetBytes(plain))
            : null;

    internal static HubOfferPayload No(Refusal refusal) => new(null, [], OfferErrors.List(refusal));
}
