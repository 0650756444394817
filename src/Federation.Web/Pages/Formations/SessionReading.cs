using Federation.Domain.Grains;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Federation.Web.Pages.Formations;

/// <summary>A public page about one session, found by its address.</summary>
public abstract class SessionReading(SessionDesk desk, CourseDesk courses, HubDirectory directory, TimeProvider clock) : PageModel
{
    private IReadOnlyList<HubView> _hubs = [];

    public ListedSession Session { get; private set; } = null!;

    /// <summary>Null when only the session is known here.</summary>
    public ListedCourse? Course { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public GrainId Grain => Session.Grain;

    public HubView? Hub => _hubs.FirstOrDefault(view => view.Id == Grain.Hub);

    public string HubName => Hub?.Profile.ShortName ?? Grain.Hub.ToString();

    protected async Task<bool> Read(string hub, string id, CancellationToken cancel)
    {
        if (!GrainId.TryParse($"{hub}/{Codes<GrainKind>.Of(GrainKind.Session)}/{id}", out var grain) || await desk.Find(grain, cancel) is not { } session)
        {
            return false;
        }

        Session = session;
        Course = await courses.Find(session.Plan.Course, cancel);
        _hubs = await directory.All(cancel);
        return true;
    }
}
