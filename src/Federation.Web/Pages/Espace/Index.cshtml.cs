using Federation.Gateway.SignIn;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Espace;

/// <summary>The door of the space: straight to the inbox for who acts for one hub, a choice for who acts for several.</summary>
public sealed class IndexModel(HubDirectory directory) : PageModel
{
    public IReadOnlyList<HubView> Hubs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var mine = User.Hubs();
        Hubs = [.. (await directory.All(cancel)).Where(hub => mine.Contains(hub.Id))];
        return Hubs.Count == 1 ? RedirectToPage("/Espace/Recues", new { hub = Hubs[0].Id.ToString() }) : Page();
    }
}
