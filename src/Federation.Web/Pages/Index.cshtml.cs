using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Time;
using Federation.Gateway.Jobs.Following;
using Federation.Node.Desk;
using Federation.Search.Queries;
using Federation.Web.Pages.Plateformes;
using Federation.Web.Searches;
using Federation.Web.Shared;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages;

/// <summary>The one door: what to do first, then who answers where.</summary>
public sealed class IndexModel(HubDirectory directory, ReferralDesk desk, LiveOffers live, TimeProvider clock) : PageModel
{
    public IReadOnlyList<HubView> Hubs { get; private set; } = [];

    public FranceMap Map { get; private set; } = null!;

    /// <summary>Offers shown now; null before search is ready: this page waits for nothing.</summary>
    public int? Offers { get; private set; }

    /// <summary>How this page asks, while it stays open, what came since; null before search is ready.</summary>
    public SearchNews? Fresh { get; private set; }

    /// <summary>What a hub last said of itself to everybody.</summary>
    public (HubView Hub, string Words, string When)? News { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        Offers = live.IsBuilt ? new FoundOffers(live.Snapshot, OfferSearch.All, [], now).Result.Total : null;
        Fresh = live.IsBuilt ? SearchNews.Of(live, OfferSearch.All, [], now) : null;
        Hubs = await directory.All(cancel);
        Map = HubMap.Of(Hubs, ParisTime.DateOf(now)) with { Link = code => $"/demande?departement={code}", LinksByKeyboard = false };
        if (Hubs.MaxBy(hub => hub.ChangedAt) is { } last)
        {
            News = await Latest(last, now, cancel);
        }
    }

    private async Task<(HubView Hub, string Words, string When)?> Latest(HubView hub, DateTimeOffset now, CancellationToken cancel)
    {
        var entry = (await desk.History(GrainId.Platform(hub.Id), cancel)).LastOrDefault(entry => entry.Audience == Audience.Public);
        var words = entry?.Fact switch
        {
            PlatformDescribed when entry.Version == 1 => $"{hub.Profile.ShortName} rejoint la fédération",
            PlatformDescribed => $"{hub.Profile.ShortName} a mis sa fiche à jour",
            PlatformCapacityChanged changed => $"{hub.Profile.ShortName} : « {Labels.Of(changed.Service)} » devient {Labels.Of(changed.Capacity)}",
            _ => null,
        };
        return words is null ? null : (hub, words, FrenchDates.Relative(entry!.At, now));
    }
}
