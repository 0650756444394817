using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Jobs;
using Federation.Gateway.Training;
using Federation.Gateway.Training.SchemaOrg;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Formations;

/// <summary>One course, for everybody: what it gives, to whom, who pays, and when.</summary>
public sealed class FormationModel(CourseDesk desk, SessionDesk sessions, StructureNames structures, SheetReader sheets, OfferSite site, HubDirectory directory, TimeProvider clock) : PageModel
{
    private IReadOnlyList<HubView> _hubs = [];
    private IReadOnlyDictionary<string, string> _structures = new Dictionary<string, string>();

    public CourseView View { get; private set; } = null!;

    public ListedCourse Course => View.Course;

    public CourseProfile Profile => Course.Profile;

    /// <summary>Those to come or under way, the next one first.</summary>
    public IReadOnlyList<ListedSession> Coming { get; private set; } = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<ListedSession> Past { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public IReadOnlyList<string> Providers => Names(Profile.Providers);

    public IReadOnlyList<string> Funders => Names(Profile.Price.Funders);

    /// <summary>For search engines; null for an example.</summary>
    public string? Linked { get; private set; }

    public string Link => $"{Request.Scheme}://{Request.Host}{TrainingPaths.Course(Course.Grain)}";

    public string Name(HubId hub) => _hubs.FirstOrDefault(view => view.Id == hub)?.Profile.ShortName ?? hub.ToString();

    public async Task<IActionResult> OnGet(string hub, string id, CancellationToken cancel)
    {
        if (!GrainId.TryParse($"{hub}/{Codes<GrainKind>.Of(GrainKind.Course)}/{id}", out var grain) || await desk.View(grain, cancel) is not { } view)
        {
            return NotFound();
        }

        View = view;
        _hubs = await directory.All(cancel);
        _structures = await structures.Of(Profile.Providers.Concat(Profile.Price.Funders), cancel);
        var all = await sessions.OfCourse(grain, cancel);
        Coming = [.. all.Where(session => !session.IsOver).Reverse()];
        if (Profile.Source is null && await sheets.Course(grain, cancel) is { } sheet)
        {
            Linked = CourseLd.Text(sheet, await sheets.Structures(grain.Hub, [Profile], cancel), _hubs.FirstOrDefault(one => one.Id == grain.Hub)?.Profile.FullName ?? "", site);
        }

        Past = [.. all.Where(session => session.IsOver)];
        return Page();
    }

    private List<string> Names(IEnumerable<string> keys) => [.. keys.Where(_structures.ContainsKey).Select(key => _structures[key])];
}
