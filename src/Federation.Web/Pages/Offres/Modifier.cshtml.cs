using Federation.Domain.Jobs;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Offres;

/// <summary>The five parts on one page, for what is proposed or published already: nothing is kept before it is sent whole.</summary>
public sealed class ModifierModel(OfferPlaces places, OfferDesk desk, HubDirectory directory, IIdentifiers identifiers) : OwnOffer(places, desk, directory, identifiers)
{
    public async Task<IActionResult> OnGet(string cle, string id, CancellationToken cancel)
    {
        if (await Opens(cle, id, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        Form = await Kept(cancel);
        Judge(null, true);
        NoFaults();
        return Page();
    }

    public async Task<IActionResult> OnPost(string cle, string id, CancellationToken cancel)
    {
        if (await Opens(cle, id, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        Form.Behind = (await Kept(cancel)).Behind;
        var text = Judge(null, true);
        if (Faults.Any)
        {
            return Mend();
        }

        var proposed = await Desk.Propose(Ticket, Grain.Hub, text, KeyOfGesture(), cancel);
        return proposed.Reply.Refusal is { } refusal ? Refuse(refusal) : Redirect($"{Base}?fait=modifiee&offre={Grain.Key}#offre-{Grain.Key}");
    }

    public async Task<IActionResult> OnPostPoints(string cle, string id, CancellationToken cancel)
    {
        if (await Opens(cle, id, cancel) is not null)
        {
            return NotFound();
        }

        Judge(null, false);
        return Partial("_PointsEcriture", Findings);
    }

    private async Task<IActionResult?> Opens(string cle, string id, CancellationToken cancel) =>
        !await Find(cle, id, cancel) ? NotFound()
        : IsDraft ? Redirect($"{Path}/poste")
        : State.Status is not (OfferStatus.Proposed or OfferStatus.Published) ? Redirect(Base)
        : null;
}
