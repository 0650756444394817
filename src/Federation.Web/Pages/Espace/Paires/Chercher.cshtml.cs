using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Training.Following;
using Federation.Node.Desk;
using Federation.Search.Training;
using Federation.Storage.Training;
using Federation.Web.Pages.Intervenants;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace.Paires;

/// <summary>Pairs of all hubs by theme, place, way, language and days; and asking one, for a session or for days that are chosen here.</summary>
public sealed class ChercherModel(
    BookingDesk bookings, SessionDesk sessions, CourseDesk courses, TrainerDesk desk, Federation.Storage.Training.Trainers trainers, LiveTrainers live, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock)
    : TrainersPage(desk, trainers, live, directory, identifiers, clock)
{
    private const int DefaultDays = 90;

    /// <summary>Days of one pair that can be chosen at once.</summary>
    public const int MostShown = 12;

    [BindProperty(SupportsGet = true, Name = "theme")]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? Departement { get; set; }

    [BindProperty(SupportsGet = true, Name = "maniere")]
    public string? Way { get; set; }

    [BindProperty(SupportsGet = true, Name = "langue")]
    public string? Language { get; set; }

    [BindProperty(SupportsGet = true, Name = "du")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "au")]
    public string? To { get; set; }

    /// <summary>The key of one of this hub's sessions.</summary>
    [BindProperty(SupportsGet = true, Name = "session")]
    public string? Session { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public string? Booking { get; set; }

    [BindProperty]
    public string? Pair { get; set; }

    [BindProperty]
    public List<string> Slots { get; set; } = [];

    public IReadOnlyList<ListedSession> Needing { get; private set; } = [];

    public ListedSession? For { get; private set; }

    public ImmutableArray<TrainingTheme> Themes { get; private set; } = [];

    public ImmutableArray<Slot> Wanted { get; private set; } = [];

    public PairQuery Query { get; private set; } = null!;

    public PairsFound Found { get; private set; } = new([], 0);

    /// <summary>At any hub: other conditions would find nothing either.</summary>
    public bool NoPairYet => Live.Snapshot.Pairs == 0;

    public string NewBooking() => BookingId.Of(Identifiers.Next()).ToString();

    public async Task OnGetAsync(CancellationToken cancel) => await Read(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Read(cancel);
        if (KeyOf(Key) is not { } key || !BookingId.TryParse(Booking, out var id) || !GrainId.TryParse(Pair, out var pair) || Live.Snapshot.FindPair(pair) is not { } row)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        ImmutableArray<Slot> slots = For is null ? [.. Slots.Where(text => Slot.TryParse(text, out _)).Select(Slot.Parse).Distinct().Order()] : Wanted;
        if (slots.IsEmpty)
        {
            Faults.Add($"jours-{pair.Key}", "Choisissez au moins une demi-journée.");
            return Mend();
        }

        var reply = await bookings.Ask(id, Hub.Id, slots, [.. row.Members.Select(member => member.Trainer)], For?.Grain, Caller, key, cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage("/Espace/Paires/Reservations", null, new { hub = Hub.Id.ToString(), id = id.ToString() }, "detail");
    }

    private async Task Read(CancellationToken cancel)
    {
        await ReadOwn(cancel);
        var listed = (await sessions.Between(new SessionFilter(Now, Now.AddDays(SlotSet.MostDays), [Hub.Id]), cancel)).Items;
        Needing = [.. listed.Where(session => session.NeedsTeam && !session.IsOver && session.Plan.Start > Now)];
        For = Needing.FirstOrDefault(session => session.Grain.Key == Session);
        var day = MonCalendrierModel.Day(From) is { } typed && typed > Today ? typed : Today;
        var last = MonCalendrierModel.Day(To) is { } end && end >= day ? end : day.AddDays(DefaultDays);
        var department = DepartmentCode.TryParse(Departement, out var code) ? code : (DepartmentCode?)null;
        var way = Codes<TrainingWay>.TryParse(Way, out var asked) ? asked : (TrainingWay?)null;
        Themes = Codes<TrainingTheme>.TryParse(Theme, out var theme) ? [theme] : [];
        if (For is { Plan: var plan })
        {
            Wanted = [.. plan.Days.SelectMany(one => one.Slots())];
            (day, last, department, way) = (plan.Days[0].Date, plan.Days[^1].Date, plan.Department, plan.Way);
            Themes = (await courses.Find(plan.Course, cancel))?.Profile.Themes is { IsDefault: false } taught ? taught : [];
        }

        Query = new PairQuery(Themes, department, way, string.IsNullOrEmpty(Language) ? null : Language, day, last < day.AddDays(SlotSet.MostDays) ? last : day.AddDays(SlotSet.MostDays - 1), Wanted);
        Found = Live.Snapshot.Find(Query);
    }
}
