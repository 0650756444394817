using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Training.Following;
using Federation.Node.Desk;
using Federation.Search.Training;
using Federation.Storage.Training;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace.Paires;

/// <summary>What this hub asked of trainers: as it goes, and what to do when somebody is missing.</summary>
public sealed class ReservationsModel(
    BookingDesk bookings, SessionDesk sessions, TrainerDesk desk, Federation.Storage.Training.Trainers trainers, LiveTrainers live, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
    : TrainersPage(desk, trainers, live, directory, identifiers, clock)
{
    /// <summary>In the order in which a coordinator wants them: what is in danger first.</summary>
    public static IReadOnlyList<(string Title, BookingStatus[] Statuses)> Groups { get; } =
    [
        ("Il manque quelqu’un", [BookingStatus.AtRisk]), ("En cours", [BookingStatus.Asked, BookingStatus.Settling]), ("Confirmées", [BookingStatus.Confirmed]),
        ("Reportées, faute de paire", [BookingStatus.Postponed]), ("Terminées", [BookingStatus.Done, BookingStatus.Refused, BookingStatus.Withdrawn]),
    ];

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public int Instead { get; set; }

    [BindProperty]
    public string? With { get; set; }

    public IReadOnlyList<BookingRow> All { get; private set; } = [];

    public BookingRow? Chosen { get; private set; }

    public IReadOnlyList<(OpenPlace Place, IReadOnlyList<Candidate> Candidates)> Places { get; private set; } = [];

    public IReadOnlyDictionary<GrainId, ListedSession> Sessions { get; private set; } = new Dictionary<GrainId, ListedSession>();

    public bool IsNamed { get; private set; }

    /// <summary>Something may still come from a calendar or a person: the page reads it again by itself.</summary>
    public bool IsGoing => Chosen is { Status: BookingStatus.Asked or BookingStatus.Settling or BookingStatus.AtRisk };

    public string Title(BookingRow booking) => booking.Session is { } session && Sessions.TryGetValue(session, out var listed) ? listed.Plan.Title : Words.HubWords.Capital(Words.TrainerWords.FirstDays(booking.Slots, Today, 1));

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        var found = await Read(id, cancel);
        return IsNamed && !found ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostWithdrawAsync(string? id, CancellationToken cancel) => Ask(id, async (booking, key) => await bookings.Withdraw(booking, Caller, key, cancel), cancel);

    public Task<IActionResult> OnPostReplaceAsync(string? id, CancellationToken cancel) => Ask(
        id, async (booking, key) => GrainId.TryParse(With, out var with) ? await bookings.Replace(booking, Instead, with, Caller, key, cancel) : Reply.No(Refusal.InvalidField("with")), cancel);

    private async Task<IActionResult> Ask(string? id, Func<GrainId, IdempotencyKey, Task<Reply>> act, CancellationToken cancel)
    {
        if (!await Read(id, cancel) || Chosen is not { } booking)
        {
            return NotFound();
        }

        return KeyOf(Key) is not { } key ? Refuse(Refusal.UnknownCommand)
            : (await act(booking.Grain, key)).Refusal is { } refusal ? Refuse(refusal)
            : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), id = booking.Grain.Key }, "detail");
    }

    private async Task<bool> Read(string? id, CancellationToken cancel)
    {
        IsNamed = id is not null;
        await ReadOwn(cancel);
        All = await bookings.OfHub(Hub.Id, Enum.GetValues<BookingStatus>(), Caller, cancel);
        var listed = new Dictionary<GrainId, ListedSession>();
        foreach (var session in All.Select(booking => booking.Session).OfType<GrainId>().Distinct())
        {
            if (await sessions.Find(session, cancel) is { } found)
            {
                listed[session] = found;
            }
        }

        Sessions = listed;
        Chosen = id is null ? null : BookingId.TryParse(id, out var booking) ? All.FirstOrDefault(row => row.Grain.Key == booking.ToString()) ?? await bookings.Find(booking.At(Hub.Id), Caller, cancel) : null;
        if (Chosen is { Status: BookingStatus.AtRisk } risky)
        {
            Places = [.. (await bookings.OpenPlaces(risky.Grain, Caller, cancel)).Select(place => (place, Candidates(place, risky)))];
        }

        return Chosen is not null;
    }

    /// <summary>Whoever is in the booking already, or just left it, is not proposed.</summary>
    private IReadOnlyList<Candidate> Candidates(OpenPlace place, BookingRow booking) => Live.Snapshot.Candidates(new CandidateQuery(
        place.Role, place.Slots, place.Themes, place.Where?.Way, place.Where?.Department, booking.Members.Select(member => member.Trainer).ToHashSet(), place.Partners, place.TimesWith));
}
