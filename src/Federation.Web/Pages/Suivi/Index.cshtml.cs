using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Suivi;

/// <summary>For who noted the code and the key on paper, or pastes the link. Posted, so that no key stands in a query.</summary>
public sealed class IndexModel(ReferralLists lists) : PageModel
{
    [BindProperty]
    public string? Numero { get; set; }

    [BindProperty]
    public string? Cle { get; set; }

    /// <summary>Everything was erased a moment ago.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Efface { get; set; }

    public Faults Faults { get; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var (code, key) = Parts(Numero, Cle);
        if (code.Length == 0 && key.Length == 0)
        {
            Faults.Add("Numero", "Écrivez le code et la clé, ou collez le lien entier.");
        }
        else if (!(ShortCode.TryParse(code, out var known) & await lists.Locate(known, key, cancel) is not null))
        {
            // Never which of the two: a code alone is said on the phone and may be known to somebody else.
            Faults.Add("Numero", "Ce code et cette clé n’ouvrent aucune demande. Vérifiez chaque lettre, majuscules et minuscules comprises pour la clé.");
        }
        else
        {
            return Redirect($"/suivi/{known}/{key}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Either field may hold the whole link, as it was copied.</summary>
    private static (string Code, string Key) Parts(string? code, string? key)
    {
        foreach (var text in new[] { code, key })
        {
            if (text?.Split("/suivi/", 2) is [_, var rest] && rest.Split('/', '?', '#') is [var first, var second, ..])
            {
                return (first.Trim(), second.Trim());
            }
        }

        return (code?.Trim() ?? "", key?.Trim() ?? "");
    }
}
