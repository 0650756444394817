using System.Globalization;
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

    /// <summary>The version of the publication that the form was filled over; empty when there was none.</summary>
    [BindProperty]
    public string? Sur { get; set; }

    public OfferState? State { get; private set; }

    /// <summary>What is there now, when somebody else wrote it after this form was filled.</summary>
    public Posting? Replaced { get; private set; }

    public IReadOnlyList<GateFinding> Findings { get; private set; } = [];

    public FormView Fields => new(Form, Faults);

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel))
        {
            return NotFound();
        }

        Nouvelle = NewKey();
        (Lu, Sur) = (WaitingRow?.Id.ToString(), Published);
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

        int? over = State is { IsPublished: true } ? int.TryParse(Sur, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0 : null;
        var key = IdempotencyKey.Parse($"write:{offer}:{Sur}:{Print()}");
        var published = await desk.Publish(offer.At(Hub.Id), text, Guid.TryParse(Lu, out var read) ? read : null, null, Caller, key, cancel, over);
        if (published.Reply.Refusal == Refusal.TextReplaced && await Opens(id, cancel))
        {
            // Shown beside what was typed: sent again, it is over what was seen.
            (Replaced, Lu, Sur) = ((await There(cancel))?.Posting, WaitingRow?.Id.ToString(), Published);
            ModelState.Clear();
        }

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

    private string? Published => State is { IsPublished: true } state ? state.Version.ToString(CultureInfo.InvariantCulture) : null;

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

        return await There(cancel) is { } text ? OfferForm.Of(text) : new OfferForm();
    }

    /// <summary>The words that wait, else those that are published.</summary>
    private async Task<OfferText?> There(CancellationToken cancel)
    {
        var grain = OfferId.Parse((string)RouteData.Values["id"]!).At(Hub.Id);
        return WaitingRow is not null && (await desk.Text(grain, Caller, cancel)).Value is { } text ? text
            : State?.Posting is { } posting ? new OfferText(posting, await desk.Contact(grain, cancel))
            : null;
    }

    private string Print() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Form.Write() + Lu)))[..24];
}
