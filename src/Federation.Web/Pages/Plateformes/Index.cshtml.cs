using Federation.Domain.Time;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Plateformes;

public sealed class IndexModel(HubDirectory directory, TimeProvider clock) : PageModel
{
    public IReadOnlyList<HubView> Hubs { get; private set; } = [];

    public FranceMap Map { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        Today = ParisTime.DateOf(clock.GetUtcNow());
        Hubs = await directory.All(cancel);
        Map = HubMap.Of(Hubs, Today) with { Legend = false };
    }
}
