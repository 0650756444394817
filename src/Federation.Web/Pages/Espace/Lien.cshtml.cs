using System.Security.Claims;
using Federation.Gateway.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Espace;

/// <summary>A one-time link opens by a button: the programs that look at links inside letters would use it up by looking.</summary>
public sealed class LienModel(SignInDesk desk) : PageModel
{
    public bool Spent { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (await desk.Use(token, HttpContext.RequestAborted) is not { } identity)
        {
            Spent = true;
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        await HttpContext.SignInAsync(SignInDesk.Scheme, new ClaimsPrincipal(identity));
        return RedirectToPage("/Espace/Index");
    }
}
