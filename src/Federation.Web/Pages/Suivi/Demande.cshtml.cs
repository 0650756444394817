using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Suivi;

/// <summary>
/// The person's own page. The link is the only key: whoever holds it is the person, and without it the page is the same as if the request did
/// not exist.
/// </summary>
public sealed class DemandeModel(ReferralLists lists, ReferralDesk desk, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : PageModel
{
    private GrainId _grain;
    private string _key = "";

    /// <summary>Null: nothing opens with this link.</summary>
    public ReferralState? State { get; private set; }

    public IReadOnlyList<HubView> Hubs { get; private set; } = [];

    public Timeline Timeline { get; private set; } = new([]);

    /// <summary>Where it is now: the last line of the timeline, said large.</summary>
    public TimelineStep Awaited { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public string? Question { get; private set; }

    public Contact? Contact { get; private set; }

    public string? Story { get; private set; }

    public string? LastAnswer { get; private set; }

    public (ShortCode Code, string Href)? Child { get; private set; }

    public (ShortCode Code, string Href)? Parent { get; private set; }

    public bool JustFiled { get; private set; }

    public string? Done { get; private set; }

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    /// <summary>The form that was not accepted, to show its fault in its place.</summary>
    public string? Failed { get; private set; }

    [BindProperty]
    public string? Reponse { get; set; }

    [BindProperty]
    public string? Geste { get; set; }

    public string Path => $"/suivi/{State!.Dossier.ShortCode}/{_key}";

    /// <summary>As the browser itself came here, so that what is copied opens again from the same place.</summary>
    public string Link => $"{Request.Scheme}://{Request.Host}{Path}";

    public DateTimeOffset ConsentUntil => DateTimeOffset.FromUnixTimeMilliseconds((Now + ReferralDesk.ConsentLasts).ToUnixTimeMilliseconds());

    public HubView? View(HubId hub) => Hubs.FirstOrDefault(view => view.Id == hub);

    public string Name(HubId hub) => View(hub)?.Profile.ShortName ?? hub.ToString();

    /// <summary>The key of a form: the one it came with while it is not accepted, so that sending again is not doing again.</summary>
    public string GestureFor(string form) => Failed == form && Geste is { Length: > 0 } kept ? kept : identifiers.Next().ToString();

    public async Task<IActionResult> OnGet(string code, string cle, string? depose, string? fait, CancellationToken cancel)
    {
        if (!await Find(code, cle, cancel))
        {
            return Unknown();
        }

        (JustFiled, Done) = (depose == "1", fait);
        return await Show(cancel);
    }

    public Task<IActionResult> OnPostRepondre(string code, string cle, CancellationToken cancel)
    {
        var text = (Reponse ?? "").ReplaceLineEndings("\n").Trim();
        if (text.Length is 0 or > ReferralDesk.LongestText)
        {
            Faults.Add("Reponse", text.Length == 0 ? "Écrivez votre réponse." : $"Raccourcissez : {ReferralDesk.LongestText} signes au plus, il y en a {text.Length}.");
        }

        return Ask(code, cle, "repondre", () => new AnswerReferral(desk.Seal(_grain.Hub, SealKind.Answer, text)), cancel);
    }

    /// <param name="accord">"hub:code" as the page named it, whatever became of the request since; "toutes" or "personne".</param>
    public Task<IActionResult> OnPostAccord(string code, string cle, string? accord, CancellationToken cancel)
    {
        var one = HubId.TryParse(accord?.StartsWith("hub:", StringComparison.Ordinal) == true ? accord[4..] : null, out var hub);
        if (!one && accord is not ("toutes" or "personne"))
        {
            Faults.Add("accord", "Choisissez qui pourra ouvrir vos coordonnées.");
        }

        return Ask(code, cle, "accord", () => new ChangeConsent(
            one ? new Consent(ConsentScope.ThatHub, hub, ConsentUntil, ReferralDesk.ConsentText)
            : accord == "toutes" ? new Consent(ConsentScope.AnyAcceptingHub, null, ConsentUntil, ReferralDesk.ConsentText)
            : Consent.Nobody), cancel);
    }

    public Task<IActionResult> OnPostArreter(string code, string cle, string? plateforme, string? quoi, CancellationToken cancel)
    {
        var known = HubId.TryParse(plateforme, out var hub) & Codes<SealKind>.TryParse(quoi, out var what);
        if (!known)
        {
            Faults.Add("arreter", "Choisissez l’accès à arrêter.");
        }

        return Ask(code, cle, "arreter", () => new StopDisclosure(hub, what), cancel);
    }

    public Task<IActionResult> OnPostRetirer(string code, string cle, string? raison, CancellationToken cancel)
    {
        if (!Codes<Reason>.TryParse(raison, out var reason) || !Reasons.For(Status.Withdrawn).Contains(reason))
        {
            Faults.Add("raison", "Choisissez une raison ; « autre raison » suffit.");
        }

        return Ask(code, cle, "retirer", () => new MoveReferral(Status.Withdrawn, reason), cancel);
    }

    public Task<IActionResult> OnPostAvis(string code, string cle, string? aide, CancellationToken cancel)
    {
        if (!Codes<Helped>.TryParse(aide, out var helped))
        {
            Faults.Add("aide", "Choisissez une réponse.");
        }

        return Ask(code, cle, "avis", () => new GiveOutcome(helped), cancel);
    }

    public Task<IActionResult> OnPostEffacer(string code, string cle, bool compris, CancellationToken cancel)
    {
        if (!compris)
        {
            Faults.Add("compris", "Cochez la case pour confirmer : c’est sans retour.");
        }

        return Ask(code, cle, "effacer", () => new EraseReferral(), cancel);
    }

    /// <summary>Which single hub an agreement may name: the one that works on it, else the one first proposed.</summary>
    public static HubId? Named(ReferralState state) => state.Recipient ?? (state.Proposal is [{ Hub: { } hub }, ..] ? hub : null);

    private async Task<IActionResult> Ask(string code, string cle, string form, Func<Command> command, CancellationToken cancel)
    {
        if (!await Find(code, cle, cancel))
        {
            return Unknown();
        }

        Failed = form;
        if (Faults.Any || !Guid.TryParseExact(Geste, "D", out var gesture))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Refused = Faults.Any ? null : Refusal.InvalidField("geste");
            return await Show(cancel);
        }

        var reply = await desk.Ask(_grain, command(), Caller.Person, IdempotencyKey.Parse($"person:{gesture}:{form}"), cancel);
        if (reply.Refusal is { } refusal)
        {
            Response.StatusCode = RefusalProblems.Status(refusal);
            Refused = refusal;
            return await Find(code, cle, cancel) ? await Show(cancel) : Unknown();
        }

        return Redirect(form == "effacer" ? "/suivi?efface=true" : $"{Path}?fait={form}#etat");
    }

    /// <summary>A code that cannot be one is looked up all the same: the answer takes as long.</summary>
    private async Task<bool> Find(string code, string cle, CancellationToken cancel)
    {
        Now = clock.GetUtcNow();
        var sound = ShortCode.TryParse(code, out var known);
        if (await lists.Locate(known, cle, cancel) is not { } grain || !sound)
        {
            return false;
        }

        (_grain, _key) = (grain, cle);
        State = await desk.Load(grain, cancel);
        return State is not null;
    }

    private PageResult Unknown()
    {
        State = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<IActionResult> Show(CancellationToken cancel)
    {
        var state = State!;
        Hubs = await directory.All(cancel);
        Awaited = PersonWords.Now(state, Name, Now);
        var past = TimelineWords.Of(await desk.History(_grain, cancel), Name)
            .Select(step => new TimelineStep(step.Title, step.Open ? StepState.Wait : StepState.Done, FrenchDates.Full(step.At, Now), step.At, step.Detail));
        Timeline = new Timeline([.. past, Awaited]);
        Question = await desk.Question(state, cancel);
        Contact = ReferralDesk.ReadContact(await desk.Own(_grain, state, SealKind.Contact, cancel));
        Story = await desk.Own(_grain, state, SealKind.Story, cancel);
        LastAnswer = await desk.Own(_grain, state, SealKind.Answer, cancel);
        Child = await Other(state.Child, cancel);
        Parent = await Other(state.Dossier.Parent, cancel);
        return Page();
    }

    /// <summary>Another attempt of the same request: its own code, the same key.</summary>
    private async Task<(ShortCode Code, string Href)?> Other(ReferralId? id, CancellationToken cancel) =>
        id is { } known && await desk.Load(known.At(_grain.Hub), cancel) is { Forgotten: false } other
            ? (other.Dossier.ShortCode, $"/suivi/{other.Dossier.ShortCode}/{_key}")
            : null;
}
