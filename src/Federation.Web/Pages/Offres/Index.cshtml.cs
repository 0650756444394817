using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Offres;

/// <summary>The offers of all hubs, the newest first; through a hub's page, as its diffusion rules show them.</summary>
public sealed class IndexModel(PublishedOffers published, HubDirectory directory, IHubStore store, TimeProvider clock) : PageModel
{
    private const int PageLength = 20;

    private IReadOnlyList<HubView> _hubs = [];

    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? After { get; set; }

    [BindProperty(SupportsGet = true, Name = "plateforme")]
    public string? Plateforme { get; set; }

    public HubView? Through { get; private set; }

    /// <summary>The hub hides some of the others' offers.</summary>
    public bool IsNarrowed { get; private set; }

    public OfferPage List { get; private set; } = new([], null);

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    public async Task OnGet(CancellationToken cancel)
    {
        _hubs = await directory.All(cancel);
        Through = HubId.TryParse(Plateforme, out var id) ? _hubs.FirstOrDefault(view => view.Id == id) : null;
        var rules = Through is { } hub && (await store.Load(GrainId.Platform(hub.Id), cancel)).State is PlatformState platform ? platform.Diffusion : [];
        IsNarrowed = rules.Length > 0;
        List = await published.Newest(Through?.Id, rules, After, PageLength, cancel);
    }
}
