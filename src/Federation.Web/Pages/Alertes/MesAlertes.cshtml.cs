using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Following;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Web.Alerts;
using Federation.Web.Searches;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Alertes;

/// <summary>
/// All alerts of one person under a private link: what they told, what they look for, how. Opening it changes nothing: programs that look into
/// letters open links too.
/// </summary>
[NeedsOffers]
public sealed class MesAlertesModel(AlertDesk desk, ToldOffers told, IAlertLedger ledger, IHubStore store, HubNames names, IIdentifiers identifiers, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<HubId, string> _names = new Dictionary<HubId, string>();

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    /// <summary>The alert that a form or an answer is about.</summary>
    [BindProperty(SupportsGet = true, Name = "alerte")]
    public string? Alerte { get; set; }

    [BindProperty]
    public string? Geste { get; set; }

    [BindProperty(Name = ChannelForm.LetterField)]
    public string? Letter { get; set; }

    [BindProperty(Name = ChannelForm.OthersField)]
    public string[] Others { get; set; } = [];

    public string Key { get; private set; } = "";

    /// <summary>Empty: nothing opens with this link.</summary>
    public IReadOnlyList<OwnAlert> Alerts { get; private set; } = [];

    public IReadOnlyList<ToldOffer> Told { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    /// <summary>The form that was not accepted.</summary>
    public string? Failed { get; private set; }

    public bool IsFragment => Request.Headers["X-Fragment"] == "1";

    public string Base => $"/alertes/{Key}";

    public string Link => $"{Request.Scheme}://{Request.Host}{Base}";

    public string Site => $"{Request.Scheme}://{Request.Host}";

    public int New => Told.Count(offer => offer.IsNew);

    /// <summary>Rank of the last thing told on this page.</summary>
    public long UpTo => Told.Count == 0 ? 0 : Told.Max(offer => offer.Rank);

    /// <summary>Where it is kept.</summary>
    public HubId Hub => Alerts[0].Row.Hub;

    public string Name(HubId hub) => _names.GetValueOrDefault(hub) ?? hub.ToString();

    public string NewGesture() => identifiers.Next().ToString();

    public async Task<IActionResult> OnGet(string cle, CancellationToken cancel) => await Read(cle, cancel) ? Page() : Unknown();

    public Task<IActionResult> OnPostConfirmer(string cle, CancellationToken cancel) => Ask(cle, "confirmer", () => new ConfirmSubscription(), cancel);

    public Task<IActionResult> OnPostGarder(string cle, CancellationToken cancel) => Ask(cle, "garder", () => new ConfirmSubscription(), cancel);

    public Task<IActionResult> OnPostPause(string cle, CancellationToken cancel) => Ask(cle, "pause", () => new PauseSubscription(), cancel);

    public Task<IActionResult> OnPostReprendre(string cle, CancellationToken cancel) => Ask(cle, "reprendre", () => new ResumeSubscription(), cancel);

    public Task<IActionResult> OnPostCanaux(string cle, CancellationToken cancel)
    {
        // Every subject has the same channels; the grain holds them to its own.
        var channels = new ChannelForm(Letter ?? "", Others).Read(AlertSubject.Offers);
        if (channels is null)
        {
            Faults.Add($"{ChannelForm.OthersField}-{Alerte}", "Choisissez au moins une façon d’être prévenu·e, ou mettez l’alerte en pause.");
        }

        return Ask(cle, "canaux", () => new ChangeChannels(channels!.Value), cancel);
    }

    public async Task<IActionResult> OnPostSupprimer(string cle, bool compris, CancellationToken cancel)
    {
        if (!compris)
        {
            Faults.Add($"compris-{Alerte}", "Cochez la case pour confirmer : c’est sans retour.");
        }

        // The link of an alert goes with it: the others of the same box are opened by their own.
        var others = await Read(cle, cancel) ? Alerts.Where(alert => alert.Id != Alerte).ToList() : [];
        var other = others.Count == 0 ? null : others.Any(alert => PrivateKey(alert)) ? cle : await OtherKey(others, cancel);
        return await Ask(cle, "supprimer", () => new EndSubscription(SubscriptionEnd.Unsubscribed), cancel, other is null ? "/alertes?fait=effacee" : $"/alertes/{other}?fait=supprimer");
    }

    /// <summary>What stood on the page was seen by a person: it is not new any more, and no digest repeats it.</summary>
    public async Task<IActionResult> OnPostVu(string cle, long jusqua, CancellationToken cancel)
    {
        if (!await Read(cle, cancel))
        {
            return Unknown();
        }

        await ledger.See(Hub, Alerts[0].Row.Subscriber, jusqua, Now, cancel);
        return IsFragment ? new StatusCodeResult(StatusCodes.Status204NoContent) : Redirect($"{Base}?fait=vu");
    }

    private bool PrivateKey(OwnAlert alert) => Federation.Domain.Referrals.PrivateLink.Opens(Key, alert.Row.Link);

    private async Task<string?> OtherKey(IReadOnlyList<OwnAlert> others, CancellationToken cancel)
    {
        foreach (var other in others)
        {
            if (await desk.Address(other.Row, cancel) is { } address)
            {
                return address.Secret;
            }
        }

        return null;
    }

    private async Task<IActionResult> Ask(string cle, string form, Func<Command> command, CancellationToken cancel, string? then = null)
    {
        if (!(Alerts.Count > 0 || await Read(cle, cancel)) || !SubscriptionId.TryParse(Alerte, out var id))
        {
            return Unknown();
        }

        Failed = form;
        if (Faults.Any || !Guid.TryParseExact(Geste, "D", out var gesture))
        {
            Refused = Faults.Any ? null : Refusal.InvalidField("geste");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var reply = await desk.Act(cle, id, command(), IdempotencyKey.Parse($"alert:{gesture}:{form}"), cancel);
        if (reply.Refusal is { } refusal)
        {
            Refused = refusal;
            Response.StatusCode = RefusalProblems.Status(refusal);
            return await Read(cle, cancel) ? Page() : Unknown();
        }

        return Redirect(then ?? $"{Base}?fait={form}&alerte={id}#alerte-{id}");
    }

    private async Task<bool> Read(string cle, CancellationToken cancel)
    {
        Key = cle;
        var opened = await desk.All(cle, cancel);
        _names = await names.All(cancel);
        var alerts = new List<OwnAlert>();
        foreach (var alert in opened)
        {
            alerts.Add(OwnAlert.Of(alert, (await store.Load(alert.Row.Grain, cancel)).State as SubscriptionState, Name));
        }

        Alerts = alerts;
        Told = await told.Of(alerts, Name, cancel);
        return alerts.Count > 0;
    }

    private PageResult Unknown()
    {
        Alerts = [];
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
