using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Plateformes;

public sealed class PlateformeModel(HubDirectory directory, TimeProvider clock) : PageModel
{
    public HubView Hub { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public DateOnly Today => ParisTime.DateOf(Now);

    public async Task<IActionResult> OnGet(string hub, CancellationToken cancel)
    {
        Now = clock.GetUtcNow();
        if (!HubId.TryParse(hub, out var id) || await directory.Find(id, cancel) is not { } found)
        {
            return NotFound();
        }

        Hub = found;
        return Page();
    }
}
