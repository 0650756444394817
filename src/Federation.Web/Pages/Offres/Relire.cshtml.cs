using Federation.Domain.Jobs;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Offres;

/// <summary>The whole before it is proposed: as it will be read, to whom it goes and why, and what is still to mend.</summary>
public sealed class RelireModel(OfferPlaces places, OfferDesk desk, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : OwnOffer(places, desk, directory, identifiers)
{
    public Posting Posting { get; private set; } = null!;

    public ApplicationContact? Contact { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGet(string cle, string id, CancellationToken cancel) => await Opens(cle, id, cancel) ?? Page();

    public async Task<IActionResult> OnPost(string cle, string id, CancellationToken cancel)
    {
        if (await Opens(cle, id, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Faults.Any)
        {
            return Mend();
        }

        var proposed = await Desk.Propose(Ticket, Grain.Hub, new OfferText(Posting, Contact), KeyOfGesture(), cancel);
        return proposed.Reply.Refusal is { } refusal ? Refuse(refusal) : Redirect($"{Base}?fait=proposee&offre={Grain.Key}#offre-{Grain.Key}");
    }

    private async Task<IActionResult?> Opens(string cle, string id, CancellationToken cancel)
    {
        if (!await Find(cle, id, cancel))
        {
            return NotFound();
        }

        if (!IsDraft)
        {
            // Sent twice: it is proposed already.
            return Redirect(Base);
        }

        Form = await Kept(cancel);
        (Posting, Contact) = Judge(null, true);
        return null;
    }
}
