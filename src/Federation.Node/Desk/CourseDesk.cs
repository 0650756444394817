using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Federation.Storage.Training;

namespace Federation.Node.Desk;

/// <param name="Parent">What it is a variant of, when that is known here.</param>
/// <param name="Variants">Of the course, or of its parent and then without it: what a reader of another region may prefer.</param>
public sealed record CourseView(ListedCourse Course, ListedCourse? Parent, IReadOnlyList<ListedCourse> Variants);

/// <summary>Where pages and partner software come with the catalogue of courses.</summary>
public sealed class CourseDesk(IGrains grains, IHubStore store, CourseCatalogue catalogue)
{
    /// <summary>Of all hubs, in order of hub and key.</summary>
    public Task<IReadOnlyList<ListedCourse>> All(CancellationToken cancel) => catalogue.All(cancel);

    public Task<IReadOnlyList<ListedCourse>> OfHub(HubId hub, CancellationToken cancel) => catalogue.OfHub(hub, cancel);

    public async Task<ListedCourse?> Find(GrainId course, CancellationToken cancel) => course.Kind == GrainKind.Course ? await catalogue.Find(course, cancel) : null;

    public async Task<CourseView?> View(GrainId grain, CancellationToken cancel)
    {
        if (await Find(grain, cancel) is not { } course)
        {
            return null;
        }

        var parent = course.Profile.Parent is { } above ? await Find(above, cancel) : null;
        var variants = await catalogue.Variants(course.Profile.Parent ?? grain, cancel);
        return new CourseView(course, parent, [.. variants.Where(one => one.Grain != grain)]);
    }

    /// <summary>Adds a course, or describes it anew. A variant names a course that is known here, for a reader will look for it.</summary>
    /// <param name="read">The <c>TextId</c> of what was read; null replaces whatever stands there.</param>
    public async Task<Reply> Describe(GrainId course, CourseProfile profile, Caller caller, IdempotencyKey key, CancellationToken cancel, string? read = null) =>
        profile.Parent is { } parent && (parent.Kind != GrainKind.Course || (await store.Load(parent, cancel)).State is not CourseState)
            ? Reply.No(Refusal.InvalidField("parent"))
            : await grains.Ask(course, new DescribeCourse(profile, read), caller, key, cancel);

    /// <summary>A course of another hub as a first text for this one's: the same course, in another region, its places and its payers to be said anew.</summary>
    public static CourseProfile Variant(ListedCourse of, RegionCode region) => of.Profile with
    {
        Kind = CourseKind.Variant, Status = CourseStatus.Planned, Parent = of.Grain, Region = region, Department = null, Commune = null, Places = null,
        Price = new PriceOfCourse(CoursePrice.Unknown, null, null, null, []), Source = null,
    };
}
