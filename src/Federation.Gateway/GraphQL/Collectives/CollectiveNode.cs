using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Nodes;
using Federation.GraphQL.Execution;
using Federation.Storage.Collectives;

namespace Federation.Gateway.GraphQL.Collectives;

internal static class CollectiveReading
{
    public static async Task<ListedCollective?> Collective(this ResolverContext context, GrainId grain) =>
        grain.Kind == GrainKind.Collective && await context.State(grain) is CollectiveState state ? Of(grain, state) : null;

    public static ListedCollective Of(GrainId grain, CollectiveState state) => new(grain, state.Profile, state.ChangedAt);

    public static ListedMeeting Of(GrainId grain, CollectiveState state, Meeting meeting) =>
        new(grain, state.Profile.Name, state.Profile.Audience, meeting.Plan, meeting.Version, meeting.Cancelled);
}
