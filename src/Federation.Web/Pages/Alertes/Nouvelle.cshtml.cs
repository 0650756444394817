using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Following;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Web.Alerts;
using Federation.Web.Searches;
using Federation.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Alertes;

/// <summary>
/// The second of the two clicks: the search stands in the address as it did on the page it comes from, and is kept when this form is sent. The catalogue and
/// the calendar say by <see cref="SubjectField"/> what they list; without it, these are offers.
/// </summary>
[NeedsOffers]
public sealed class NouvelleModel(AlertDesk desk, HubNames names, AlertDrafts drafts, IIdentifiers identifiers, IDataProtectionProvider protection) : PageModel
{
    public const string SubjectField = "sujet";

    private readonly AlertTicketBox _tickets = new(protection, identifiers);

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Recherche { get; set; }

    [BindProperty(SupportsGet = true, Name = SubjectField)]
    public string? Sujet { get; set; }

    [BindProperty]
    public string? Courriel { get; set; }

    [BindProperty(Name = ChannelForm.LetterField)]
    public string? Letter { get; set; }

    [BindProperty(Name = ChannelForm.OthersField)]
    public string[] Others { get; set; } = [];

    public ChannelForm Channels { get; private set; } = ChannelForm.Proposed;

    public AlertDraft Draft { get; private set; } = null!;

    /// <summary>Who keeps it.</summary>
    public string Keeper { get; private set; } = "une plateforme";

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    private AlertSubject Subject => Codes<AlertSubject>.TryParse(Sujet, out var subject) ? subject : AlertSubject.Offers;

    public async Task OnGet(CancellationToken cancel)
    {
        await Show(await drafts.Asked(Subject, SearchText.Without(Request.QueryString.Value ?? "", SubjectField), cancel), cancel);
        Ticket = _tickets.Draw();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        // An empty field is a search for everything; no field is no search.
        var kept = await drafts.Kept(Subject, Request.Form.ContainsKey(nameof(Recherche)) ? Recherche ?? "" : null, cancel);
        await Show(kept ?? await drafts.Asked(Subject, "", cancel), cancel);
        Channels = new ChannelForm(Letter ?? "", Others);
        if (kept is null || _tickets.Open(Ticket) is not { } ticket)
        {
            Ticket = _tickets.Draw();
            return Refuse(new Refusal("stale-form", RefusalKind.Invalid));
        }

        var email = Courriel?.Trim() is { Length: > 0 } typed && Channels.WantsLetters ? typed : null;
        if (Channels.Read(kept.Subject) is not { } channels)
        {
            Faults.Add(ChannelForm.OthersField, "Choisissez au moins une façon d’être prévenu·e.");
        }
        else if (Channels.WantsLetters && email is null)
        {
            Faults.Add("Courriel", "Écrivez votre adresse, ou choisissez « Non » pour les courriels.");
        }
        else if (kept.Hub is not { } hub)
        {
            return Refuse(new Refusal("no-hub", RefusalKind.Unavailable));
        }
        else
        {
            var asked = await desk.Ask(ticket, hub, kept.Subject, channels, kept.Text, email, cancel);
            switch (asked.Reply.Refusal)
            {
                case null:
                    return Redirect(asked.Secret is { } secret ? $"/alertes/{secret}?fait=creee" : "/alertes?fait=lettre");
                case { Code: "invalid-field", Detail: "email" }:
                    Faults.Add("Courriel", "Cette adresse n’en est pas une. Exemple : prenom@exemple.fr");
                    break;
                case var refusal:
                    return Refuse(refusal);
            }
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Show(AlertDraft draft, CancellationToken cancel)
    {
        Draft = draft;
        Keeper = draft.Hub is { } hub ? (await names.All(cancel)).GetValueOrDefault(hub) ?? hub.ToString() : Keeper;
    }

    private PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        Response.StatusCode = RefusalProblems.Status(refusal);
        return Page();
    }
}
