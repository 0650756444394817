using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

[Resolves("Query")]
public static class CourseQueries
{
    public static async Task<Connection<ListedCourse, ListPlace>> Courses(CourseFilter? filter, int? first, ListPlace? after, [Service] CourseDesk desk, CancellationToken cancel)
    {
        var answers = (filter ?? new CourseFilter()).Read();
        return Connections.Slice((await desk.All(cancel)).Where(course => answers(course.Grain, course.Profile)), course => new ListPlace(0, course.Grain.ToString()), first, 25, after);
    }

    public static Task<ListedCourse?> Course(GrainId id, ResolverContext context) => context.Course(id);
}
