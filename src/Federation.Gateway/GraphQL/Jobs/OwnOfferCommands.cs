using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Gateway.GraphQL.Commands;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Jobs;

/// <summary>What every command of who proposes an offer has in common: the secret that opens it, the key, and the offer as it stands then.</summary>
public sealed class OwnOfferCommands(OfferDesk desk, OfferLists lists, OfferPlaces places, Tickets tickets, FilingLimit limit)
{
    public const int LongestSecret = 100;

    /// <summary>What is repeated whole with its key is answered with its secret: a key that can be guessed would not do.</summary>
    private const int ShortestKey = 16;

    public async Task<OwnOfferPayload> Ask(OwnOfferInput input, string mutation, Command command, CancellationToken cancel)
    {
        if (await Opened(input.Offer, input.Secret, cancel) is not { } state)
        {
            return No(Refusal.Unknown(GrainKind.Offer));
        }

        if (Once(state.Owner, mutation, input.IdempotencyKey, "") is not { } once)
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var reply = await desk.Ask(input.Offer, command, Caller.Employer(state.Owner), once, cancel);
        return new OwnOfferPayload(await Load(input.Offer, cancel), null, [], OfferErrors.List(reply.Refusal));
    }

    /// <summary>The same words sent again are the same command; other words under the same key are other words for the same offer.</summary>
    /// <param name="act">Given the ticket, the hub and the key under which the offer knows the command again.</param>
    public async Task<OwnOfferPayload> Write(
        WrittenOfferInput input, OfferText text, string mutation, string from, Func<OfferTicket, HubId, IdempotencyKey, Task<Proposed>> act, CancellationToken cancel)
    {
        var (refusal, ticket, hub) = input.Offer is { } offer ? await Known(offer, input.Secret, cancel) : await New(input, text, from, cancel);
        if (refusal is not null)
        {
            return No(refusal);
        }

        if (Once(ticket!.Owner, mutation, input.IdempotencyKey, text.Print()) is not { } once)
        {
            return No(Refusal.InvalidField("idempotencyKey"));
        }

        var proposed = await act(ticket, hub, once);
        var kept = await Load(ticket.Id.At(hub), cancel);
        return new OwnOfferPayload(kept, kept is not null && input.Secret is null ? ticket.Secret : null, proposed.Findings, OfferErrors.List(proposed.Reply.Refusal, proposed));
    }

    private async Task<(Refusal? Refusal, OfferTicket? Ticket, HubId Hub)> Known(GrainId offer, string? secret, CancellationToken cancel) =>
        await Opened(offer, secret, cancel) is null ? (Refusal.Unknown(GrainKind.Offer), null, default) : (null, new OfferTicket(OfferId.Parse(offer.Key), secret!), offer.Hub);

    private async Task<(Refusal? Refusal, OfferTicket? Ticket, HubId Hub)> New(WrittenOfferInput input, OfferText text, string from, CancellationToken cancel)
    {
        // A key opens only what was proposed with it: one that nobody was given begins nothing.
        if (input.Secret is { } given && (given.Length is 0 or > LongestSecret || (await lists.Own(PrivateLink.Hash(given), cancel)).Count == 0))
        {
            return (Refusal.Unknown(GrainKind.Offer), null, default);
        }

        if (!IdempotencyKey.TryParse(input.IdempotencyKey, out _) || (input.Secret is null && input.IdempotencyKey.Length < ShortestKey))
        {
            return (Refusal.InvalidField("idempotencyKey"), null, default);
        }

        if (input.Page is { Kind: not GrainKind.Platform })
        {
            return (Refusal.InvalidField("page"), null, default);
        }

        // Which hub would publish it may be another one by now: a repeat is known wherever it is kept.
        var ticket = tickets.OfOffer(input.IdempotencyKey, text.Print(), input.Secret);
        if (await places.Find(ticket.Id.ToString(), cancel) is { } kept)
        {
            return await desk.Load(kept, cancel) is { } state && state.Owner == ticket.Owner ? (null, ticket, kept.Hub) : (Refusal.ReusedKey, null, default);
        }

        return !limit.Allows(from) ? (new Refusal("too-many-requests", RefusalKind.Busy), null, default)
            : await desk.HubFor(text.Posting.Place.Department, input.Page?.Hub, cancel) is { } hub ? (null, ticket, hub)
            : (new Refusal("no-hub", RefusalKind.Unavailable), null, default);
    }

    private async Task<OfferState?> Opened(GrainId offer, string? secret, CancellationToken cancel) =>
        secret is { Length: > 0 and <= LongestSecret } && await desk.Load(offer, cancel) is { } state && PrivateLink.Opens(secret, state.Owner) ? state : null;

    private async Task<OwnOffer?> Load(GrainId offer, CancellationToken cancel) => await desk.Load(offer, cancel) is { } state ? new OwnOffer(offer, state) : null;

    private static IdempotencyKey? Once(string owner, string mutation, string given, string print) =>
        IdempotencyKey.TryParse(given, out _) ? OnceKey.Of($"employer\n{owner}\n{print}", mutation, given) : null;

    private static OwnOfferPayload No(Refusal refusal) => new(null, null, [], OfferErrors.List(refusal));
}
