using System.Collections.Immutable;
using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;

namespace Federation.Node.Desk;

/// <summary>Where pages and partner software come with a job offer: seals what is not published, and asks the grains.</summary>
public sealed class OfferDesk(IGrains grains, IHubStore store, ISealer sealer, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
{
    /// <summary>Characters of an unfinished form, as the pages keep it.</summary>
    public const int LongestForm = 30_000;

    public const int LongestRemark = 1000;

    private readonly SealedRows _rows = new(store, sealer, identifiers);

    private DateOnly Today => ParisTime.DateOf(clock.GetUtcNow());

    /// <summary>The hub that will publish: the one whose page was open, else the one that covers the département, else the nearest. Null: no hub yet.</summary>
    public async Task<HubId?> HubFor(DepartmentCode department, HubId? page, CancellationToken cancel)
    {
        var cards = (await directory.All(cancel)).Select(hub => hub.Card).ToList();
        return cards.Any(card => card.Id == page) ? page : Routing.Origin(new Need(ReferralKind.RecruitAPeer, department, Way.Either, null, "fr"), cards);
    }

    public ImmutableArray<GateFinding> Findings(Posting posting) => QualityGate.Check(posting, Today);

    public async Task<OfferState?> Load(GrainId offer, CancellationToken cancel) =>
        offer.Kind == GrainKind.Offer ? (await store.Load(offer, cancel)).State as OfferState : null;

    /// <summary>Null when it never was published.</summary>
    public async Task<Posting?> FirstPublished(GrainId offer, CancellationToken cancel) => (await new OfferPast(store).First(offer, cancel))?.Posting;

    public Task<IReadOnlyList<Entry>> History(GrainId offer, CancellationToken cancel) => store.History(offer, 500, cancel);

    /// <summary>Keeps a form between its steps, in the pages' own words.</summary>
    public async Task<Reply> Save(OfferTicket ticket, HubId hub, string form, IdempotencyKey key, CancellationToken cancel)
    {
        if (form.Length > LongestForm)
        {
            return Reply.No(Refusal.InvalidField("form"));
        }

        var offer = ticket.Id.At(hub);
        var draft = _rows.Seal(hub, SealKind.Draft, Encoding.UTF8.GetBytes(form));
        return await grains.Ask(offer, new SaveOffer(ticket.Owner, draft), await Writer(offer, ticket, cancel), key, cancel);
    }

    /// <summary>Proposes, proposes again what was sent back, or asks to amend what is published. The law's points refuse it; advice does not.</summary>
    public async Task<Proposed> Propose(OfferTicket ticket, HubId hub, OfferText text, IdempotencyKey key, CancellationToken cancel)
    {
        if (Check(text) is { } wrong)
        {
            return new Proposed(Reply.No(wrong), []);
        }

        var findings = Findings(text.Posting);
        var offer = ticket.Id.At(hub);
        var words = _rows.Seal(hub, SealKind.Proposal, OfferText.Write(text));
        var command = new ProposeOffer(ticket.Owner, OfferOutline.Of(text.Posting, Today), words);
        return new Proposed(await grains.Ask(offer, command, await Writer(offer, ticket, cancel), key, cancel), findings);
    }

    /// <summary>Publishes the hub's own words, or those that it read and perhaps mended; or amends what is published.</summary>
    /// <param name="text">Without a contact, the one that is kept stays.</param>
    /// <param name="read">The sealed row that the coordinator read, if an employer's.</param>
    /// <param name="over">See <see cref="PublishOffer.Over"/>.</param>
    public async Task<Proposed> Publish(GrainId offer, OfferText text, Guid? read, int? days, Caller caller, IdempotencyKey key, CancellationToken cancel, int? over = null)
    {
        if (text.Contact?.Check() is { } unreachable)
        {
            return new Proposed(Reply.No(unreachable), []);
        }

        // The gate reads sound postings alone.
        if (PostingGuards.Check(text.Posting) is { } wrong)
        {
            return new Proposed(Reply.No(wrong), []);
        }

        var contact = text.Contact is { } shown ? _rows.Seal(offer.Hub, SealKind.Application, OfferText.Write(shown)) : null;
        return new Proposed(await grains.Ask(offer, new PublishOffer(text.Posting, contact, days, read, null, over), caller, key, cancel), Findings(text.Posting));
    }

    public async Task<Reply> SendBack(GrainId offer, ImmutableArray<BackReason> reasons, string? remark, Guid? read, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        if (remark is { Length: > LongestRemark })
        {
            return Reply.No(Refusal.InvalidField("remark"));
        }

        var note = string.IsNullOrWhiteSpace(remark) ? null : _rows.Seal(offer.Hub, SealKind.Remark, Encoding.UTF8.GetBytes(remark));
        return await grains.Ask(offer, new SendBackOffer(reasons, note, read), caller, key, cancel);
    }

    /// <summary>Renews, fills, withdraws, with the key that the form carried.</summary>
    public ValueTask<Reply> Ask(GrainId offer, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel) => grains.Ask(offer, command, caller, key, cancel);

    /// <summary>Says that two offers are one post. The other one's lead is joined when it follows one itself, so that all stand under the same.</summary>
    public async Task<Reply> Join(GrainId offer, GrainId to, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        if (await Load(to, cancel) is not { } other)
        {
            return Reply.No(Refusal.Unknown(GrainKind.Offer));
        }

        if (!other.IsPublished)
        {
            return Reply.No(Refusal.NoSuchTransition(Codes<OfferStatus>.Of(other.Status))).From(GrainKind.Offer);
        }

        var lead = other.Lead is { } above && await Load(above, cancel) is { IsPublished: true } ? above : to;
        return lead == offer ? Reply.No(new Refusal("already-joined", RefusalKind.Conflict)) : await grains.Ask(offer, new JoinOffer(lead), caller, key, cancel);
    }

    /// <summary>The words that wait for the hub, for who wrote them and for its coordinators.</summary>
    public async Task<Opened<OfferText>> Text(GrainId offer, Caller caller, CancellationToken cancel) =>
        await Open<OfferText>(offer, caller, state => state.Words is { Kind: SealKind.Proposal } ? state.Words : null, cancel);

    /// <summary>An unfinished form, for who writes it alone; the hub's own for its coordinators.</summary>
    public async Task<Opened<string>> Form(GrainId offer, Caller caller, CancellationToken cancel)
    {
        var state = await Load(offer, cancel);
        var own = state is not null && OfferGrain.ActorOf(state, new Moment(offer, caller, clock.GetUtcNow())) is { } actor && (actor == OfferActor.Employer || state.Owner.Length == 0);
        return !own ? new Opened<string>(Refusal.NotAllowed, null) : await Words(offer.Hub, state!.Words is { Kind: SealKind.Draft } ? state.Words : null, cancel);
    }

    /// <summary>What the coordinator wrote in sending it back.</summary>
    public async Task<Opened<string>> Remark(GrainId offer, Caller caller, CancellationToken cancel)
    {
        var state = await Load(offer, cancel);
        return state is null || OfferGrain.ActorOf(state, new Moment(offer, caller, clock.GetUtcNow())) is null
            ? new Opened<string>(Refusal.NotAllowed, null)
            : await Words(offer.Hub, state.Remark, cancel);
    }

    /// <summary>Whom to reach to apply: for everybody, while the offer is shown and no longer, were its bell late.</summary>
    public async Task<ApplicationContact?> Contact(GrainId offer, CancellationToken cancel) =>
        await Load(offer, cancel) is { IsPublished: true, Contact: { } contact, Until: { } until } && clock.GetUtcNow() < until
            ? OfferText.Read<ApplicationContact>((await _rows.Open(offer.Hub, contact.Id, cancel)).Plaintext)
            : null;

    private async Task<Opened<T>> Open<T>(GrainId offer, Caller caller, Func<OfferState, SealRef?> which, CancellationToken cancel) where T : class
    {
        if (await Load(offer, cancel) is not { } state || OfferGrain.ActorOf(state, new Moment(offer, caller, clock.GetUtcNow())) is null)
        {
            return new Opened<T>(Refusal.NotAllowed, null);
        }

        if (which(state) is not { } row)
        {
            return new Opened<T>(new Refusal("nothing-sealed", RefusalKind.Gone), null);
        }

        var (refusal, plaintext) = await _rows.Open(offer.Hub, row.Id, cancel);
        var value = OfferText.Read<T>(plaintext);
        return value is null ? new Opened<T>(refusal ?? new Refusal("unreadable", RefusalKind.Gone), null) : new Opened<T>(null, value);
    }

    private async Task<Opened<string>> Words(HubId hub, SealRef? row, CancellationToken cancel)
    {
        if (row is null)
        {
            return new Opened<string>(new Refusal("nothing-sealed", RefusalKind.Gone), null);
        }

        var (refusal, plaintext) = await _rows.Open(hub, row.Id, cancel);
        return new Opened<string>(refusal, plaintext is null ? null : Encoding.UTF8.GetString(plaintext));
    }

    /// <summary>The first word comes from anybody; after that, from who holds the link.</summary>
    private async Task<Caller> Writer(GrainId offer, OfferTicket ticket, CancellationToken cancel) =>
        await Load(offer, cancel) is null ? Caller.Visitor : Caller.Employer(ticket.Owner);

    private static Refusal? Check(OfferText text) =>
        PostingGuards.Check(text.Posting)
        ?? (text.Posting.Source is not null ? Refusal.InvalidField("source") : null)
        ?? (text.Contact is null ? Refusal.InvalidField("contact") : text.Contact.Check());
}
