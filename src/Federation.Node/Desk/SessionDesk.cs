using System.Text;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Training;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;
using Federation.Storage.Projections;
using Federation.Storage.Training;

namespace Federation.Node.Desk;

/// <summary>Where pages and partner software come with a session: seals who registers, and asks the grains.</summary>
public sealed class SessionDesk(IGrains grains, IHubStore store, ISealer sealer, SessionDates dates, Registrations registrations, IIdentifiers identifiers)
{
    private readonly SealedRows _rows = new(store, sealer, identifiers);

    /// <summary>By their first day.</summary>
    public Task<Dated<ListedSession>> Between(SessionFilter filter, CancellationToken cancel, int? most = null) => dates.Between(filter, cancel, most);

    /// <summary>The latest first.</summary>
    public Task<IReadOnlyList<ListedSession>> OfCourse(GrainId course, CancellationToken cancel) => dates.OfCourse(course, cancel);

    public async Task<ListedSession?> Find(GrainId session, CancellationToken cancel) => session.Kind == GrainKind.Session ? await dates.Find(session, cancel) : null;

    /// <summary>All of it, registrations in codes with it: for the session's own hub.</summary>
    public async Task<SessionState?> Load(GrainId session, CancellationToken cancel) =>
        session.Kind == GrainKind.Session ? (await store.Load(session, cancel)).State as SessionState : null;

    public Task<IReadOnlyList<Entry>> History(GrainId session, CancellationToken cancel) => store.History(session, 500, cancel);

    /// <summary>Plans a session of a course of the same hub, or plans it anew. What the course says of a pair holds for each of its sessions.</summary>
    /// <param name="read">The <c>TextId</c> of what was read; null replaces whatever stands there.</param>
    public async Task<Reply> Plan(GrainId session, SessionPlan plan, Caller caller, IdempotencyKey key, CancellationToken cancel, string? read = null)
    {
        if (plan.Course.Hub != session.Hub || plan.Course.Kind != GrainKind.Course || (await store.Load(plan.Course, cancel)).State is not CourseState course)
        {
            return Reply.No(Refusal.InvalidField("course"));
        }

        return await grains.Ask(session, new PlanSession(plan with { Title = course.Profile.Title, NeedsPair = course.Profile.NeedsPair }, read), caller, key, cancel);
    }

    /// <summary>Door, confirming, postponing, cancelling, counting, with the key that the form carried.</summary>
    public ValueTask<Reply> Ask(GrainId session, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel) => grains.Ask(session, command, caller, key, cancel);

    /// <summary>Asks for a place. The contact is sealed for the session's hub; the ticket's link opens the place again.</summary>
    /// <param name="caller">A visitor, or the hub for somebody who called.</param>
    public async Task<Reply> Register(GrainId session, PlaceTicket ticket, Contact contact, Caller caller, CancellationToken cancel)
    {
        if (contact.Fault() is { } fault)
        {
            return Reply.No(Refusal.InvalidField($"contact.{fault}"));
        }

        var words = _rows.Seal(session.Hub, SealKind.Contact, OfferText.Write(new SealedPlace(contact, ticket.Secret)));
        return await grains.Ask(session, new RegisterForSession(ticket.Id, ticket.Owner, words), caller, ticket.Key, cancel);
    }

    /// <summary>The places asked for with this link, the last first.</summary>
    public async Task<IReadOnlyList<OwnPlace>> Own(string secret, CancellationToken cancel)
    {
        var places = new List<OwnPlace>();
        foreach (var line in await registrations.Own(PlaceTicket.OwnerOf(secret), cancel))
        {
            if (await Load(line.Session, cancel) is { } state && OwnPlace.Of(line.Session, state, line.Id) is { } place)
            {
                places.Add(place);
            }
        }

        return places;
    }

    public ValueTask<Reply> Leave(GrainId session, Guid place, string secret, IdempotencyKey key, CancellationToken cancel) =>
        grains.Ask(session, new LeaveSession(place), PlaceTicket.Holder(secret), key, cancel);

    public ValueTask<Reply> Take(GrainId session, Guid place, string secret, IdempotencyKey key, CancellationToken cancel) =>
        grains.Ask(session, new TakePlace(place), PlaceTicket.Holder(secret), key, cancel);

    /// <summary>What is kept of who registered, read by that person: no entry is written for looking at one's own.</summary>
    public async Task<Contact?> OwnContact(OwnPlace place, CancellationToken cancel) =>
        OfferText.Read<SealedPlace>((await _rows.Open(place.Session.Hub, place.Place.Contact.Id, cancel)).Plaintext)?.Contact;

    /// <summary>From a sealed row that was opened with others.</summary>
    public static Contact? ReadContact(string? text) => text is null ? null : OfferText.Read<SealedPlace>(Encoding.UTF8.GetBytes(text))?.Contact;

    /// <summary>For a letter about a place that is kept, at the moment when it leaves: where to, and the link that answers. Null when nobody is to be written to.</summary>
    public async Task<OfferedPlace?> Offered(GrainId session, Guid place, CancellationToken cancel)
    {
        return await Load(session, cancel) is { IsOver: false } state && state.Registrations.FirstOrDefault(one => one.Id == place) is { Status: PlaceStatus.Offered, OfferedUntil: { } until } registration
            && await Words(session, registration, cancel) is { Contact.Email: { } email } words ? new OfferedPlace(email, words.Secret, until) : null;
    }

    /// <summary>For a letter about a session that turned, at the moment when it leaves: where to, and the link that says what became of it. Null when it turned again since, or nobody is to be written to.</summary>
    public async Task<OfferedPlace?> Turned(GrainId session, Guid place, DateTimeOffset turned, CancellationToken cancel)
    {
        return await Load(session, cancel) is { TurnedAt: { } at } state && at.ToUnixTimeMilliseconds() == turned.ToUnixTimeMilliseconds() && state.Registrations.FirstOrDefault(one => one.Id == place) is { } registration
            && await Words(session, registration, cancel) is { Contact.Email: { } email } words ? new OfferedPlace(email, words.Secret, state.Plan.End) : null;
    }

    private async Task<SealedPlace?> Words(GrainId session, Registration registration, CancellationToken cancel) =>
        OfferText.Read<SealedPlace>((await _rows.Open(session.Hub, registration.Contact.Id, cancel)).Plaintext);

    /// <summary>For a coordinator of the session's hub. The look is written down before anything is read, and the person reads it.</summary>
    public async Task<Opened<Contact>> Open(GrainId session, Guid place, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        if (await grains.Ask(session, new OpenRegistration(place), caller, key, cancel) is { Refusal: { } refused })
        {
            return new Opened<Contact>(refused, null);
        }

        // Read again after the entry: who left meanwhile stays closed, and a repeated key does not bring them back.
        if ((await Load(session, cancel))?.Registrations.FirstOrDefault(one => one.Id == place) is not { } registration)
        {
            return new Opened<Contact>(new Refusal("nothing-sealed", RefusalKind.Gone), null);
        }

        var (refusal, plaintext) = await _rows.Open(session.Hub, registration.Contact.Id, cancel);
        return OfferText.Read<SealedPlace>(plaintext) is { } words ? new Opened<Contact>(null, words.Contact) : new Opened<Contact>(refusal ?? new Refusal("unreadable", RefusalKind.Gone), null);
    }
}
