using Federation.Domain.Grains;
using Federation.Gateway.Problems;
using Federation.Gateway.SignIn;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Pages.Espace;

/// <summary>
/// A page of one hub. Who may see it is decided here, before any handler runs and for every one of them: a page cannot forget to ask. A hub that
/// does not exist answers like a hub that is not yours, so that nothing is learnt by trying.
/// </summary>
public abstract class SpacePage(HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<HubId, HubView> _hubs = new Dictionary<HubId, HubView>();

    public HubView Hub { get; private set; } = null!;

    public Caller Caller { get; private set; } = Caller.Visitor;

    public DateTimeOffset Now { get; private set; }

    /// <summary>What the menu says to do, before this page's own handler ran.</summary>
    public Waiting Work { get; private set; } = new(0, 0, 0, 0, 0);

    public Faults Faults { get; } = new();

    /// <summary>Why the last action was not possible; shown near it.</summary>
    public Refusal? Refused { get; private set; }

    /// <summary>What was typed beside what somebody else wrote meanwhile, when the last action would have replaced it.</summary>
    public Meanwhile? Meanwhile { get; private set; }

    public bool IsAdministrator => Caller.Role == Role.Administrator;

    public IEnumerable<HubView> Hubs => _hubs.Values;

    /// <summary>Asked by the script of live pages: the parts that change, without the frame around them.</summary>
    protected bool AsksForFragment => Request.Headers["X-Fragment"] == "1";

    protected IIdentifiers Identifiers => identifiers;

    protected virtual bool ForAdministratorsOnly => false;

    public sealed override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (!HubId.TryParse(RouteData.Values["hub"] as string, out var hub)
            || User.CallerAt(hub) is not { } caller
            || (ForAdministratorsOnly && caller.Role != Role.Administrator)
            || await directory.Find(hub, cancel) is not { } view)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        _hubs = (await directory.All(cancel)).ToDictionary(known => known.Id);
        (Hub, Caller, Now) = (view, caller, clock.GetUtcNow());
        ViewData["Space"] = view.Profile.ShortName;

        // Of the frame and not of any page, so that no page must be given it to hand it on.
        Work = await HttpContext.RequestServices.GetRequiredService<WaitingWork>().Of(hub, cancel);
        if (AsksForFragment)
        {
            Response.Headers[WaitingBadges.Header] = WaitingBadges.Text(Work);
        }

        await next();
    }

    public string Name(HubId hub) => _hubs.TryGetValue(hub, out var view) ? view.Profile.ShortName : hub.ToString();

    /// <summary>Drawn when a form is shown, so that sending it twice does once.</summary>
    public string NewKey() => identifiers.Next().ToString();

    protected static IdempotencyKey? KeyOf(string? text) => IdempotencyKey.TryParse(text, out var key) ? key : null;

    protected PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        Response.StatusCode = RefusalProblems.Status(refusal);
        return Page();
    }

    /// <summary>The form again, with what was typed, beside what is there now. The form is to carry from here on what is shown.</summary>
    protected PageResult Compare(Refusal refusal, IEnumerable<(string Label, string? Text)> typed, IEnumerable<(string Label, string? Text)> now)
    {
        Meanwhile = Meanwhile.Of(typed, now, $"{Request.Path}");
        ModelState.Clear();
        return Refuse(refusal);
    }

    /// <summary>The form again, with what was typed and what to mend.</summary>
    protected PageResult Mend()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
