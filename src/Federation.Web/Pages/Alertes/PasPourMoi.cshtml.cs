using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Alerts;
using Federation.Gateway.Alerts.Trainings;
using Federation.Gateway.Following;
using Federation.Gateway.Jobs;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Problems;
using Federation.Node.Alerts;
using Federation.Node.Desk;
using Federation.Web.Alerts;
using Federation.Web.Searches;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Alertes;

/// <summary>An offer, a session or a meeting that an alert should not have told of: narrower searches, each with what it would change.</summary>
[NeedsOffers]
public sealed class PasPourMoiModel(AlertDesk desk, LiveOffers live, IAlertTrainings trainings, HubNames names, IIdentifiers identifiers, TimeProvider clock) : PageModel
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
    public string? Title { get; private set; }

    public string Line { get; private set; } = "";

    /// <summary>What it is called: each is feminine, and takes an s.</summary>
    public string One => TrainingAlertWords.One(Alert.Row.Subject);

    public IReadOnlyList<Narrowing> Ways { get; private set; } = [];

    /// <summary>Of what is shown today, how many answer now.</summary>
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

        // Sent twice: the alert looks for just that already.
        var done = $"{Base}?fait=preciser&alerte={Alert.Id}#alerte-{Alert.Id}";
        if (Choix is not null && Choix == (Alert.Search?.Text ?? Alert.Training?.ToString()))
        {
            return Redirect(done);
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
        return reply.Refusal is { } refusal ? Refuse(refusal) : Redirect(done);
    }

    private async Task<bool> Read(string cle, string alerte, string offre, CancellationToken cancel)
    {
        if (!SubscriptionId.TryParse(alerte, out var id) || (await desk.All(cle, cancel)).FirstOrDefault(opened => opened.Row.Id == id) is not { } known || known.Row.Status == SubscriptionStatus.Asked)
        {
            return false;
        }

        (Base, Here, _names) = ($"/alertes/{cle}", $"/alertes/{cle}/pas-pour-moi/{id}/{offre}", await names.All(cancel));
        Alert = OwnAlert.Of(known, null, hub => _names.GetValueOrDefault(hub) ?? hub.ToString());
        switch (known.Row.Subject)
        {
            case AlertSubject.Offers when OfferId.TryParse(offre, out var wanted):
                Weigh(wanted, known.Row.Hub);
                return true;
            case not AlertSubject.Offers when Unwanted.TryParse(offre, out var unwanted) && unwanted.Subject == known.Row.Subject:
                await Weigh(unwanted, cancel);
                return true;
            default:
                return false;
        }
    }

    private void Weigh(OfferId wanted, HubId keeper)
    {
        if (live.Snapshot.Find(wanted) is not { } offer)
        {
            return;
        }

        (Title, Line) = (OfferLines.Title(offer.Posting), OfferLines.Short(offer.Posting));
        if (Alert.Search is { } search)
        {
            var narrower = new Narrower(search, live.Snapshot, keeper, live.Rules(keeper) ?? [], clock.GetUtcNow());
            (Total, Ways) = (narrower.Total, narrower.Without(offer));
        }
    }

    private async Task Weigh(Unwanted unwanted, CancellationToken cancel)
    {
        if ((await trainings.Anew([unwanted.Grain], cancel)).FirstOrDefault(news => news.Thing == unwanted.Thing) is not { } news)
        {
            return;
        }

        (Title, Line) = (ToldThings.Title(news), ToldThings.Short(news));
        if (Alert.Training is { } search)
        {
            var narrower = await TrainingNarrower.Read(search, trainings, cancel);
            (Total, Ways) = (narrower.Total, narrower.Without(TrainingText.Of(news)));
        }
    }

    private PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        Response.StatusCode = RefusalProblems.Status(refusal);
        return Page();
    }
}
