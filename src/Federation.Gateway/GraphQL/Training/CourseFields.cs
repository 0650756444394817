using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.Jobs;
using Federation.Gateway.Training;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

[Resolves("Course")]
public static class CourseFields
{
    private const int MostVariants = 50;

    public static GrainId Id(ListedCourse course) => course.Grain;

    public static ValueTask<HubView> Hub(ListedCourse course, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(course.Grain.Hub, cancel);

    public static string Key(ListedCourse course) => course.Grain.Key;

    public static string Page(ListedCourse course, [Service] OfferSite site) => site.Base + TrainingPaths.Course(course.Grain);

    public static async ValueTask<ListedCourse?> Parent(ListedCourse course, ResolverContext context) => course.Profile.Parent is { } parent ? await context.Course(parent) : null;

    public static async ValueTask<IEnumerable<ListedCourse>> Variants(ListedCourse course, ResolverContext context) => (await context.Variants(course.Grain)).Take(MostVariants);

    public static bool Example(ListedCourse course) => course.Profile.Source is not null;
}
