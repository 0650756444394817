using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Node.Desk;
using Federation.Web.Pages.Offres;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>A coordinator's own offer, or the words of one that waits or is published, mended and published in one gesture.</summary>
public sealed class EcrireOffreModel(OfferDesk desk, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty]
    public OfferForm Form { get; set; } = new();

    /// <summary>Of a new offer: drawn when the form is shown, so that sending it twice publishes one.</summary>
    [BindProperty]
    public string? Nouvelle { get; set; }

    /// <summary>The sealed row that was read; empty when the form shows what is published.</summary>
    [BindProperty]
    public string? Lu { get; set; }

    public OfferState? State { get; private set; }

    public IReadOnlyList<GateFinding> Findings { get; private set; } = [];

    public FormView Fields => new(Form, Faults);

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel))
        {
            return NotFound();
        }

        Nouvelle = NewKey();
        Lu = WaitingRow?.Id.ToString();
        Form = await Kept(cancel);
        Findings = Judge(new(Form, new()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel) || !OfferId.TryParse(id ?? Nouvelle, out var offer))
        {
            return NotFound();
        }

        Form.Behind = (await Kept(cancel)).Behind;
        var reading = new OfferReading(Form, Faults);
        var text = new OfferText(reading.Posting(), reading.Contact(State?.Contact is not null || State?.Posting?.Source is not null));
        Findings = Judge(Fields);
        reading.Unlawful(Findings);
        if (Faults.Any)
        {
            ModelState.Clear();
            return Mend();
        }

        var key = IdempotencyKey.Parse($"write:{offer}:{State?.Version ?? 0}:{Print()}");
        var published = await desk.Publish(offer.At(Hub.Id), text, Guid.TryParse(Lu, out var read) ? read : null, null, Caller, key, cancel);
        return published.Reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage("/Espace/Offres", null, new { hub = Hub.Id.ToString(), id = offer.ToString(), vue = "publiees", fait = "modifier" }, "detail");
    }

    public async Task<IActionResult> OnPostPointsAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel))
        {
            return NotFound();
        }

        return Partial("/Pages/Offres/_PointsEcriture.cshtml", Judge(new(Form, new())));
    }

    private SealRef? WaitingRow => State is { Waits: true, Words: { Kind: SealKind.Proposal } row } ? row : null;

    private IReadOnlyList<GateFinding> Judge(FormView view)
    {
        var posting = new OfferReading(view.Form, new()).Posting();
        return PostingGuards.Check(posting) is null ? desk.Findings(posting) : [];
    }

    private async Task<bool> Opens(string? id, CancellationToken cancel)
    {
        if (id is null)
        {
            return true;
        }

        State = OfferId.TryParse(id, out var offer) ? await desk.Load(offer.At(Hub.Id), cancel) : null;
        return State is { Status: OfferStatus.Proposed or OfferStatus.Published or OfferStatus.SentBack };
    }

    private async Task<OfferForm> Kept(CancellationToken cancel)
    {
        if (State is null)
        {
            return new OfferForm { Employeur = Hub.Profile.FullName };
        }

        var grain = OfferId.Parse((string)RouteData.Values["id"]!).At(Hub.Id);
        return WaitingRow is not null && (await desk.Text(grain, Caller, cancel)).Value is { } text ? OfferForm.Of(text)
            : State.Posting is { } posting ? OfferForm.Of(new OfferText(posting, await desk.Contact(grain, cancel)))
            : new OfferForm();
    }

    private string Print() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Form.Write() + Lu)))[..24];
}
