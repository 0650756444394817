using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Web.Alerts;
using Federation.Web.Searches;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Alertes;

/// <summary>The second of the two clicks: the search stands in the address as it did on the page of offers, and is kept when this form is sent.</summary>
[NeedsOffers]
public sealed class NouvelleModel(AlertDesk desk, HubDirectory directory, LiveOffers live, IIdentifiers identifiers, IDataProtectionProvider protection, TimeProvider clock) : PageModel
{
    private readonly AlertTicketBox _tickets = new(protection, identifiers);

    private IReadOnlyList<HubView> _hubs = [];

    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Recherche { get; set; }

    [BindProperty]
    public string? Courriel { get; set; }

    [BindProperty(Name = ChannelForm.LetterField)]
    public string? Letter { get; set; }

    [BindProperty(Name = ChannelForm.OthersField)]
    public string[] Others { get; set; } = [];

    public ChannelForm Channels { get; private set; } = ChannelForm.Proposed;

    public SavedSearch Search { get; private set; } = null!;

    public IReadOnlyList<string> Criteria => AlertWords.Criteria(Search.Text, Name);

    /// <summary>Who keeps it.</summary>
    public string Keeper => Hub is { } hub ? Name(hub) : "une plateforme";

    /// <summary>"Aujourd’hui, 12 offres y répondent."</summary>
    public string Today { get; private set; } = "";

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    private HubId? Hub => AlertHub.Of(Search.Search, _hubs);

    public async Task OnGet(CancellationToken cancel)
    {
        await Read(SavedSearch.Of(AskedSearch.Read(Request.QueryString.Value).Search), cancel);
        Ticket = _tickets.Draw();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var search = SavedSearch.Read(Recherche);
        await Read(search ?? SavedSearch.Of(Federation.Search.Queries.OfferSearch.All), cancel);
        Channels = new ChannelForm(Letter ?? "", Others);
        if (search is null || _tickets.Open(Ticket) is not { } ticket)
        {
            Ticket = _tickets.Draw();
            return Refuse(new Refusal("stale-form", RefusalKind.Invalid));
        }

        var email = Courriel?.Trim() is { Length: > 0 } typed && Channels.WantsLetters ? typed : null;
        if (Channels.Read(AlertSubject.Offers) is not { } channels)
        {
            Faults.Add(ChannelForm.OthersField, "Choisissez au moins une façon d’être prévenu·e.");
        }
        else if (Channels.WantsLetters && email is null)
        {
            Faults.Add("Courriel", "Écrivez votre adresse, ou choisissez « Non » pour les courriels.");
        }
        else if (Hub is not { } hub)
        {
            return Refuse(new Refusal("no-hub", RefusalKind.Unavailable));
        }
        else
        {
            var asked = await desk.Ask(ticket, hub, AlertSubject.Offers, channels, search.Text, email, cancel);
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

    private string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    private async Task Read(SavedSearch search, CancellationToken cancel)
    {
        (Search, _hubs) = (search, await directory.All(cancel));
        if (Hub is { } hub)
        {
            var rules = live.Rules(hub) ?? [];
            var total = search.Found(live.Snapshot, hub, rules, clock.GetUtcNow()).Total;
            var shown = rules.IsEmpty ? "" : $" parmi celles que {Name(hub)} montre";
            Today = total switch
            {
                0 => $"Aujourd’hui, aucune offre{shown} n’y répond.",
                1 => $"Aujourd’hui, une offre{shown} y répond.",
                _ => $"Aujourd’hui, {SearchWords.Number(total)} offres{shown} y répondent.",
            };
        }
    }

    private PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        Response.StatusCode = RefusalProblems.Status(refusal);
        return Page();
    }
}
