using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Offres;

/// <summary>A page on which an offer is written, without an account.</summary>
public abstract class OfferWriting(OfferDesk desk, HubDirectory directory, IIdentifiers identifiers) : PageModel
{
    private IReadOnlyList<HubView> _hubs = [];

    [BindProperty]
    public OfferForm Form { get; set; } = new();

    /// <summary>Which button was pressed: "suite", "points" or the step to go to.</summary>
    [BindProperty]
    public string? Aller { get; set; }

    /// <summary>Drawn when the form is shown, so that sending it twice does once.</summary>
    [BindProperty]
    public string? Geste { get; set; }

    public Faults Faults { get; private set; } = new();

    public Refusal? Refused { get; protected set; }

    public IReadOnlyList<GateFinding> Findings { get; private set; } = [];

    public FormView View => new(Form, Faults);

    protected OfferDesk Desk => desk;

    protected HubDirectory Directory => directory;

    public string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    public HubView? Hub(HubId? hub) => _hubs.FirstOrDefault(view => view.Id == hub);

    public string NewGesture() => identifiers.Next().ToString();

    protected IdempotencyKey NewKey() => IdempotencyKey.Parse($"offer:{identifiers.Next()}");

    /// <summary>The same words sent again are the same gesture; other words are another one, even from a page kept by the browser.</summary>
    protected IdempotencyKey KeyOfGesture() =>
        IdempotencyKey.Parse($"offer:{(Guid.TryParseExact(Geste, "D", out var drawn) ? drawn : identifiers.Next())}:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Form.Write())))[..24]}");

    protected async Task ReadHubs(CancellationToken cancel) => _hubs = await directory.All(cancel);

    /// <summary>What is written so far, its faults and its points: of the whole, or of the steps up to this one.</summary>
    /// <param name="contact">The step of the contact was shown: nothing left there is a fault.</param>
    protected OfferText Judge(OfferStep? upTo, bool contact)
    {
        var all = new Faults();
        var reading = new OfferReading(Form, all);
        var text = new OfferText(reading.Posting(), reading.Contact(!contact));
        // The gate reads sound postings alone; faults come first anyway.
        var found = PostingGuards.Check(text.Posting) is null ? desk.Findings(text.Posting) : [];
        reading.Unlawful(found);
        Findings = [.. found.Where(finding => upTo is null || OfferStepFields.StepOf(finding) <= upTo)];
        Faults = new Faults();
        foreach (var error in all.Summary.Errors.Where(error => upTo is null || OfferStepFields.Of(error.FieldId) == upTo || error.FieldId.Length == 0).OrderBy(error => OfferStepFields.Of(error.FieldId) ?? OfferStep.Poste))
        {
            Faults.Add(error.FieldId, error.Message);
        }

        return text;
    }

    protected void NoFaults() => Faults = new Faults();

    protected PageResult Mend()
    {
        ModelState.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    protected PageResult Refuse(Refusal refusal)
    {
        ModelState.Clear();
        Refused = refusal;
        Response.StatusCode = RefusalProblems.Status(refusal);
        return Page();
    }
}
