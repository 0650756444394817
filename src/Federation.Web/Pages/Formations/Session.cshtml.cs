using Federation.Gateway.Jobs;
using Federation.Gateway.Training;
using Federation.Gateway.Training.SchemaOrg;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Formations;

/// <summary>One session, for everybody: its days, its place, who pays, and whether one may still come.</summary>
public sealed class SessionModel(SessionDesk desk, CourseDesk courses, SheetReader sheets, StructureNames structures, OfferSite site, HubDirectory directory, TimeProvider clock) : SessionReading(desk, courses, directory, clock)
{
    /// <summary>For search engines; null for an example.</summary>
    public string? Linked { get; private set; }

    public IReadOnlyList<string> Funders { get; private set; } = [];

    public string Link => $"{Request.Scheme}://{Request.Host}{TrainingPaths.Session(Grain)}";

    public bool IsExample => Session.Plan.Source is not null;

    public async Task<IActionResult> OnGet(string hub, string id, CancellationToken cancel)
    {
        if (!await Read(hub, id, cancel))
        {
            return NotFound();
        }

        var names = await structures.Of(Session.Plan.Price.Funders, cancel);
        Funders = [.. Session.Plan.Price.Funders.Where(names.ContainsKey).Select(key => names[key])];
        if (!IsExample && await sheets.Session(Grain, cancel) is { } sheet)
        {
            Linked = CourseLd.Text(sheet, await sheets.Structures(Grain.Hub, [sheet.Profile], cancel), Hub?.Profile.FullName ?? "", site);
        }

        return Page();
    }
}
