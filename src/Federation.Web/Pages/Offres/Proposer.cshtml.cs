using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Node.Desk;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Offres;

/// <summary>Step 1 of an offer that does not exist yet. Nothing is kept before it is sent.</summary>
public sealed class ProposerModel(OfferDesk desk, OfferLists lists, HubDirectory directory, IIdentifiers identifiers, IDataProtectionProvider protection) : OfferWriting(desk, directory, identifiers)
{
    private readonly OfferTicketBox _tickets = new(protection, identifiers);

    [BindProperty]
    public string? Ticket { get; set; }

    /// <summary>The hub whose page was open.</summary>
    [BindProperty(SupportsGet = true, Name = "plateforme")]
    public string? Plateforme { get; set; }

    public HubView? Through { get; private set; }

    public async Task<IActionResult> OnGet(string? cle, CancellationToken cancel)
    {
        if (!await Opens(cle, cancel))
        {
            return NotFound();
        }

        (Ticket, Form.Commune) = (_tickets.Draw(cle), null);
        Judge(OfferStep.Poste, false);
        NoFaults();
        return Page();
    }

    public async Task<IActionResult> OnPost(string? cle, CancellationToken cancel)
    {
        if (!await Opens(cle, cancel))
        {
            return NotFound();
        }

        if (_tickets.Open(Ticket) is not { } ticket)
        {
            Ticket = _tickets.Draw(cle);
            return Refuse(new Refusal("stale-form", RefusalKind.Invalid));
        }

        Judge(OfferStep.Poste, false);
        if (Faults.Any)
        {
            return Mend();
        }

        if (await Desk.HubFor(DepartmentCode.Parse(Form.Departement!), Through?.Id, cancel) is not { } hub)
        {
            return Refuse(new Refusal("no-hub", RefusalKind.Unavailable));
        }

        var reply = await Desk.Save(ticket, hub, Form.Write(), NewKey(), cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : Redirect($"/offres/mes-offres/{ticket.Secret}/{ticket.Id}/contrat");
    }

    public IActionResult OnPostPoints()
    {
        Judge(OfferStep.Poste, false);
        return Partial("_PointsEcriture", Findings);
    }

    /// <summary>A key opens only what was proposed with it: one that nobody was given begins nothing.</summary>
    private async Task<bool> Opens(string? key, CancellationToken cancel)
    {
        await ReadHubs(cancel);
        Through = HubId.TryParse(Plateforme, out var hub) ? Hub(hub) : null;
        return key is null || (key.Length <= 100 && (await lists.Own(PrivateLink.Hash(key), cancel)).Count > 0);
    }
}
