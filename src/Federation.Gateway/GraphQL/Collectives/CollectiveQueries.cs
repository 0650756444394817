using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Paging;
using Federation.Gateway.GraphQL.Training;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Collectives;

namespace Federation.Gateway.GraphQL.Collectives;

[Resolves("Query")]
public static class CollectiveQueries
{
    public static async Task<Connection<ListedCollective, ListPlace>> Collectives(CollectiveFilter? filter, int? first, ListPlace? after, [Service] CollectiveDesk desk, CancellationToken cancel)
    {
        var answers = (filter ?? new CollectiveFilter()).Read();
        return Connections.Slice(
            (await desk.All(cancel)).Where(collective => answers(collective.Grain, collective.Profile)), collective => new ListPlace(0, collective.Grain.ToString()), first, 25, after);
    }

    public static Task<ListedCollective?> Collective(GrainId id, ResolverContext context) => context.Collective(id);

    public static async Task<Connection<ListedMeeting, ListPlace>> Meetings(
        DateOnly? from, DateOnly? to, MeetingFilter? filter, int? first, ListPlace? after, [Service] CollectiveDesk desk, [Service] TimeProvider clock, CancellationToken cancel)
    {
        var asked = filter ?? new MeetingFilter();
        var (begins, ends) = Stretch.Of(from, to, clock.GetUtcNow());
        var found = Stretch.Whole(await desk.Between(asked.Read(begins, ends), cancel)).Where(meeting => CodeLists.Has(asked.Audiences, meeting.Audience));
        return Connections.Slice(found, meeting => new ListPlace(meeting.Plan.Start.ToUnixTimeMilliseconds(), $"{meeting.Collective}/{meeting.Plan.Key}"), first, 25, after);
    }
}
