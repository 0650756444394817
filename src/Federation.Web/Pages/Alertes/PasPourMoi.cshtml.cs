using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Following;
using Federation.Gateway.Jobs;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Web.Alerts;
using Federation.Web.Searches;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Alertes;

/// <summary>An offer that an alert should not have told of: narrower searches, each with what it would change.</summary>
[NeedsOffers]
public sealed class PasPourMoiModel(AlertDesk desk, LiveOffers live, HubNames names, IIdentifiers identifiers, TimeProvider clock) : PageModel
{
    private const string Field = "choix";

    private IReadOnlyDictionary<HubId, string> _names = new Dictionary<HubId, string>();

    [BindProperty]
    public string? Geste { get; set; }

    /// <summary>The narrower search, as this page proposed it.</summary>
    [BindProperty]
    public string? Choix { get; set; }

    public string Base { get; private set; } = "";

    public string Here { get; private set; } = "";

    public OwnAlert Alert { get; private set; } = null!;

    /// <summary>Null when it is not in the lists any more: there is nothing to set it apart from.</summary>
    public PublishedOffer? Offer { get; private set; }

    public string Title => Offer is { } offer ? OfferLines.Title(offer.Posting) : "";

    public string Line => Offer is { } offer ? OfferLines.Short(offer.Posting) : "";

    public IReadOnlyList<Narrowing> Ways { get; private set; } = [];

    /// <summary>Offers of today that answer now.</summary>
    public int Total { get; private set; }

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    public string Gesture => Geste is { Length: > 0 } kept ? kept : identifiers.Next().ToString();

    public async Task<IActionResult> OnGet(string cle, string alerte, string offre, CancellationToken cancel) =>
        await Read(cle, alerte, offre, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string cle, string alerte, string offre, CancellationToken cancel)
    {
        if (!await Read(cle, alerte, offre, cancel))
        {
            return NotFound();
        }

        if (Ways.FirstOrDefault(way => way.Text == Choix) is not { } chosen)
        {
            Faults.Add(Field, "Choisissez ce qui doit changer, ou revenez à vos alertes.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (!Guid.TryParseExact(Geste, "D", out var gesture))
        {
            return Refuse(Refusal.InvalidField("geste"));
        }

        var reply = await desk.Refine(cle, Alert.Row.Id, chosen.Text, IdempotencyKey.Parse($"alert:{gesture}:refine"), cancel);
        return reply.Refusal is { } refusal ? Refuse(refusal) : Redirect($"{Base}?fait=preciser&alerte={Alert.Id}#alerte-{Alert.Id}");
    }

    private async Task<bool> Read(string cle, string alerte, string offre, CancellationToken cancel)
    {
        if (!SubscriptionId.TryParse(alerte, out var id) || !OfferId.TryParse(offre, out var wanted)
            || (await desk.All(cle, cancel)).FirstOrDefault(opened => opened.Row.Id == id) is not { } known || known.Row.Status == SubscriptionStatus.Asked)
        {
            return false;
        }

        (Base, Here, _names) = ($"/alertes/{cle}", $"/alertes/{cle}/pas-pour-moi/{id}/{wanted}", await names.All(cancel));
        Alert = OwnAlert.Of(known, null, hub => _names.GetValueOrDefault(hub) ?? hub.ToString());
        Offer = live.Snapshot.Find(wanted);
        if (Offer is { } offer && Alert.Search is { } search)
        {
            var narrower = new Narrower(search, live.Snapshot, known.Row.Hub, live.Rules(known.Row.Hub) ?? [], clock.GetUtcNow());
            (Total, Ways) = (narrower.Total, narrower.Without(offer));
        }

        return true;
    }

    private PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        Response.StatusCode = RefusalProblems.Status(refusal);
        return Page();
    }
}
