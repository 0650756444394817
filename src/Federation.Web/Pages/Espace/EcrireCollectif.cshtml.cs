using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Storage.Collectives;
using Federation.Web.Training;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

public sealed class EcrireCollectifModel(CollectiveDesk desk, StructureNames structures, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty]
    public CollectiveForm Form { get; set; } = new();

    /// <summary>Of a new collective: drawn when the form is shown, so that sending it twice adds one.</summary>
    [BindProperty]
    public string? Nouvelle { get; set; }

    /// <summary>Names what the form was filled from; another text since then is not replaced unseen.</summary>
    [BindProperty]
    public string? Lu { get; set; }

    public ListedCollective? Known { get; private set; }

    public IReadOnlyList<(string Key, string Name)> Structures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel))
        {
            return NotFound();
        }

        (Nouvelle, Lu) = (NewKey(), Known?.TextId);
        Form = Known is { } known ? CollectiveForm.Of(known.Profile, Name) : new CollectiveForm { Region = Hub.Profile.Region.ToString() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel) || !Guid.TryParseExact(Nouvelle, "D", out var drawn))
        {
            return NotFound();
        }

        ModelState.Clear();
        var profile = Form.Read(new FormReading(Faults), Structures, Known?.Profile);
        if (Faults.Any)
        {
            return Mend();
        }

        var collective = new GrainId(Hub.Id, GrainKind.Collective, id ?? drawn.ToString());
        var describe = new DescribeCollective(profile, Known is null ? null : Lu ?? "");
        var reply = await desk.Ask(collective, describe, Caller, IdempotencyKey.Parse($"describe:{drawn}:{TextMark.Of(profile)}"), cancel);
        if (reply.Refusal == Refusal.TextReplaced && await Opens(id, cancel) && Known is { } now)
        {
            Lu = now.TextId;
            return Compare(reply.Refusal, Form.Lines(), CollectiveForm.Of(now.Profile, Name).Lines());
        }

        return reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage("/Espace/Collectifs", null, new { hub = Hub.Id.ToString(), id = collective.Key, fait = "decrit" }, "detail");
    }

    private string Name(string key) => Structures.FirstOrDefault(one => one.Key == key).Name ?? key;

    private async Task<bool> Opens(string? id, CancellationToken cancel)
    {
        Structures = await structures.OfHub(Hub.Id, cancel);
        if (id is null)
        {
            return true;
        }

        Known = TextId.IsSlug(id, GrainId.LongestKey) ? await desk.Find(new GrainId(Hub.Id, GrainKind.Collective, id), cancel) : null;
        return Known is not null;
    }
}
