using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Domain.Territories;
using Federation.Gateway.Jobs;
using Federation.Gateway.Training;
using Federation.Gateway.Training.SchemaOrg;
using Federation.Node.Desk;
using Federation.Storage.Collectives;
using Federation.Web.Training;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Collectifs;

/// <summary>One collective, for everybody: who is in the room, how often, when next, and how to come from another region.</summary>
public sealed class CollectifModel(CollectiveDesk desk, SheetReader sheets, OfferSite site, HubDirectory directory, TimeProvider clock) : PageModel
{
    private IReadOnlyList<HubView> _hubs = [];

    public ListedCollective Collective { get; private set; } = null!;

    public CollectiveProfile Profile => Collective.Profile;

    public StructureProfile? Host { get; private set; }

    /// <summary>Those to come, called off ones among them.</summary>
    public IReadOnlyList<ListedMeeting> Meetings { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>For search engines; null for an example, and without a meeting.</summary>
    public string? Linked { get; private set; }

    public string HubName => _hubs.FirstOrDefault(view => view.Id == Collective.Grain.Hub)?.Profile.ShortName ?? Collective.Grain.Hub.ToString();

    public string Link => $"{Request.Scheme}://{Request.Host}{TrainingPaths.Collective(Collective.Grain)}";

    /// <summary>Where it is met: as it says itself, else where it next meets, else where its host is, else some département of its region that its hub covers: the request then goes there.</summary>
    public DepartmentCode? Department =>
        Profile.Department ?? Meetings.Select(meeting => meeting.Plan.Department).FirstOrDefault(code => code is not null) ?? Host?.Department ?? Covered.Select(code => (DepartmentCode?)code).FirstOrDefault();

    private IEnumerable<DepartmentCode> Covered =>
        Profile.Region is { } region && _hubs.FirstOrDefault(view => view.Id == Collective.Grain.Hub) is { } hub ? hub.Profile.Departments.Where(code => Departments.Of(code).Region == region).Order() : [];

    public string Ask => $"/demande?besoin=join-a-collective{(Department is { } department ? $"&departement={department}" : "")}";

    public async Task<IActionResult> OnGet(string hub, string id, CancellationToken cancel)
    {
        if (!GrainId.TryParse($"{hub}/{Codes<GrainKind>.Of(GrainKind.Collective)}/{id}", out var grain) || await desk.Find(grain, cancel) is not { } found)
        {
            return NotFound();
        }

        Collective = found;
        _hubs = await directory.All(cancel);
        Host = await desk.Host(found, cancel);
        Meetings = (await desk.Between(new MeetingFilter(Now, Now + CourseShelf.Ahead, Collective: grain), cancel)).Items;
        if (Profile.Source is null && await sheets.Meetings(grain, cancel) is { } meetings)
        {
            Linked = MeetingLd.Text(meetings, site);
        }

        return Page();
    }
}
