using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Nodes;
using Federation.GraphQL.Execution;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

internal static class SessionReading
{
    public static async Task<ListedSession?> Session(this ResolverContext context, GrainId grain) =>
        grain.Kind == GrainKind.Session && await context.State(grain) is SessionState state ? Of(grain, state) : null;

    /// <summary>As the read table keeps it for everybody.</summary>
    public static ListedSession Of(GrainId grain, SessionState state) =>
        new(grain, state.Plan, state.Status, state.Since, state.Door, state.Free, state.HasWaiting, state.HasTeam, state.Version, state.Why);
}
