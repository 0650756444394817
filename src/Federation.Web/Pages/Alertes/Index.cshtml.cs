using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Alertes;

/// <summary>What an alert is, and the way in for who kept the link elsewhere. Posted, so that no key stands in a query.</summary>
public sealed class IndexModel(AlertDesk desk) : PageModel
{
    [BindProperty]
    public string? Lien { get; set; }

    /// <summary>What was done a moment ago.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fait { get; set; }

    public Faults Faults { get; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var key = (Lien ?? "").Trim().Split("/alertes/")[^1].Split('/', '?', '#')[0];
        if (key.Length > 0 && await desk.Open(key, cancel) is not null)
        {
            return Redirect($"/alertes/{Uri.EscapeDataString(key)}");
        }

        Faults.Add("Lien", key.Length == 0 ? "Collez votre lien." : "Ce lien n’ouvre aucune alerte. Vérifiez chaque signe, majuscules et minuscules comprises ; si l’alerte a été supprimée, c’est normal.");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
