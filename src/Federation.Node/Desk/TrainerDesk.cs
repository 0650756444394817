using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;
using Federation.Storage.Training;

namespace Federation.Node.Desk;

/// <summary>Where pages come with a trainer: for the home hub, and for the person who holds the private link. The name is sealed, and opened for these two alone.</summary>
public sealed class TrainerDesk(IGrains grains, IHubStore store, Trainers trainers, ISealer sealer, IIdentifiers identifiers)
{
    private const int LongestSecret = 100;

    private const int Attempts = 8;

    private readonly SealedRows _rows = new(store, sealer, identifiers);

    public async Task<Reply> Add(TrainerTicket ticket, HubId hub, TrainerProfile profile, TrainerContact contact, Caller caller, CancellationToken cancel) =>
        contact.Check() is { } wrong ? Reply.No(wrong)
        : ticket.Secret.Length is 0 or > LongestSecret ? Reply.No(Refusal.InvalidField("link"))
        : await grains.Ask(ticket.Id.At(hub), new DescribeTrainer(profile, Seal(hub, contact, ticket.Secret), ticket.Owner), caller, ticket.Key, cancel);

    /// <param name="contact">Null: the one that is kept stays.</param>
    /// <param name="read">The <c>TextId</c> of what was read; null replaces whatever stands there.</param>
    public async Task<Reply> Describe(GrainId trainer, TrainerProfile profile, TrainerContact? contact, Caller caller, IdempotencyKey key, CancellationToken cancel, string? read = null) =>
        contact?.Check() is { } wrong ? Reply.No(wrong)
        : await Load(trainer, cancel) is not { } state ? Reply.No(Refusal.Unknown(GrainKind.Trainer))
        : await grains.Ask(
            trainer, new DescribeTrainer(profile, contact is null ? null : Seal(trainer.Hub, contact, (await Words(trainer, state, cancel))?.Secret), null, read), caller, key, cancel);

    /// <summary>Another private link; the former one opens nothing any more.</summary>
    public async Task<Reply> Relink(GrainId trainer, string secret, Caller caller, IdempotencyKey key, CancellationToken cancel) =>
        secret.Length is 0 or > LongestSecret ? Reply.No(Refusal.InvalidField("link"))
        : await Over(async () => await Load(trainer, cancel) is { } state
            ? await grains.Ask(trainer, new DescribeTrainer(
                state.Profile, await Words(trainer, state, cancel) is { } words ? Seal(trainer.Hub, new TrainerContact(words.Name, words.Email, words.Phone), secret) : null, PrivateLink.Hash(secret), state.TextId), caller, key, cancel)
            : Reply.No(Refusal.Unknown(GrainKind.Trainer)));

    /// <summary>Sets the calendar, answers, cancels, retires: somebody of the home hub, in the trainer's name.</summary>
    public ValueTask<Reply> Ask(GrainId trainer, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel) => grains.Ask(trainer, command, caller, key, cancel);

    /// <summary>One gesture on the calendar as it stands, by the trainer who holds the private link: two people who each close a day close both.</summary>
    public Task<Reply> Change(string secret, Func<OpenCalendar, OpenCalendar> gesture, IdempotencyKey key, CancellationToken cancel) => Over(async () =>
        await Open(secret, cancel) is { State: var state } ? await Act(secret, new OpenCalendarTo(gesture(state.Calendar), state.CalendarId), key, cancel) : Reply.No(Refusal.Unknown(GrainKind.Trainer)));

    /// <summary>The same by the trainer, who holds the private link.</summary>
    public async Task<Reply> Act(string secret, Command command, IdempotencyKey key, CancellationToken cancel) =>
        await Find(secret, cancel) is { } trainer ? await grains.Ask(trainer, command, Caller.Subscriber(PrivateLink.Hash(secret)), key, cancel) : Reply.No(Refusal.Unknown(GrainKind.Trainer));

    /// <summary>Null: the link opens nothing, or nothing any more.</summary>
    public async Task<OpenedTrainer?> Open(string secret, CancellationToken cancel) =>
        await Find(secret, cancel) is { } trainer && await Load(trainer, cancel) is { Retired: false } state && PrivateLink.Opens(secret, state.Owner) ? new OpenedTrainer(trainer, state) : null;

    /// <summary>All of it, for the home hub alone.</summary>
    public async Task<TrainerState?> Load(GrainId trainer, Caller caller, CancellationToken cancel) => caller.ActsFor(trainer.Hub) ? await Load(trainer, cancel) : null;

    public async Task<Opened<TrainerContact>> Contact(GrainId trainer, Caller caller, CancellationToken cancel)
    {
        if (await Load(trainer, cancel) is not { } state || !TrainerGrain.MayAnswer(state, new Moment(trainer, caller, default)))
        {
            return new Opened<TrainerContact>(Refusal.NotAllowed, null);
        }

        if (state.Contact is not { } row)
        {
            return new Opened<TrainerContact>(new Refusal("nothing-sealed", RefusalKind.Gone), null);
        }

        var (refusal, plaintext) = await _rows.Open(trainer.Hub, row.Id, cancel);
        return OfferText.Read<TrainerContact>(plaintext) is { } contact
            ? new Opened<TrainerContact>(null, contact)
            : new Opened<TrainerContact>(refusal ?? new Refusal("unreadable", RefusalKind.Gone), null);
    }

    /// <summary>For a letter at the moment when it leaves. Null when nobody is to be written to. A secret that opens nothing any more is none.</summary>
    public async Task<ReachedTrainer?> Reach(GrainId trainer, CancellationToken cancel) =>
        await Load(trainer, cancel) is { Retired: false } state && await Words(trainer, state, cancel) is { Email: { } email } words
            ? new ReachedTrainer(email, words.Secret is { } secret && PrivateLink.Opens(secret, state.Owner) ? secret : null, state)
            : null;

    /// <summary>The question of a pair has arrived, and has no answer.</summary>
    public async Task<bool> IsAsked(GrainId trainer, GrainId pair, CancellationToken cancel) =>
        await Load(trainer, cancel) is { Retired: false } state && state.Pairs.Any(one => one.Pair == pair && one.Agreed is null);

    /// <summary>Names of trainers of the caller's own hub, for a page of a list; of others, none.</summary>
    public async Task<IReadOnlyDictionary<GrainId, string>> Names(IEnumerable<OwnTrainer> some, Caller caller, CancellationToken cancel)
    {
        var own = some.Where(one => one.Contact is not null && caller.ActsFor(one.Grain.Hub)).ToList();
        var texts = await new SealedTexts(store, sealer).Read([.. own.Select(one => (one.Grain.Hub, one.Contact!.Value))], cancel);
        var names = new Dictionary<GrainId, string>(own.Count);
        foreach (var one in own)
        {
            if (texts.TryGetValue((one.Grain.Hub, one.Contact!.Value), out var text) && OfferText.Read<TrainerContact>(System.Text.Encoding.UTF8.GetBytes(text)) is { } contact)
            {
                names[one.Grain] = contact.Name;
            }
        }

        return names;
    }

    /// <summary>Reads and asks anew when another text came in between: what is asked does not depend on what somebody read.</summary>
    private static async Task<Reply> Over(Func<Task<Reply>> ask)
    {
        var reply = await ask();
        for (var again = 1; again < Attempts && reply.Refusal == Refusal.TextReplaced; again++)
        {
            reply = await ask();
        }

        return reply;
    }

    private async Task<GrainId?> Find(string secret, CancellationToken cancel) =>
        secret.Length is 0 or > LongestSecret ? null : await trainers.ByLink(PrivateLink.Hash(secret), cancel);

    private async Task<TrainerState?> Load(GrainId trainer, CancellationToken cancel) =>
        trainer.Kind == GrainKind.Trainer ? (await store.Load(trainer, cancel)).State as TrainerState : null;

    private async Task<SealedTrainer?> Words(GrainId trainer, TrainerState state, CancellationToken cancel) =>
        state.Contact is { } row ? OfferText.Read<SealedTrainer>((await _rows.Open(trainer.Hub, row.Id, cancel)).Plaintext) : null;

    private SealedEnvelope Seal(HubId hub, TrainerContact contact, string? secret) => _rows.Seal(hub, SealKind.Trainer, OfferText.Write(SealedTrainer.Of(contact, secret)));
}
