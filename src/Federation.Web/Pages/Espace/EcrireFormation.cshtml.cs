using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Federation.Web.Training;
using Microsoft.AspNetCore.Mvc;

namespace Federation.Web.Pages.Espace;

/// <summary>Describes a course of this hub: a new one, one that is known, or its own version of another hub's.</summary>
public sealed class EcrireFormationModel(CourseDesk desk, StructureNames structures, HubDirectory directory, IIdentifiers identifiers, TimeProvider clock) : SpacePage(directory, identifiers, clock)
{
    [BindProperty]
    public CourseForm Form { get; set; } = new();

    /// <summary>Of a new course: drawn when the form is shown, so that sending it twice adds one.</summary>
    [BindProperty]
    public string? Nouvelle { get; set; }

    /// <summary>Names what the form was filled from; another text since then is not replaced unseen.</summary>
    [BindProperty]
    public string? Lu { get; set; }

    /// <summary>The course of another hub from which this one comes: "hub/key".</summary>
    [BindProperty(SupportsGet = true, Name = "de")]
    public string? From { get; set; }

    public ListedCourse? Known { get; private set; }

    public ListedCourse? Origin { get; private set; }

    public IReadOnlyList<(string Key, string Name)> Structures { get; private set; } = [];

    private CourseProfile? Former => Known?.Profile ?? (Origin is null ? null : CourseDesk.Variant(Origin, Hub.Profile.Region));

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel))
        {
            return NotFound();
        }

        (Nouvelle, Lu) = (NewKey(), Known?.TextId);
        Form = Former is { } profile ? CourseForm.Of(profile, Name) : new CourseForm { Region = Hub.Profile.Region.ToString() };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancel)
    {
        if (!await Opens(id, cancel) || !Guid.TryParseExact(Nouvelle, "D", out var drawn))
        {
            return NotFound();
        }

        ModelState.Clear();
        var profile = Form.Read(new FormReading(Faults), Structures, Former);
        if (Faults.Any)
        {
            return Mend();
        }

        var course = new GrainId(Hub.Id, GrainKind.Course, id ?? drawn.ToString());
        var reply = await desk.Describe(course, profile, Caller, IdempotencyKey.Parse($"describe:{drawn}:{TextMark.Of(profile)}"), cancel, Known is null ? null : Lu ?? "");
        if (reply.Refusal == Refusal.TextReplaced && await Opens(id, cancel) && Known is { } now)
        {
            Lu = now.TextId;
            return Compare(reply.Refusal, Form.Lines(), CourseForm.Of(now.Profile, Name).Lines());
        }

        return reply.Refusal is { } refusal ? Refuse(refusal) : RedirectToPage("/Espace/Formations", new { hub = Hub.Id.ToString(), fait = "decrite" });
    }

    private string Name(string key) => Structures.FirstOrDefault(one => one.Key == key).Name ?? key;

    private async Task<bool> Opens(string? id, CancellationToken cancel)
    {
        Structures = await structures.OfHub(Hub.Id, cancel);
        if (id is not null)
        {
            Known = TextId.IsSlug(id, GrainId.LongestKey) ? await desk.Find(new GrainId(Hub.Id, GrainKind.Course, id), cancel) : null;
            return Known is not null;
        }

        if (From is not null && From.Split('/') is [var hub, var key] && HubId.TryParse(hub, out var other) && TextId.IsSlug(key, GrainId.LongestKey))
        {
            Origin = await desk.Find(new GrainId(other, GrainKind.Course, key), cancel);
            return Origin is not null;
        }

        return true;
    }
}
