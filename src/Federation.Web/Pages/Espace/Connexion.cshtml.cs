using System.Net.Mail;
using Federation.Gateway.SignIn;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;

namespace Federation.Web.Pages.Espace;

/// <summary>Asks for a one-time link. Nobody learns here whether an address has an account: not by the words, not by the wait.</summary>
public sealed partial class ConnexionModel(SignInDesk desk, ILogger<ConnexionModel> log) : PageModel
{
    private const int LongestAddress = 200;

    [BindProperty]
    public string? Email { get; set; }

    public Faults Faults { get; } = new();

    public bool Sent { get; private set; }

    public void OnGet(bool parti) => Sent = parti;

    public IActionResult OnPost()
    {
        var email = Email?.Trim() ?? "";
        if (email.Length > LongestAddress || !MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            Faults.Add("Email", email.Length == 0 ? "Écrivez votre adresse électronique." : "Cette adresse n’a pas la bonne forme : nom@exemple.fr.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        _ = Task.Run(() => Send(email));
        return RedirectToPage(new { parti = true });
    }

    /// <summary>Apart from the answer: looking the address up and queuing a letter takes longer than not finding it.</summary>
    private async Task Send(string email)
    {
        try
        {
            await desk.Request(email, CancellationToken.None);
        }
        catch (Exception wrong)
        {
            Failed(wrong.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A sign-in link could not be queued: {Kind}")]
    private partial void Failed(string kind);
}
