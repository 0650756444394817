using Federation.Domain.Time;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Demande;

/// <summary>Step 1: the need, in codes. It only reads; the next page proposes.</summary>
public sealed class IndexModel(HubDirectory directory, TimeProvider clock) : PageModel
{
    public NeedQuery Need { get; private set; } = null!;

    public Faults Faults { get; } = new();

    /// <summary>The hub whose page was open, when it exists.</summary>
    public HubView? Hub { get; private set; }

    public DateOnly Today { get; private set; }

    public async Task OnGet(bool verifier, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        Today = ParisTime.DateOf(now);
        Need = NeedQuery.Of(Request.Query);
        Hub = Need.Page is { } page ? await directory.Find(page, cancel) : null;
        if (verifier)
        {
            Need.Read(Faults, now);
        }
    }
}
