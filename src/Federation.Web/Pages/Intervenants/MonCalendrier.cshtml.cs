using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Problems;
using Federation.Gateway.Training.Calendars;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Federation.Web.Shared;
using Federation.Web.Training;
using Federation.Web.Trainers;
using Federation.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Calendar = Federation.Web.Training.Calendar;

namespace Federation.Web.Pages.Intervenants;

/// <summary>A trainer's own page under a private link: what waits for an answer, what is booked, and when one can be asked. Opening it changes nothing.</summary>
public sealed class MonCalendrierModel(
    TrainerDesk desk, SessionDesk sessions, Pairs pairs, Federation.Storage.Training.Trainers trainers, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<HubId, HubView> _hubs = new Dictionary<HubId, HubView>();
    private IReadOnlyDictionary<GrainId, KnownTrainer?> _others = new Dictionary<GrainId, KnownTrainer?>();
    private readonly Dictionary<GrainId, ListedSession?> _sessions = [];

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    /// <summary>"2027-03".</summary>
    [BindProperty(SupportsGet = true, Name = "mois")]
    public string? Mois { get; set; }

    [BindProperty]
    public CalendarForm Form { get; set; } = new();

    public string Key { get; private set; } = "";

    public OpenedTrainer? Trainer { get; private set; }

    public TrainerState State => Trainer!.State;

    /// <summary>As the home hub wrote it; null when it was erased.</summary>
    public TrainerContact? Contact { get; private set; }

    public IReadOnlyList<(PairOf Known, PairRow? Row)> Pairs { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today => ParisTime.DateOf(Now);

    public DateOnly Month { get; private set; }

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    /// <summary>The form that was not accepted.</summary>
    public string? Failed { get; private set; }

    public string Base => $"/intervenant/{Key}";

    public string Site => $"{Request.Scheme}://{Request.Host}";

    public string? Agenda => TrainerFeedKey.Path(Trainer!.Grain, State);

    public IEnumerable<Hold> Waiting => State.Holds.Where(hold => hold.Status == HoldStatus.Held && hold.Ends > Now).OrderBy(hold => hold.Until);

    public IEnumerable<Hold> Coming => State.Holds.Where(hold => hold.Status != HoldStatus.Held && hold.Over > Now).OrderBy(hold => hold.Slots[0].Rank);

    public string Name(HubId hub) => _hubs.TryGetValue(hub, out var view) ? view.Profile.ShortName : hub.ToString();

    public AskedTraining Training(Hold hold) => new(
        hold, hold.Purpose?.Session is { } session ? _sessions.GetValueOrDefault(session) : null, hold.Purpose is { } purpose ? [.. purpose.With.Select(Partner)] : null);

    /// <summary>Who would be, or is, of the same pair; empty: asked before this was told, by another hub.</summary>
    public IEnumerable<string> Partners(PairOf pair, PairRow? row) =>
        (pair.Purpose?.With ?? row?.Members.Select(member => new AskedTrainer(member.Trainer, member.Role)) ?? []).Where(one => one.Trainer != Trainer!.Grain).Select(Partner);

    public string Partner(AskedTrainer other) => $"{TrainerWords.Partner(other.Role, _others.GetValueOrDefault(other.Trainer)?.Profile)} ({Name(other.Trainer.Hub)})";

    public string NewGesture() => identifiers.Next().ToString();

    public async Task<IActionResult> OnGet(string cle, CancellationToken cancel) => await Read(cle, cancel) ? Page() : Unknown();

    public Task<IActionResult> OnPostRepondre(string cle, CancellationToken cancel) => Ask(cle, Form.Oui ? "oui" : "non", () => Ref() is { } hold ? new AnswerHold(hold, Form.Oui) : null, cancel, "reponses");

    public Task<IActionResult> OnPostPaire(string cle, CancellationToken cancel) => Ask(cle, Form.Oui ? "paire" : "sans-paire", () => GrainId.TryParse(Form.Quoi, out var pair) ? new AnswerPair(pair, Form.Oui) : null, cancel, "reponses");

    public Task<IActionResult> OnPostAnnuler(string cle, CancellationToken cancel) => Ask(cle, "annule", () =>
    {
        if (!Form.Compris)
        {
            Faults.Add($"compris-{Form.Quoi}", "Cochez la case pour confirmer : la plateforme cherchera quelqu’un d’autre tout de suite.");
        }

        // A word that was given and is not settled yet is taken back as it was given.
        return Ref() is not { } hold ? null : State.Find(hold)?.Status == HoldStatus.Agreed ? new AnswerHold(hold, false) : new CancelHold(hold);
    }, cancel, "dates");

    public Task<IActionResult> OnPostJour(string cle, CancellationToken cancel) => Change(cle, "jour", () =>
        Day(Form.Jour) is { } day ? calendar => Form.Oui ? CalendarEdits.Reopen(calendar, day) : CalendarEdits.Close(calendar, day) : null, cancel);

    public Task<IActionResult> OnPostOuvrir(string cle, CancellationToken cancel) => Change(cle, "ouvert", () =>
        Form.Window(Today, Faults) is { } window ? calendar => calendar with { Windows = calendar.Windows.Add(window) } : null, cancel);

    public Task<IActionResult> OnPostFermer(string cle, CancellationToken cancel) => Change(cle, "ferme", () =>
        Form.Closing(Today, Faults) is { } closing ? calendar => calendar with { Closings = calendar.Closings.Add(closing) } : null, cancel);

    public Task<IActionResult> OnPostRetirer(string cle, CancellationToken cancel) => Change(cle, "retire", () => calendar => new OpenCalendar(
        [.. calendar.Windows.Where(window => TrainerWords.Key(window) != Form.Quoi)], [.. calendar.Closings.Where(closing => TrainerWords.Key(closing) != Form.Quoi)]), cancel);

    public Task<IActionResult> OnPostQuitter(string cle, CancellationToken cancel) => Ask(cle, "quitte", () =>
    {
        if (!Form.Compris)
        {
            Faults.Add("compris-quitter", "Cochez la case pour confirmer : c’est sans retour.");
        }

        return new RetireTrainer();
    }, cancel, "", "/?fait=quitte");

    /// <summary>"hub/booking/key:3".</summary>
    private HoldRef? Ref() =>
        Form.Quoi?.Split(':') is [var booking, var ask] && GrainId.TryParse(booking, out var grain) && int.TryParse(ask, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new HoldRef(grain, number) : null;

    /// <summary>The gesture is made on the calendar as it stands when it comes to its turn: somebody of the platform may write in it too.</summary>
    private Task<IActionResult> Change(string cle, string form, Func<Func<OpenCalendar, OpenCalendar>?> read, CancellationToken cancel) => Ask(
        cle, form, () => read() is { } gesture ? key => desk.Change(cle, calendar => gesture(CalendarEdits.Since(calendar, Today)), key, cancel) : null, cancel, "calendrier");

    private Task<IActionResult> Ask(string cle, string form, Func<Command?> read, CancellationToken cancel, string place, string? then = null) =>
        Ask(cle, form, () => read() is { } command ? key => desk.Act(cle, command, key, cancel) : null, cancel, place, then);

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= Slot.FirstYear and <= Slot.LastYear ? day : null;

    private async Task<IActionResult> Ask(string cle, string form, Func<Func<IdempotencyKey, Task<Reply>>?> command, CancellationToken cancel, string place, string? then = null)
    {
        if (!await Read(cle, cancel))
        {
            return Unknown();
        }

        Failed = form;
        var asked = command();
        if (asked is null || Faults.Any || !Guid.TryParseExact(Form.Geste, "D", out var gesture))
        {
            Refused = Faults.Any ? null : Refusal.InvalidField("geste");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var reply = await asked(IdempotencyKey.Parse($"trainer:{gesture}"));
        if (reply.Refusal is { } refusal)
        {
            Refused = refusal;
            Response.StatusCode = RefusalProblems.Status(refusal);
            return await Read(cle, cancel) ? Page() : Unknown();
        }

        return Redirect(then ?? $"{Base}?mois={Calendar.Text(Month)}&fait={form}#{place}");
    }

    private async Task<bool> Read(string cle, CancellationToken cancel)
    {
        (Key, Month) = (cle, Calendar.Month(Mois, Today));
        if (await desk.Open(cle, cancel) is not { } opened)
        {
            return false;
        }

        Trainer = opened;
        _hubs = (await directory.All(cancel)).ToDictionary(hub => hub.Id);
        Contact = (await desk.Contact(opened.Grain, Caller.Subscriber(PrivateLink.Hash(cle)), cancel)).Value;
        var known = await pairs.Anew([.. opened.State.Pairs.Select(pair => pair.Pair)], cancel);

        // Another hub's proposal is its own until it is formed.
        Pairs = [.. opened.State.Pairs.Select(pair => (pair, known.GetValueOrDefault(pair.Pair) is { } row && (row.Status == PairStatus.Formed || pair.Pair.Hub == opened.Grain.Hub) ? row : null))];
        await ReadOthers(opened.State, cancel);
        return true;
    }

    /// <summary>What every hub knows of the sessions and of the others: both stand in this hub's own tables.</summary>
    private async Task ReadOthers(TrainerState state, CancellationToken cancel)
    {
        foreach (var session in state.Holds.Select(hold => hold.Purpose?.Session).OfType<GrainId>().Distinct())
        {
            _sessions[session] = await sessions.Find(session, cancel);
        }

        var others = state.Holds.SelectMany(hold => hold.Purpose?.With ?? []).Concat(Pairs.SelectMany(pair => pair.Known.Purpose?.With ?? [])).Select(one => one.Trainer)
            .Concat(Pairs.SelectMany(pair => pair.Row?.Members.Select(member => member.Trainer) ?? []));
        _others = await trainers.Anew([.. others.Distinct()], cancel);
    }

    private PageResult Unknown()
    {
        Trainer = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
