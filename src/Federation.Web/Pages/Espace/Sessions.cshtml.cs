using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Federation.Web.Pages.Formations;
using Federation.Web.Shared;
using Federation.Web.Training;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>The sessions of this hub: its door, who registered in codes, each contact opened one by one, and how many came.</summary>
public sealed class SessionsModel(
    SessionDesk desk, BookingDesk bookings, Federation.Storage.Training.Trainers trainers, HubDirectory directory, IDataProtectionProvider protection, IIdentifiers identifiers, TimeProvider clock)
    : SpacePage(directory, identifiers, clock)
{
    private const int LongAgo = 2 * 366;

    private readonly PlaceTicketBox _tickets = new(protection, identifiers);

    [BindProperty(SupportsGet = true, Name = "vue")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    [BindProperty]
    public SessionMove Move { get; set; } = new();

    [BindProperty]
    public PlaceForm Form { get; set; } = new();

    public IReadOnlyList<ListedSession> List { get; private set; } = [];

    public GrainId Grain { get; private set; }

    public SessionState? State { get; private set; }

    /// <summary>Who was asked for the chosen one, and has not said no; each with what every hub knows of a trainer.</summary>
    public IReadOnlyList<(BookingRow Booking, IReadOnlyList<(BookingMember Member, KnownTrainer? Known)> Team)> Teams { get; private set; } = [];

    /// <summary>Named in the address; otherwise the first of the list is shown beside it where there is room.</summary>
    public bool IsNamed { get; private set; }

    /// <summary>The registration that was just opened, with what was sealed.</summary>
    public (Guid Id, Contact Contact)? Opened { get; private set; }

    public bool IsPast => View == "passees";

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        await ReadList(cancel);
        IsNamed = id is not null;
        var chosen = await Choose(id ?? List.FirstOrDefault()?.Grain.Key, cancel);
        return IsNamed && !chosen ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostDoorAsync(string? id, CancellationToken cancel) =>
        Ask(id, "porte", key => Codes<RegistrationDoor>.TryParse(Move.Code, out var door) ? Give(new MoveDoor(door), key, cancel) : Unknown("door"), cancel);

    public Task<IActionResult> OnPostConfirmAsync(string? id, CancellationToken cancel) => Ask(id, "confirmer", key => Give(new ConfirmSession(), key, cancel), cancel);

    public Task<IActionResult> OnPostPostponeAsync(string? id, CancellationToken cancel) => Ask(id, "reporter", key => Give(new PostponeSession(), key, cancel), cancel);

    public Task<IActionResult> OnPostCancelAsync(string? id, CancellationToken cancel) => Ask(id, "annuler", key =>
    {
        if (Codes<SessionEndedWhy>.TryParse(Move.Code, out var why))
        {
            return Give(new CancelSession(why), key, cancel);
        }

        Faults.Add("motif", "Choisissez une raison : tout le monde la lira.");
        return Task.FromResult<Refusal?>(null);
    }, cancel);

    public Task<IActionResult> OnPostCountAsync(string? id, CancellationToken cancel) => Ask(id, "compter", key =>
        new FormReading(Faults).Whole(Move.Count, "presents", 0, 10_000) is { } present ? Give(new CountAttendance(present), key, cancel)
        : Missing("presents", "Écrivez combien de personnes sont venues."), cancel);

    public Task<IActionResult> OnPostLeaveAsync(string? id, CancellationToken cancel) =>
        Ask(id, "retirer", key => Guid.TryParseExact(Move.Place, "D", out var place) ? Give(new LeaveSession(place), key, cancel) : Unknown("place"), cancel);

    /// <summary>For somebody who called.</summary>
    public Task<IActionResult> OnPostRegisterAsync(string? id, CancellationToken cancel) => Ask(id, "inscrire", async _ =>
    {
        Form.Check(Faults, agrees: false);
        return Faults.Any ? null
            : _tickets.Open(Form.Ticket, Grain) is not { } ticket ? Refusal.InvalidField("ticket")
            : (await desk.Register(Grain, ticket, Form.Contact, Caller, cancel)).Refusal is { } refusal && refusal != Refusal.AlreadyExists ? refusal : null;
    }, cancel);

    /// <summary>Shown in the answer itself: what is open does not stand at an address.</summary>
    public async Task<IActionResult> OnPostOpenAsync(string? id, CancellationToken cancel)
    {
        IsNamed = true;
        await ReadList(cancel);
        if (!await Choose(id, cancel) || KeyOf(Move.Key) is not { } key || !Guid.TryParseExact(Move.Place, "D", out var place))
        {
            return NotFound();
        }

        Move.Form = "ouvrir";
        var opened = await desk.Open(Grain, place, Caller, key, cancel);
        if (opened.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        Opened = (place, opened.Value!);
        await Choose(id, cancel);
        return Page();
    }

    public string NewTicket() => _tickets.Draw(Grain);

    private async Task<Refusal?> Give(Command command, IdempotencyKey key, CancellationToken cancel) => (await desk.Ask(Grain, command, Caller, key, cancel)).Refusal;

    private static Task<Refusal?> Unknown(string field) => Task.FromResult<Refusal?>(Refusal.InvalidField(field));

    private Task<Refusal?> Missing(string field, string words)
    {
        if (!Faults.Any)
        {
            Faults.Add(field, words);
        }

        return Task.FromResult<Refusal?>(null);
    }

    private async Task<IActionResult> Ask(string? id, string done, Func<IdempotencyKey, Task<Refusal?>> act, CancellationToken cancel)
    {
        IsNamed = true;
        await ReadList(cancel);
        if (!await Choose(id, cancel))
        {
            return NotFound();
        }

        Move.Form = done;
        if (KeyOf(Move.Key) is not { } key)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        var refusal = await act(key);
        return Faults.Any ? Mend()
            : refusal is not null ? Refuse(refusal)
            : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), id = Grain.Key, vue = View, fait = done }, "detail");
    }

    private async Task ReadList(CancellationToken cancel)
    {
        var (from, to) = IsPast ? (Now.AddDays(-LongAgo), Now) : (Now, Now + CourseShelf.Ahead);
        var all = (await desk.Between(new SessionFilter(from, to, [Hub.Id]), cancel)).Items;
        List = IsPast ? [.. all.Where(session => session.IsOver || session.Plan.End <= Now).Reverse()] : [.. all.Where(session => !session.IsOver)];
    }

    private async Task<bool> Choose(string? id, CancellationToken cancel)
    {
        Grain = TextId.IsSlug(id, GrainId.LongestKey) ? new GrainId(Hub.Id, GrainKind.Session, id!) : default;
        State = Grain == default ? null : await desk.Load(Grain, cancel);
        if (State is not null)
        {
            var asked = (await bookings.OfSession(Grain, Caller, cancel)).Where(booking => !BookingTransitions.IsTerminal(booking.Status) || booking.Status == BookingStatus.Done).ToList();
            var known = await trainers.Anew([.. asked.SelectMany(booking => booking.Members.Select(member => member.Trainer)).Distinct()], cancel);
            Teams = [.. asked.Select(booking => (booking, (IReadOnlyList<(BookingMember, KnownTrainer?)>)[.. booking.Members.Select(member => (member, known.GetValueOrDefault(member.Trainer)))]))];
        }

        return State is not null;
    }
}

/// <summary>What an action's form sends, as it was typed.</summary>
public sealed class SessionMove
{
    public string? Key { get; set; }

    public string? Code { get; set; }

    public string? Count { get; set; }

    public string? Place { get; set; }

    /// <summary>The form that was sent, by what it does; set by the page.</summary>
    internal string? Form { get; set; }
}
