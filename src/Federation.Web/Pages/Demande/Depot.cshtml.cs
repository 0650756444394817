using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Gateway.Problems;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Demande;

/// <summary>Step 2: who would answer and why, then the form. The need stays in the address, what a person types never goes there.</summary>
public sealed class DepotModel(
    ReferralDesk desk, ReferralLists lists, HubDirectory directory, IDataProtectionProvider protection, IIdentifiers identifiers, TimeProvider clock) : PageModel
{
    private readonly TicketBox _tickets = new(protection, identifiers, clock);
    private readonly LastFiling _last = new(protection);

    [BindProperty]
    public DepotForm Form { get; set; } = new();

    public NeedQuery Query { get; private set; } = null!;

    public Need Need { get; private set; } = null!;

    public Proposal? Proposal { get; private set; }

    public IReadOnlyList<HubView> Hubs { get; private set; } = [];

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    /// <summary>The proposal is not the one that was read.</summary>
    public bool Changed { get; private set; }

    /// <summary>The form was open for more than a day.</summary>
    public bool Late { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public DateTimeOffset ConsentUntil => Now + ReferralDesk.ConsentLasts;

    public string Name(HubId hub) => View(hub)?.Profile.ShortName ?? hub.ToString();

    public HubView? View(HubId hub) => Hubs.FirstOrDefault(view => view.Id == hub);

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!await Read(cancel))
        {
            return Back();
        }

        if (Proposal is null)
        {
            return Show(new Refusal("no-hub", RefusalKind.Unavailable));
        }

        Form.Ticket = _tickets.Draw();
        Form.Vu = Route(Proposal);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        // What was filed with this ticket is filed: whatever came in between, the link is the same.
        var ticket = _tickets.Open(Form.Ticket);
        if (ticket is var (known, _) && await lists.Locate(known.ShortCode, known.Secret, cancel) is not null)
        {
            return ToOwnPage(known);
        }

        if (!await Read(cancel))
        {
            return Back();
        }

        if (Proposal is null)
        {
            return Show(new Refusal("no-hub", RefusalKind.Unavailable));
        }

        Changed = Form.Vu != Route(Proposal);
        if (Changed && Form.Accord == "elle")
        {
            // It was said of another hub: agreeing to this one is for the person to say.
            Form.Accord = null;
        }

        if (ticket is not (var fresh, true))
        {
            Late = true;
            Form.Ticket = _tickets.Draw();
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        Form.Check(Faults, Proposal.Best.Hub is not null);
        if (Changed || Faults.Any)
        {
            return Again(Changed ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        }

        var said = Form.Said(Query.Query);
        if (_tickets.Open(_last.TicketOf(Request, said)) is var (sent, _) && await lists.Locate(sent.ShortCode, sent.Secret, cancel) is not null)
        {
            return ToOwnPage(sent);
        }

        var scope = Form.Consent;
        var filing = new Filing(fresh, Query.Page, Need, Form.Contact, Form.Story, scope, scope == ConsentScope.ThatHub ? Proposal.Best.Hub : null);
        var (reply, _) = await desk.File(filing, Caller.Visitor, cancel);
        if (reply.Refusal is { } refusal && refusal != Refusal.AlreadyExists)
        {
            return Show(refusal);
        }

        _last.Remember(Response, said, Form.Ticket!);
        return ToOwnPage(fresh);
    }

    private static string Route(Proposal proposal) => $"{proposal.Origin}>{proposal.Best.Hub?.ToString() ?? "*"}{(proposal.StraightThrough ? "!" : "")}";

    private async Task<bool> Read(CancellationToken cancel)
    {
        Now = clock.GetUtcNow();
        Query = NeedQuery.Of(Request.Query);
        if (Query.Read(new Faults(), Now) is not { } need)
        {
            return false;
        }

        Need = need;
        Hubs = await directory.All(cancel);
        Proposal = await desk.Propose(need, Query.Page, cancel);
        return true;
    }

    private RedirectResult Back() => Redirect($"/demande{Query.Query}{(Query.Query.Length == 0 ? "?" : "&")}verifier=true");

    private RedirectResult ToOwnPage(Ticket ticket) => Redirect($"/suivi/{ticket.ShortCode}/{ticket.Secret}?depose=1");

    private PageResult Show(Refusal refusal)
    {
        Refused = refusal;
        return Again(RefusalProblems.Status(refusal));
    }

    /// <summary>The same page with what was typed; values that the server sets itself are shown anew and not as they were posted.</summary>
    private PageResult Again(int status)
    {
        Form.Vu = Proposal is null ? null : Route(Proposal);
        ModelState.Clear();
        Response.StatusCode = status;
        return Page();
    }
}
