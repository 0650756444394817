using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Search.Texts;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

[Resolves("Query")]
public static class CourseQueries
{
    public static async Task<Connection<ListedCourse, ListPlace>> Courses(CourseFilter? filter, int? first, ListPlace? after, [Service] CourseDesk desk, CancellationToken cancel)
    {
        var asked = filter ?? new CourseFilter();
        var (answers, words) = (asked.Read(), TextQuery.Read(asked.Words));
        var found = new List<(ListedCourse Course, int Rank)>();
        foreach (var course in await desk.All(cancel))
        {
            if (answers(course.Grain, course.Profile) && (words.IsEmpty ? 0 : words.Rank(CourseWords.Of(course.Profile))) is { } rank)
            {
                found.Add((course, rank));
            }
        }

        return Connections.Slice(found, one => new ListPlace(-one.Rank, one.Course.Grain.ToString()), first, 25, after).Map(one => one.Course);
    }

    public static Task<ListedCourse?> Course(GrainId id, ResolverContext context) => context.Course(id);
}
