using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Storage.Collectives;
using Federation.Web.Training;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Formations;

/// <summary>What a hub gives, on paper: its courses with their dates, then the meetings of its collectives.</summary>
public sealed class ProgrammeModel(CourseShelf shelf, CollectiveDesk collectives, HubDirectory directory, TimeProvider clock) : PageModel
{
    public HubView Hub { get; private set; } = null!;

    /// <summary>Offered ones and those planned; those with dates first.</summary>
    public IReadOnlyList<CourseLine> Lines { get; private set; } = [];

    public IReadOnlyList<ListedMeeting> Meetings { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public string Link => $"{Request.Scheme}://{Request.Host}/formations/programme/{Hub.Id}";

    public async Task<IActionResult> OnGet(string hub, CancellationToken cancel)
    {
        if (!HubId.TryParse(hub, out var id) || await directory.Find(id, cancel) is not { } found)
        {
            return NotFound();
        }

        Hub = found;
        Lines = [.. (await shelf.All(id, cancel)).Where(line => !line.IsPast).OrderBy(line => line.Sessions.Count == 0 ? DateTimeOffset.MaxValue : line.Sessions[0].Plan.Start).ThenBy(line => line.Profile.Title, StringComparer.Ordinal)];
        Meetings = (await collectives.Between(new MeetingFilter(Now, Now + CourseShelf.Ahead, [id], Cancelled: false), cancel)).Items;
        return Page();
    }
}
