using Federation.Domain.Grains;
using Federation.Gateway.Problems;
using Federation.Gateway.Training;
using Federation.Node.Desk;
using Federation.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Formations;

/// <summary>Asking for a place: the contact is sealed for the session's hub, and a private link opens the place again.</summary>
public sealed class InscriptionModel(SessionDesk desk, CourseDesk courses, HubDirectory directory, IDataProtectionProvider protection, IIdentifiers identifiers, TimeProvider clock)
    : SessionReading(desk, courses, directory, clock)
{
    private readonly PlaceTicketBox _tickets = new(protection, identifiers);
    private readonly SessionDesk _desk = desk;

    [BindProperty]
    public PlaceForm Form { get; set; } = new();

    public Faults Faults { get; } = new();

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGet(string hub, string id, CancellationToken cancel)
    {
        if (!await Read(hub, id, cancel))
        {
            return NotFound();
        }

        if (!Session.TakesRegistrations(Now))
        {
            return Redirect(TrainingPaths.Session(Grain));
        }

        Form.Ticket = _tickets.Draw(Grain);
        return Page();
    }

    public async Task<IActionResult> OnPost(string hub, string id, CancellationToken cancel)
    {
        if (!await Read(hub, id, cancel))
        {
            return NotFound();
        }

        if (_tickets.Open(Form.Ticket, Grain) is not { } ticket)
        {
            Form.Ticket = _tickets.Draw(Grain);
            return Again(Refusal.InvalidField("ticket"), StatusCodes.Status422UnprocessableEntity);
        }

        // What was asked with this ticket is asked: the link is the same.
        if ((await _desk.Own(ticket.Secret, cancel)).Count > 0)
        {
            return ToOwnPage(ticket);
        }

        Form.Check(Faults, agrees: true);
        if (Faults.Any)
        {
            return Again(null, StatusCodes.Status422UnprocessableEntity);
        }

        var reply = await _desk.Register(Grain, ticket, Form.Contact, Caller.Visitor, cancel);
        return reply.Refusal is { } refusal && refusal != Refusal.AlreadyExists ? Again(refusal, RefusalProblems.Status(refusal)) : ToOwnPage(ticket);
    }

    private RedirectResult ToOwnPage(PlaceTicket ticket) => Redirect($"/inscriptions/{ticket.Secret}?fait=demandee");

    private PageResult Again(Refusal? refusal, int status)
    {
        Refused = refusal;
        ModelState.Clear();
        Response.StatusCode = status;
        return Page();
    }
}
