using System.Security.Cryptography;
using Federation.Gateway.Mail;
using Federation.Node.Desk;
using Federation.Storage.Mail;
using Federation.Web.Words;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <param name="Domain">Masked; null when there is no address any more.</param>
public sealed record DeadLetterView(StoredMail Letter, string Kind, string? Domain);

/// <summary>The letters that this hub could not send. Nobody sees here to whom.</summary>
public sealed class CourrielsModel(IMailQueue queue, LetterKinds kinds, MailRoute route, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    private const int PageLength = 20;
    private const int LongestCursor = 300;

    [BindProperty]
    public string? Letter { get; set; }

    /// <summary>What was just done: "reessayer", "tout", "abandonner", or "rien" when somebody else was first.</summary>
    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true, Name = "apres")]
    public string? After { get; set; }

    public MailCounts Counts { get; private set; } = new(0, 0, 0, 0, 0, null);

    public IReadOnlyList<DeadLetterView> Dead { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>When the way out, closed now, is tried again; as this node knows it.</summary>
    public DateTimeOffset? RouteOpensAt => route.OpensAt;

    protected override bool ForAdministratorsOnly => true;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Counts = await queue.Counts(Hub.Id, cancel);
        var page = await queue.Dead(Hub.Id, After is { Length: <= LongestCursor } ? After : null, PageLength, cancel);
        var views = new List<DeadLetterView>();
        foreach (var letter in page.Letters)
        {
            views.Add(new DeadLetterView(letter, kinds.Find(letter.Mail.Kind)?.Name ?? letter.Mail.Kind, await Domain(letter, cancel)));
        }

        (Dead, Next) = (views, page.Next);
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancel) => Back(Letter is not null && await queue.Requeue(Hub.Id, Letter, Now, cancel) ? "reessayer" : "rien");

    public async Task<IActionResult> OnPostAllAsync(CancellationToken cancel) => Back(await queue.RequeueAll(Hub.Id, Now, cancel) > 0 ? "tout" : "rien");

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancel) => Back(Letter is not null && await queue.Drop(Hub.Id, Letter, Now, cancel) ? "abandonner" : "rien");

    private RedirectToPageResult Back(string done) => RedirectToPage(new { hub = Hub.Id.ToString(), fait = done });

    private async Task<string?> Domain(StoredMail letter, CancellationToken cancel)
    {
        try
        {
            return kinds.Find(letter.Mail.Kind) is { } kind && await kind.Address(letter.Mail, cancel) is { } address ? MailWords.Domain(address) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
