using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Federation.Web.Shared;
using Federation.Web.Training;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>Plans a session of one of the hub's courses, or plans it anew.</summary>
public sealed class PlanifierSessionModel(SessionDesk desk, CourseDesk courses, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty]
    public PlanForm Form { get; set; } = new();

    /// <summary>Of a new session: drawn when the form is shown, so that sending it twice plans one.</summary>
    [BindProperty]
    public string? Nouvelle { get; set; }

    /// <summary>Names what the form was filled from; another text since then is not replaced unseen.</summary>
    [BindProperty]
    public string? Lu { get; set; }

    [BindProperty(SupportsGet = true, Name = "formation")]
    public string? Chosen { get; set; }

    public SessionState? State { get; private set; }

    public IReadOnlyList<ListedCourse> Courses { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel))
        {
            return NotFound();
        }

        (Nouvelle, Lu) = (NewKey(), State?.TextId);
        Form = State is { } state ? PlanForm.Of(state.Plan)
            : Courses.FirstOrDefault(course => course.Grain.Key == Chosen) is { } course ? PlanForm.Of(course.Grain, course.Profile)
            : new PlanForm();
        return Page();
    }

    /// <summary>More rows for days, with what was typed.</summary>
    public async Task<IActionResult> OnPostJoursAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel))
        {
            return NotFound();
        }

        for (var row = 0; row < PlanForm.MoreRows && Form.Jours.Count < SessionPlan.MostDays; row++)
        {
            Form.Jours.Add(null);
        }

        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel) || !Guid.TryParseExact(Nouvelle, "D", out var drawn))
        {
            return NotFound();
        }

        var course = State is { } known ? await courses.Find(known.Plan.Course, cancel) : Courses.FirstOrDefault(one => one.Grain.Key == Form.Formation);
        if (course is null)
        {
            Faults.Add("formation", "Choisissez la formation.");
        }

        ModelState.Clear();
        var plan = Form.Read(new FormReading(Faults), course?.Grain ?? default, State?.Plan.Price ?? course?.Profile.Price ?? new PriceOfCourse(CoursePrice.Unknown, null, null, null, []), State?.Plan);
        if (Faults.Any)
        {
            return Mend();
        }

        var session = new GrainId(Hub.Id, GrainKind.Session, id ?? drawn.ToString());
        // A form mended and sent again is another command; the same one sent twice is not.
        var reply = await desk.Plan(session, plan, Caller, IdempotencyKey.Parse($"plan:{drawn}:{TextMark.Of(plan)}"), cancel, State is null ? null : Lu ?? "");
        if (reply.Refusal == Refusal.TextReplaced && await Opens(id, cancel) && State is { } now)
        {
            Lu = now.TextId;
            return Compare(reply.Refusal, Form.Lines(), PlanForm.Of(now.Plan).Lines());
        }

        return reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage("/Espace/Sessions", null, new { hub = Hub.Id.ToString(), id = session.Key, fait = "planifiee" }, "detail");
    }

    private async Task<bool> Opens(string? id, CancellationToken cancel)
    {
        Courses = await courses.OfHub(Hub.Id, cancel);
        if (id is null)
        {
            return true;
        }

        State = TextId.IsSlug(id, GrainId.LongestKey) ? await desk.Load(new GrainId(Hub.Id, GrainKind.Session, id), cancel) : null;
        return State is { IsOver: false };
    }
}
