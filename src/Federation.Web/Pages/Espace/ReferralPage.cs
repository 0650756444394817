using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>A list of requests and the one that was chosen: what the inbox and the outbox share.</summary>
public abstract class ReferralPage(ReferralDesk desk, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    protected const int PageLength = 25;

    [BindProperty]
    public MoveInput Move { get; set; } = new();

    [BindProperty]
    public OpenInput Opening { get; set; } = new();

    /// <summary>Which tab; a word of the address.</summary>
    [BindProperty(SupportsGet = true, Name = "vue")]
    public string? View { get; set; }

    /// <summary>Where this page of the list begins.</summary>
    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? After { get; set; }

    /// <summary>The code of what was just done, said only if the request shows it.</summary>
    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    public bool ShowsEnded => View == "terminees";

    public Page<ReferralLine> List { get; protected set; } = new([], null);

    public ReferralId Id { get; private set; }

    /// <summary>This hub's copy of the chosen request.</summary>
    public ReferralState? State { get; private set; }

    /// <summary>Named in the address; otherwise the first of the list is shown beside it where there is room.</summary>
    public bool IsNamed { get; private set; }

    public IReadOnlyList<TimelineStep> Steps { get; private set; } = [];

    /// <summary>What the coordinator asked, in the coordinator's words.</summary>
    public string? AskedText { get; private set; }

    public SealKind? OpenedKind { get; private set; }

    public IReadOnlyList<KeyValuePair<string, string>> OpenedText { get; private set; } = [];

    public IReadOnlyList<MoveAction> Actions => State is { Forgotten: false } state ? ActionWords.For(state.Status, ActorIn(state)) : [];

    /// <summary>What was just read or typed stays until it is left: only a page that was simply opened follows the news.</summary>
    public bool IsLive => HttpMethods.IsGet(Request.Method);

    protected ReferralDesk Desk => desk;

    /// <summary>Does this copy belong to this list?</summary>
    protected abstract bool Shows(ReferralState state);

    /// <summary>As whom this page acts, of what the caller may be to this copy.</summary>
    protected abstract Actors ActorIn(ReferralState state);

    protected abstract TimelineStep? Awaited(ReferralState state);

    protected abstract Task ReadList(CancellationToken cancel);

    /// <summary>What only this page shows of the chosen request.</summary>
    protected virtual Task ReadMore(ReferralState state, CancellationToken cancel) => Task.CompletedTask;

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        await ReadList(cancel);
        IsNamed = id is not null;
        var chosen = await Choose(id ?? FirstLine?.Grain.Key, cancel);
        return IsNamed && !chosen ? NotFound() : AsksForFragment ? Partial("_Fragment", this) : Page();
    }

    public async Task<IActionResult> OnPostMoveAsync(string? id, CancellationToken cancel)
    {
        if (!await Named(id, cancel))
        {
            return NotFound();
        }

        if (KeyOf(Move.Key) is not { } key || !Codes<Status>.TryParse(Move.To, out var to))
        {
            return Refuse(Refusal.UnknownCommand);
        }

        // What the table no longer offers is still asked: a repeat of a sent form must hear its first reply, and the grain says no in its own words.
        var action = Actions.FirstOrDefault(action => action.To == to) ?? new MoveAction(to, "", AsksOf(to));
        if (Move.Read(action, ParisTime.DateOf(Now), Faults) is not { } move)
        {
            return Mend();
        }

        if (to == Status.InfoRequested && !string.IsNullOrEmpty(Move.Note))
        {
            move = move with { Note = desk.Seal(Hub.Id, SealKind.Question, Move.Note) };
        }

        var reply = await desk.Ask(Id.At(Hub.Id), move, Caller, key, cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : Back(Codes<Status>.Of(to));
    }

    /// <summary>Shown in the answer itself and nowhere else: no redirect could carry it, no address may.</summary>
    public async Task<IActionResult> OnPostOpenAsync(string? id, CancellationToken cancel)
    {
        if (!await Named(id, cancel))
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        if (KeyOf(Opening.Key) is not { } key || !Codes<SealKind>.TryParse(Opening.What, out var what) || what == SealKind.Question)
        {
            return Refuse(Refusal.UnknownCommand);
        }

        DangerReason? danger = Codes<DangerReason>.TryParse(Opening.Danger, out var known) ? known : null;
        if (Opening.ForDanger && danger is null)
        {
            Faults.Add("danger", "Dites qui est en danger : la personne le lira.");
            return Mend();
        }

        var opened = await desk.Open(Id.At(State!.Origin), new OpenSealed(what, Opening.ForDanger ? danger : null), Caller, key, cancel);
        if (opened.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        await Choose(id, cancel);
        (OpenedKind, OpenedText) = (what, Details(what, opened.Text!));
        return Page();
    }

    /// <summary>The list and the request of a form that was sent.</summary>
    protected async Task<bool> Named(string? id, CancellationToken cancel)
    {
        IsNamed = true;
        await ReadList(cancel);
        return await Choose(id, cancel);
    }

    protected virtual ReferralLine? FirstLine => List.Lines.FirstOrDefault();

    /// <summary>To the top of the request, where what was done is said; without a place of its own the answer would keep the form's.</summary>
    protected IActionResult Back(string? done) =>
        RedirectToPage(null, null, new { hub = Hub.Id.ToString(), id = Id.ToString(), vue = View, apres = After, fait = done }, "detail");

    private async Task<bool> Choose(string? id, CancellationToken cancel)
    {
        if (!ReferralId.TryParse(id, out var parsed) || await desk.Load(parsed.At(Hub.Id), cancel) is not { } state || !Shows(state))
        {
            return false;
        }

        (Id, State) = (parsed, state);
        var waits = state.Differs || !(Transitions.IsAnswered(state.Status) || Transitions.IsEnded(state.Status));
        var steps = TimelineWords.ForHub(await desk.History(parsed.At(Hub.Id), cancel), Name)
            .Select(step => new TimelineStep(step.Title, step.Open && waits ? StepState.Wait : StepState.Done, FrenchDates.Full(step.At, Now), step.At, step.Detail));
        Steps = Awaited(state) is { } awaited ? [.. steps, awaited] : [.. steps];
        AskedText = state.Asked?.Note is null ? null : await desk.Question(state, cancel);
        await ReadMore(state, cancel);
        return true;
    }

    private static Asks AsksOf(Status to) =>
        Reasons.IsAsked(to) ? Asks.Reason : to == Status.InfoRequested ? Asks.Question : to == Status.Scheduled ? Asks.Date : Asks.Nothing;

    private static IReadOnlyList<KeyValuePair<string, string>> Details(SealKind what, string text)
    {
        if (what != SealKind.Contact || ReferralDesk.ReadContact(text) is not { } contact)
        {
            return [new("Ses mots", text)];
        }

        (string Name, string? Value)[] all = [("Nom", contact.Name), ("Structure", contact.Organisation), ("Courriel", contact.Email), ("Téléphone", contact.Phone)];
        return [.. all.Where(detail => !string.IsNullOrWhiteSpace(detail.Value)).Select(detail => new KeyValuePair<string, string>(detail.Name, detail.Value!))];
    }
}
