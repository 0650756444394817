using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Formations;

/// <summary>One's own place under a private link: where it stands, who looked at what, giving it back, taking one that was freed. Opening it changes nothing.</summary>
public sealed class MonInscriptionModel(SessionDesk desk, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : PageModel
{
    private const int LongestKey = 100;

    private IReadOnlyList<HubView> _hubs = [];
    private string _key = "";

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    [BindProperty]
    public string? Geste { get; set; }

    [BindProperty]
    public bool Compris { get; set; }

    /// <summary>Null: nothing opens with this link, or not any more.</summary>
    public OwnPlace? Own { get; private set; }

    public Contact? Contact { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    public SessionPlan Plan => Own!.State.Plan;

    public Registration Place => Own!.Place;

    /// <summary>Written out: a generated address is in lower case, and a secret is not.</summary>
    public string Base => $"/inscriptions/{_key}";

    public string Link => $"{Request.Scheme}://{Request.Host}{Base}";

    public string HubName => _hubs.FirstOrDefault(view => view.Id == Own!.Session.Hub)?.Profile.ShortName ?? Own!.Session.Hub.ToString();

    public bool MayTake => Place.Status == PlaceStatus.Offered && Now < Place.OfferedUntil && !Own!.State.IsOver;

    public string NewGesture() => identifiers.Next().ToString();

    public async Task<IActionResult> OnGet(string cle, CancellationToken cancel) => await Read(cle, cancel) ? Page() : Unknown();

    public Task<IActionResult> OnPostPrendre(string cle, CancellationToken cancel) =>
        Ask(cle, "prise", key => desk.Take(Own!.Session, Place.Id, _key, key, cancel), cancel);

    public Task<IActionResult> OnPostRendre(string cle, CancellationToken cancel)
    {
        if (!Compris)
        {
            Faults.Add("compris", "Cochez la case pour confirmer : c’est sans retour.");
        }

        return Ask(cle, "rendue", key => desk.Leave(Own!.Session, Place.Id, _key, key, cancel), cancel);
    }

    private async Task<IActionResult> Ask(string cle, string done, Func<IdempotencyKey, ValueTask<Reply>> ask, CancellationToken cancel)
    {
        if (!await Read(cle, cancel))
        {
            return Unknown();
        }

        if (Faults.Any || !Guid.TryParseExact(Geste, "D", out var gesture))
        {
            Refused = Faults.Any ? null : Refusal.InvalidField("geste");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if ((await ask(IdempotencyKey.Parse($"place:{gesture}:{done}"))).Refusal is { } refusal)
        {
            Refused = refusal;
            Response.StatusCode = RefusalProblems.Status(refusal);
            return await Read(cle, cancel) ? Page() : Unknown();
        }

        return Redirect($"/inscriptions/{cle}?fait={done}");
    }

    private async Task<bool> Read(string cle, CancellationToken cancel)
    {
        if (cle.Length is 0 or > LongestKey || (await desk.Own(cle, cancel)).FirstOrDefault() is not { } own)
        {
            return false;
        }

        (_key, Own) = (cle, own);
        Contact = await desk.OwnContact(own, cancel);
        _hubs = await directory.All(cancel);
        return true;
    }

    /// <summary>After a place was given back nothing is left to open, and that is what was asked.</summary>
    private PageResult Unknown()
    {
        Own = null;
        Response.StatusCode = Done == "rendue" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        return Page();
    }
}
