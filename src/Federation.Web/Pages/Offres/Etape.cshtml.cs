using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Node.Desk;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Offres;

/// <summary>One of the five steps of an offer that is kept as a draft, or that was sent back.</summary>
public sealed class EtapeModel(OfferPlaces places, OfferDesk desk, HubDirectory directory, IIdentifiers identifiers) : OwnOffer(places, desk, directory, identifiers)
{
    private readonly IIdentifiers _identifiers = identifiers;

    public OfferStep Step { get; private set; }

    /// <summary>What the hub asked to mend.</summary>
    public string? Remark { get; private set; }

    public async Task<IActionResult> OnGet(string cle, string id, string etape, CancellationToken cancel)
    {
        if (await Opens(cle, id, etape, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        Form = await Kept(cancel);
        Judge(Step, false);
        NoFaults();
        return Page();
    }

    public async Task<IActionResult> OnPost(string cle, string id, string etape, CancellationToken cancel)
    {
        if (await Opens(cle, id, etape, cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        var kept = await Kept(cancel);
        var before = kept.Departement;
        Form = Form.Over(kept, Step);
        Judge(Step, Step == OfferStep.Candidature);
        var goes = OfferStepWords.Parse(Aller);

        // Going elsewhere keeps what is there as it is; only going on asks for it to be right.
        if (goes is null && Aller != "relire" && Faults.Any)
        {
            return Mend();
        }

        var (ticket, hub) = await Place(before, cancel);
        var reply = await Desk.Save(ticket, hub, Form.Write(), NewKey(), cancel);
        if (reply.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        if (hub != Grain.Hub)
        {
            await Desk.Ask(Grain, new WithdrawOffer(WithdrawnWhy.Mistake), Writer, NewKey(), cancel);
        }

        var next = goes is { } step ? OfferStepWords.Slug(step) : Aller == "relire" || Step == OfferStep.Candidature ? "relire" : OfferStepWords.Slug(Step + 1);
        return Redirect($"{Base}/{ticket.Id}/{next}");
    }

    public async Task<IActionResult> OnPostPoints(string cle, string id, string etape, CancellationToken cancel)
    {
        if (await Opens(cle, id, etape, cancel) is not null)
        {
            return NotFound();
        }

        Form = Form.Over(await Kept(cancel), Step);
        Judge(Step, false);
        return Partial("_PointsEcriture", Findings);
    }

    /// <summary>A draft moves with its département to the hub that will publish it, under a new identity; what the hub sent back stays with that hub.</summary>
    private async Task<(OfferTicket Ticket, HubId Hub)> Place(string? before, CancellationToken cancel)
    {
        var stays = Form.Departement == before || State.Status != OfferStatus.Draft || !DepartmentCode.TryParse(Form.Departement, out _)
            || Hub(Grain.Hub)?.Profile.Departments.Contains(DepartmentCode.Parse(Form.Departement!)) == true;
        return stays || await Desk.HubFor(DepartmentCode.Parse(Form.Departement!), null, cancel) is not { } hub || hub == Grain.Hub
            ? (Ticket, Grain.Hub)
            : (OfferTicket.Draw(_identifiers, Ticket.Secret), hub);
    }

    private async Task<IActionResult?> Opens(string cle, string id, string etape, CancellationToken cancel)
    {
        if (OfferStepWords.Parse(etape) is not { } step || !await Find(cle, id, cancel))
        {
            return NotFound();
        }

        Step = step;
        if (!IsDraft)
        {
            return Redirect(State.Status is OfferStatus.Proposed or OfferStatus.Published ? $"{Path}/modifier" : Base);
        }

        Remark = State.Remark is null ? null : (await Desk.Remark(Grain, Writer, cancel)).Value;
        return null;
    }
}
