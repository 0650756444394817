using Federation.Domain.Calls;
using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Storage.Feeds;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <param name="Need">The coded need, for calls that can still be taken; null for the others.</param>
public sealed record CallView(CallLine Line, Need? Need);

/// <summary>Needs that no hub was designated for. No identity here, and none behind: the copy does not hold it.</summary>
public sealed class AppelsModel(ReferralDesk desk, ReferralLists lists, IHubStore store, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty]
    public string? Call { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    public IReadOnlyList<CallView> Open { get; private set; } = [];

    public IReadOnlyList<CallLine> Past { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Read(cancel);
        return AsksForFragment ? Partial("_Calls", this) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ReferralId.TryParse(Call, out var id))
        {
            return NotFound();
        }

        if (KeyOf(Key) is not { } key)
        {
            await Read(cancel);
            return Refuse(Domain.Grains.Refusal.UnknownCommand);
        }

        var reply = await desk.Ask(id.CallAt(Hub.Id), new ClaimCall(), Caller, key, cancel);
        if (reply.Refusal is { } refusal)
        {
            await Read(cancel);
            return Refuse(refusal);
        }

        return RedirectToPage(new { hub = Hub.Id.ToString(), fait = "demandee" });
    }

    private async Task Read(CancellationToken cancel)
    {
        var lines = await lists.Calls(Hub.Id, cancel);
        var open = new List<CallView>();
        foreach (var line in lines.Where(line => line.Status is CallStatus.Open or CallStatus.Claiming))
        {
            open.Add(new CallView(line, ((await store.Load(line.Grain, cancel)).State as CallState)?.Letter.Need));
        }

        (Open, Past) = (open, [.. lines.Where(line => line.Status is CallStatus.Taken or CallStatus.Closed)]);
    }
}
