using System.Collections.Immutable;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;

namespace Federation.Node.Desk;

/// <summary>Name and ways to be reached. Exists in memory while it is typed or read, and sealed otherwise.</summary>
public sealed record Contact(string Name, string? Email, string? Phone, string? Organisation)
{
    public const int Longest = 200;

    /// <summary>The field that is not as it must be, or null.</summary>
    public string? Fault() =>
        Name.Length is 0 or > Longest ? "name"
        : this is { Email: null, Phone: null } || (Email is { } email && !IsEmail(email)) ? "email"
        : Phone is { } phone && !IsPhone(phone) ? "phone"
        : Organisation is { Length: > Longest } ? "organisation"
        : null;

    public static bool IsEmail(string text) => text.Length <= Longest && MailAddress.TryCreate(text, out var address) && address.Address == text;

    public static bool IsPhone(string text) => text.Count(char.IsAsciiDigit) is >= 6 and <= 20 && text.Length <= 40;

    public override string ToString() => "[scellé]";
}

/// <param name="Origin">The hub whose page was open, or null: then the nearest one takes it.</param>
/// <param name="Story">At most <see cref="ReferralDesk.LongestText"/> characters.</param>
public sealed record Filing(Ticket Ticket, HubId? Origin, Need Need, Contact? Contact, string? Story, ConsentScope Consent, HubId? ConsentTo)
{
    /// <summary>The ticket's own, unless the caller's says more.</summary>
    public IdempotencyKey Key { get; init; } = Ticket.Key;

    public override string ToString() => "[scellé]";
}

/// <param name="Origin">The hub that keeps the request and confirms its route.</param>
/// <param name="StraightThrough">The origin lets this kind leave without reading it first.</param>
public sealed record Proposal(HubId Origin, ImmutableArray<RouteOption> Options, bool StraightThrough, Clocks Clocks)
{
    public RouteOption Best => Options[0];
}

/// <param name="Opened">Decrypted text, or null when refused.</param>
public sealed record Unsealed(Refusal? Refusal, string? Text)
{
    public override string ToString() => "[scellé]";
}

/// <summary>Where pages and partner software come with a request: seals what must be, and asks the grains.</summary>
public sealed class ReferralDesk(IGrains grains, IHubStore store, ISealer sealer, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
{
    public const int LongestText = 600;

    private readonly SealedRows _rows = new(store, sealer, identifiers);

    /// <summary>The version of the sentences under the consent boxes; a change of words is a new version.</summary>
    public const string ConsentText = "2026-11";

    /// <summary>How long an agreement lasts, unless stopped: the person reads the date before agreeing.</summary>
    public static readonly TimeSpan ConsentLasts = TimeSpan.FromDays(180);

    public async Task<Proposal?> Propose(Need need, HubId? page, CancellationToken cancel, IReadOnlyCollection<HubId>? tried = null)
    {
        var cards = (await directory.All(cancel)).Select(hub => hub.Card).ToList();
        var origin = cards.Any(card => card.Id == page) ? page : Routing.Origin(need, cards);
        if (origin is not { } hub || (await store.Load(GrainId.Platform(hub), cancel)).State is not PlatformState platform)
        {
            return null;
        }

        var options = Routing.Propose(need, cards, ParisTime.DateOf(clock.GetUtcNow()), tried);
        return new Proposal(hub, options, platform.Settings.GoesStraightThrough(need.Kind), platform.Settings.Clocks);
    }

    public async Task<(Reply Reply, Proposal? Proposal)> File(Filing filing, Caller caller, CancellationToken cancel)
    {
        if (Check(filing) is { } wrong)
        {
            return (Reply.No(wrong), null);
        }

        if (await Propose(filing.Need, filing.Origin, cancel) is not { } proposal)
        {
            return (Reply.No(new Refusal("no-hub", RefusalKind.Unavailable)), null);
        }

        var envelopes = ImmutableArray.CreateBuilder<SealedEnvelope>(2);
        if (filing.Contact is { } contact)
        {
            envelopes.Add(Seal(proposal.Origin, SealKind.Contact, JsonSerializer.SerializeToUtf8Bytes(contact)));
        }

        if (!string.IsNullOrWhiteSpace(filing.Story))
        {
            envelopes.Add(Seal(proposal.Origin, SealKind.Story, Encoding.UTF8.GetBytes(filing.Story)));
        }

        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var consent = filing.Consent == ConsentScope.Nobody ? Consent.Nobody : new Consent(filing.Consent, filing.ConsentTo, now + ConsentLasts, ConsentText);
        var dossier = new Dossier(
            filing.Need, filing.Ticket.ShortCode, PrivateLink.Hash(filing.Ticket.Secret), now, consent,
            [.. envelopes.Select(envelope => new SealRef(envelope.Id, envelope.Kind))], []);
        var command = new FileReferral(dossier, proposal.Options, proposal.Clocks, proposal.StraightThrough || proposal.Best.Hub == proposal.Origin, proposal.Best.Hub, proposal.Best.Reason, envelopes.ToImmutable());
        return (await Grains(filing.Ticket.Id.At(proposal.Origin), command, caller, filing.Key, cancel), proposal);
    }

    /// <summary>Any command to a copy, with the key that the form carried.</summary>
    public ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel) => grains.Ask(grain, command, caller, key, cancel);

    public SealedEnvelope Seal(HubId hub, SealKind kind, string text) => Seal(hub, kind, Encoding.UTF8.GetBytes(text));

    public async Task<ReferralState?> Load(GrainId grain, CancellationToken cancel) => (await store.Load(grain, cancel)).State as ReferralState;

    public Task<IReadOnlyList<Entry>> History(GrainId grain, CancellationToken cancel) => store.History(grain, 500, cancel);

    /// <summary>
    /// Asks the copy that keeps the row, which writes the look down before anything is read. A later stop or erasure refuses the next one.
    /// </summary>
    public async Task<Unsealed> Open(GrainId origin, OpenSealed open, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        var reply = await grains.Ask(origin, open, caller, key, cancel);
        if (reply.Refusal is { } refusal)
        {
            return new Unsealed(refusal, null);
        }

        // Read again after the entry: what was stopped since the click stays shut, and a repeated key does not reopen it.
        var state = await Load(origin, cancel);
        if (state?.InForce(caller.Hub, open.What, clock.GetUtcNow()) is null || state.Dossier.Seals.LastOrDefault(seal => seal.Kind == open.What) is not { } seal)
        {
            return new Unsealed(new Refusal("not-disclosed", RefusalKind.Forbidden), null);
        }

        return await Unseal(origin.Hub, seal.Id, cancel);
    }

    /// <summary>A coordinator's question, for the person it was put to and for both hubs.</summary>
    public async Task<string?> Question(ReferralState state, CancellationToken cancel) =>
        state.Asked?.Note is { } note && state.Recipient is { } hub ? (await Unseal(hub, note.Id, cancel)).Text : null;

    /// <summary>What is kept of the person, read by the person: no entry is written for looking at one's own.</summary>
    public async Task<string?> Own(GrainId origin, ReferralState state, SealKind what, CancellationToken cancel) =>
        state.Dossier.Seals.LastOrDefault(seal => seal.Kind == what) is { } seal ? (await Unseal(origin.Hub, seal.Id, cancel)).Text : null;

    public static Contact? ReadContact(string? text) => text is null ? null : JsonSerializer.Deserialize<Contact>(text);

    public async Task<(Reply Reply, Ticket Child)> Reroute(GrainId grain, HubId? to, Caller caller, Ticket child, CancellationToken cancel)
    {
        if (await Load(grain, cancel) is not { } state)
        {
            return (Reply.No(Refusal.Unknown(GrainKind.Referral)), child);
        }

        var tried = state.Recipient is { } last ? state.Dossier.Tried.Add(last) : state.Dossier.Tried;
        var proposal = await Propose(state.Dossier.Need, grain.Hub, cancel, tried);
        var command = new RerouteReferral(child.Id, child.ShortCode, to, proposal?.Options ?? [new RouteOption(null, RouteReason.OpenCall)]);
        return (await grains.Ask(grain, command, caller, child.Key, cancel), child);
    }

    private async Task<Unsealed> Unseal(HubId hub, Guid id, CancellationToken cancel)
    {
        var (refusal, plaintext) = await _rows.Open(hub, id, cancel);
        return new Unsealed(refusal, plaintext is null ? null : Encoding.UTF8.GetString(plaintext));
    }

    private async Task<Reply> Grains(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel) => await grains.Ask(grain, command, caller, key, cancel);

    private SealedEnvelope Seal(HubId hub, SealKind kind, byte[] plaintext) => _rows.Seal(hub, kind, plaintext);

    private static Refusal? Check(Filing filing) =>
        filing.Story is { Length: > LongestText } ? Refusal.InvalidField("story")
        : filing.Contact?.Fault() is { } fault ? Refusal.InvalidField($"contact.{fault}")
        : filing.Consent != ConsentScope.Nobody && filing.Contact is null ? Refusal.InvalidField("consent")
        : null;
}
