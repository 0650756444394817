using System.Net.Mail;
using System.Security.Cryptography;
using Federation.Domain.Grains;
using Federation.Gateway.SignIn;
using Federation.Node.Desk;
using Federation.Storage.Accounts;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <param name="Email">Null when it cannot be read any more: erased with the closing, or its key is gone.</param>
public sealed record AccountView(Account Account, string? Email, bool IsMine);

/// <summary>Who may act for this hub. Its administrators alone see addresses.</summary>
public sealed class ComptesModel(SignInDesk desk, IAccountStore accounts, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    private const int LongestAddress = 200;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Closing { get; set; }

    /// <summary>"ouvert" or "ferme": what was just done, without saying for whom.</summary>
    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    public IReadOnlyList<AccountView> Accounts { get; private set; } = [];

    protected override bool ForAdministratorsOnly => true;

    public Task OnGetAsync(CancellationToken cancel) => Read(cancel);

    /// <summary>Opening an account that is open changes nothing: the same address sent twice is one account.</summary>
    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancel)
    {
        var email = Email?.Trim() ?? "";
        if (email.Length > LongestAddress || !MailAddress.TryCreate(email, out var address) || address.Address != email)
        {
            await Read(cancel);
            Faults.Add("Email", email.Length == 0 ? "Écrivez une adresse électronique." : "Cette adresse n’a pas la bonne forme : nom@exemple.fr.");
            return Mend();
        }

        await desk.Open(Hub.Id, Role.Coordinator, email, cancel);
        return Back("ouvert");
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel)
    {
        if (!Guid.TryParse(Closing, out var id) || await accounts.Get(id, cancel) is not { } account || account.Hub != Hub.Id)
        {
            return NotFound();
        }

        if (id.ToString() == Caller.Account)
        {
            await Read(cancel);
            Faults.Add("", "Vous ne pouvez pas fermer votre propre compte : demandez-le à une autre personne qui administre.");
            return Mend();
        }

        // Closed already: a repeat makes sure that nothing of the address is left, and changes nothing else.
        await accounts.Close(id, Now, cancel);
        return Back("ferme");
    }

    private RedirectToPageResult Back(string done) => RedirectToPage(new { hub = Hub.Id.ToString(), fait = done });

    private async Task Read(CancellationToken cancel) =>
        Accounts = [.. (await accounts.ListOfHub(Hub.Id, cancel))
            .OrderBy(account => account.DisabledAt is not null).ThenByDescending(account => account.Role).ThenBy(account => account.CreatedAt)
            .Select(account => new AccountView(account, Address(account), account.Id.ToString() == Caller.Account))];

    private string? Address(Account account)
    {
        try
        {
            return desk.Email(account);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
