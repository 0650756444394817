using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Jobs;
using Federation.Gateway.Training;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Federation.Storage.Collectives;

namespace Federation.Gateway.GraphQL.Collectives;

[Resolves("Collective")]
public static class CollectiveFields
{
    private const int MostMeetings = 50;

    public static GrainId Id(ListedCollective collective) => collective.Grain;

    public static ValueTask<HubView> Hub(ListedCollective collective, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(collective.Grain.Hub, cancel);

    public static string Key(ListedCollective collective) => collective.Grain.Key;

    public static string Page(ListedCollective collective, [Service] OfferSite site) => site.Base + TrainingPaths.Collective(collective.Grain);

    public static bool Example(ListedCollective collective) => collective.Profile.Source is not null;

    /// <summary>Those to come and under way, the next first.</summary>
    public static async ValueTask<IEnumerable<ListedMeeting>> Meetings(ListedCollective collective, ResolverContext context, [Service] TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return await context.State(collective.Grain) is CollectiveState state
            ? state.Meetings.Where(meeting => meeting.Plan.End > now).OrderBy(meeting => meeting.Plan.Start).Take(MostMeetings).Select(meeting => CollectiveReading.Of(collective.Grain, state, meeting))
            : [];
    }
}

[Resolves("Meeting")]
public static class MeetingFields
{
    public static async ValueTask<ListedCollective?> Collective(ListedMeeting meeting, ResolverContext context) => await context.Collective(meeting.Collective);

    public static async ValueTask<int?> Present(ListedMeeting meeting, Asker asker, ResolverContext context) =>
        asker.At(meeting.Collective.Hub) is null ? throw Faults.NotAllowed() : (await context.State(meeting.Collective) as CollectiveState)?.Find(meeting.Plan.Key)?.Present;
}
