using Federation.Domain.Grains;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Alertes;

/// <summary>
/// Ends the letters of an address by one POST, as mail programs send it (RFC 8058): no cookie, no token of a form, and no question asked. Opening the
/// address changes nothing: it shows the button. Whether the link opened anything is not told.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class DesabonnerModel(AlertDesk desk) : PageModel
{
    public const string Field = "List-Unsubscribe";
    public const string OneClick = "One-Click";

    public string Here { get; private set; } = "";

    public string Back { get; private set; } = "";

    public bool IsDone { get; private set; }

    public Refusal? Refused { get; private set; }

    public void OnGet(string cle) => Read(cle);

    public async Task<IActionResult> OnPost(string cle, CancellationToken cancel)
    {
        Read(cle);
        if (!Request.HasFormContentType || (await Request.ReadFormAsync(cancel))[Field] != OneClick)
        {
            return BadRequest();
        }

        if ((await desk.Unsubscribe(cle, cancel)).Refusal is { } refusal && refusal != Refusal.UnknownGrain)
        {
            Refused = refusal;
            Response.StatusCode = RefusalProblems.Status(refusal);
            return Page();
        }

        IsDone = true;
        return Page();
    }

    private void Read(string key) => (Back, Here) = ($"/alertes/{Uri.EscapeDataString(key)}", $"/alertes/{Uri.EscapeDataString(key)}/desabonner");
}
