using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Nodes;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>Courses as the resolvers of one request read them: together.</summary>
internal static class CourseReading
{
    public static async Task<ListedCourse?> Course(this ResolverContext context, GrainId grain) =>
        grain.Kind == GrainKind.Course && await context.State(grain) is CourseState state ? new ListedCourse(grain, state.Profile, state.ChangedAt) : null;

    /// <summary>One look at the catalogue for all the courses of a list.</summary>
    public static async Task<IReadOnlyList<ListedCourse>> Variants(this ResolverContext context, GrainId parent) =>
        await context.Loader<GrainId, IReadOnlyList<ListedCourse>>("variants", async (parents, cancel) =>
        {
            var asked = parents.ToHashSet();
            var all = await context.Services.GetRequiredService<CourseDesk>().All(cancel);
            return all.Where(course => course.Profile.Parent is { } one && asked.Contains(one)).GroupBy(course => course.Profile.Parent!.Value)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<ListedCourse>)[.. group]);
        }).Load(parent) ?? [];
}
