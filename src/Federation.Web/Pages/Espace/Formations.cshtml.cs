using Federation.Node.Desk;
using Federation.Storage.Training;
using Federation.Web.Training;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>The hub's own catalogue, and the courses of others that it may spread to its region.</summary>
public sealed class FormationsModel(CourseShelf shelf, CourseDesk courses, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty(SupportsGet = true, Name = "fait")]
    public string? Done { get; set; }

    public IReadOnlyList<CourseLine> Lines { get; private set; } = [];

    /// <summary>By title.</summary>
    public IReadOnlyList<ListedCourse> Others { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Lines = [.. (await shelf.All(Hub.Id, cancel)).OrderBy(line => line.IsPast).ThenBy(line => line.Profile.Title, StringComparer.Ordinal)];
        Others = [.. (await courses.All(cancel)).Where(course => course.Grain.Hub != Hub.Id).OrderBy(course => course.Profile.Title, StringComparer.Ordinal)];
    }
}
