using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Training.Following;
using Federation.Node.Desk;
using Federation.Search.Training;
using Federation.Storage.Training;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace.Paires;

/// <summary>What this hub asked of trainers: as it goes, and what to do when somebody is missing.</summary>
public sealed class ReservationsModel(
    BookingDesk bookings, SessionDesk sessions, TrainerDesk desk, Federation.Storage.Training.Trainers trainers, LiveTrainers live, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
    : TrainersPage(desk, trainers, live, directory, identifiers, clock)
{
    /// <summary>Of each group while all are shown.</summary>
    private const int FirstOnes = 10;

    private const int PageLength = 50;

    /// <summary>One group alone, by its code; else the first of each.</summary>
    [BindProperty(SupportsGet = true, Name = "etat")]
    public string? View { get; set; }

    /// <summary>Where this page of one group begins.</summary>
    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? After { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public int Instead { get; set; }

    [BindProperty]
    public string? With { get; set; }

    public IReadOnlyList<ShownBookings> Groups { get; private set; } = [];

    public bool ShowsOneGroup => BookingGroup.All.Any(group => group.Code == View);

    public BookingRow? Chosen { get; private set; }

    public IReadOnlyList<(OpenPlace Place, IReadOnlyList<Candidate> Candidates)> Places { get; private set; } = [];

    public IReadOnlyDictionary<GrainId, ListedSession> Sessions { get; private set; } = new Dictionary<GrainId, ListedSession>();

    public bool IsNamed { get; private set; }

    /// <summary>
    /// Each word of a calendar or a person is an entry of this hub's own feed once the booking has heard it, so the feed that a coordinator may follow tells of
    /// all that this page shows. Only who is proposed depends on calendars elsewhere: it is read anew with the rest, and whoever is not free any more says so when asked.
    /// What was just sent and refused stays until it is left.
    /// </summary>
    public bool IsLive => HttpMethods.IsGet(Request.Method);

    public string Title(BookingRow booking) => booking.Session is { } session && Sessions.TryGetValue(session, out var listed) ? listed.Plan.Title : Words.HubWords.Capital(Words.TrainerWords.FirstDays(booking.Slots, Today, 1));

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        var found = await Read(id, cancel);
        return IsNamed && !found ? NotFound() : AsksForFragment ? Partial("_Reservations", this) : Page();
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
            : RedirectToPage(null, null, new { hub = Hub.Id.ToString(), id = booking.Grain.Key, etat = View, apres = After }, "detail");
    }

    private async Task<bool> Read(string? id, CancellationToken cancel)
    {
        IsNamed = id is not null;
        await ReadOwn(cancel);
        Groups = await ReadGroups(cancel);
        Chosen = BookingId.TryParse(id, out var named) ? await bookings.Find(named.At(Hub.Id), Caller, cancel) : null;
        var listed = new Dictionary<GrainId, ListedSession>();
        foreach (var session in Groups.SelectMany(group => group.Rows).Append(Chosen).Select(booking => booking?.Session).OfType<GrainId>().Distinct())
        {
            if (await sessions.Find(session, cancel) is { } found)
            {
                listed[session] = found;
            }
        }

        Sessions = listed;
        if (Chosen is { Status: BookingStatus.AtRisk } risky)
        {
            Places = [.. (await bookings.OpenPlaces(risky.Grain, Caller, cancel)).Select(place => (place, Candidates(place, risky)))];
        }

        return Chosen is not null;
    }

    private async Task<IReadOnlyList<ShownBookings>> ReadGroups(CancellationToken cancel)
    {
        var counts = await bookings.Counts(Hub.Id, Caller, cancel);
        var (most, after) = ShowsOneGroup ? (PageLength, SinceMark.TryParse(After, out var mark) ? mark : (SinceMark?)null) : (FirstOnes, null);
        var shown = new List<ShownBookings>();
        foreach (var group in BookingGroup.All.Where(group => !ShowsOneGroup || group.Code == View))
        {
            if (group.Statuses.Sum(status => counts.GetValueOrDefault(status)) is var count and > 0)
            {
                var rows = await bookings.OfHub(Hub.Id, group.Statuses, Caller, after, most + 1, cancel);
                shown.Add(new ShownBookings(group, count, [.. rows.Take(most)], rows.Count > most ? rows[most - 1].Mark : null));
            }
        }

        return shown;
    }

    /// <summary>Whoever is in the booking already, or just left it, is not proposed.</summary>
    private IReadOnlyList<Candidate> Candidates(OpenPlace place, BookingRow booking) => Live.Snapshot.Candidates(new CandidateQuery(
        place.Role, place.Slots, place.Themes, place.Where?.Way, place.Where?.Department, booking.Members.Select(member => member.Trainer).ToHashSet(), place.Partners, place.TimesWith));
}
