using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>Finds a request by the code that somebody says on the phone, among this hub's own copies. By POST: a code stays out of addresses.</summary>
public sealed class CodeModel(ReferralLists lists, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty(Name = "code")]
    public string? Typed { get; set; }

    public bool Unknown { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ShortCode.TryParse(Typed, out var code))
        {
            Faults.Add("code", "Un code a 8 lettres ou chiffres, comme 7KQ4-MXRT. Il n’y a jamais de B, P, N, S, I, O, 0 ni 1.");
            return Mend();
        }

        // The latest: a code is drawn anew at each re-routing, but nothing forbids two copies.
        if ((await lists.ByCode(Hub.Id, code, cancel)).LastOrDefault() is { } line)
        {
            var received = line.Side == Side.Recipient || line.Recipient == Hub.Id;
            return RedirectToPage(received ? "/Espace/Recues" : "/Espace/Envoyees", new { hub = Hub.Id.ToString(), id = line.Grain.Key, vue = Transitions.IsEnded(line.Status) ? "terminees" : null });
        }

        Unknown = true;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
