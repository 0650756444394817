using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

[Resolves("Query")]
public static class SessionQueries
{
    public static async Task<Connection<ListedSession, ListPlace>> Sessions(
        DateOnly? from, DateOnly? to, SessionFilter? filter, int? first, ListPlace? after, [Service] SessionDesk desk, [Service] CourseDesk courses, [Service] TimeProvider clock, CancellationToken cancel)
    {
        var asked = filter ?? new SessionFilter();
        var (begins, ends) = Stretch.Of(from, to, clock.GetUtcNow());
        IEnumerable<ListedSession> found = Stretch.Whole(await desk.Between(asked.Read(begins, ends) with { Course = asked.Course }, cancel));
        if (asked.Course is { } course)
        {
            found = found.Where(session => session.Plan.Course == course);
        }

        if (asked.WithPlace)
        {
            found = found.Where(session => !session.IsFull);
        }

        if (asked.AsksCourses)
        {
            var known = (await courses.All(cancel)).ToDictionary(one => one.Grain, one => one.Profile);
            found = found.Where(session => asked.Answers(known.GetValueOrDefault(session.Plan.Course)));
        }

        return Connections.Slice(found, session => new ListPlace(session.Plan.Start.ToUnixTimeMilliseconds(), session.Grain.ToString()), first, 25, after);
    }

    public static Task<ListedSession?> Session(GrainId id, ResolverContext context) => context.Session(id);
}
