using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Time;
using Federation.Gateway.Jobs;
using Federation.Node.Desk;
using Federation.Storage.Jobs;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Offres;

/// <summary>One offer, for everybody. What was never published is the same as what does not exist.</summary>
public sealed class OffreModel(OfferPlaces places, OfferDesk desk, PublishedOffers published, HubDirectory directory, TimeProvider clock) : PageModel
{
    private IReadOnlyList<HubView> _hubs = [];

    public GrainId Grain { get; private set; }

    public OfferState State { get; private set; } = null!;

    public Posting Posting { get; private set; } = null!;

    public IReadOnlyList<GateFinding> Findings { get; private set; } = [];

    /// <summary>Whom to reach; only while it is shown.</summary>
    public ApplicationContact? Contact { get; private set; }

    /// <summary>The hub that keeps it first, then those that publish the same post.</summary>
    public IReadOnlyList<HubId> Sources { get; private set; } = [];

    /// <summary>As lists show it; null when it stands under another, or is no longer shown.</summary>
    public PublishedOffer? Shown { get; private set; }

    /// <summary>The offer under which this one stands in lists.</summary>
    public GrainId? Lead { get; private set; }

    public Timeline Timeline { get; private set; } = new([]);

    public DateTimeOffset Now { get; private set; }

    /// <summary>Its bell may be late: the date decides.</summary>
    public bool IsOpen => State.IsPublished && Now < State.Until;

    public bool IsExample => Posting.Source is not null;

    /// <summary>As the browser itself came here: printed under a poster.</summary>
    public string Link => $"{Request.Scheme}://{Request.Host}/offres/{Grain.Key}";

    public string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    public async Task<IActionResult> OnGet(string id, CancellationToken cancel)
    {
        if (await places.Find(id, cancel) is not { } grain || await desk.Load(grain, cancel) is not { PublishedAt: not null, Posting: { } posting } state)
        {
            return NotFound();
        }

        (Grain, State, Posting, Now) = (grain, state, PrintedPosting.Of(posting), clock.GetUtcNow());
        _hubs = await directory.All(cancel);
        Findings = desk.Findings(posting);
        Contact = IsOpen ? await desk.Contact(grain, cancel) : null;
        Shown = await published.Find(grain, cancel);
        Sources = [grain.Hub, .. Shown?.AlsoBy ?? []];
        Lead = state.Lead is { } lead && await desk.Load(lead, cancel) is { IsPublished: true } ? lead : null;
        var steps = OfferSteps.Public(await desk.History(grain, cancel), Name);
        Timeline = new Timeline([.. steps.Select(step => new TimelineStep(step.Title, StepState.Done, FrenchDates.Full(step.At, Now), step.At, step.Detail)), .. Next()]);
        return Page();
    }

    private IEnumerable<TimelineStep> Next() => IsOpen
        ? [new TimelineStep("Fin de la publication", StepState.Next, $"{OfferSteps.LastDay(State.Until!.Value, Now)}, si elle n’est pas prolongée")]
        : [];
}
