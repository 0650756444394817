using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Gateway.Jobs.Following;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.GraphQL.Nodes;

/// <summary>What the resolvers of one request ask for is read together: a list of a hundred asks as often as one of its items.</summary>
internal static class Loading
{
    public static Task<GrainState?> State(this ResolverContext context, GrainId grain) =>
        context.Loader<GrainId, GrainState>("states", async (grains, cancel) => await Service<GrainStates>(context).Load([.. grains], cancel), GrainStates.Most).Load(grain);

    /// <summary>Oldest first.</summary>
    public static async Task<IReadOnlyList<Entry>> Story(this ResolverContext context, GrainId grain) =>
        await context.Loader<GrainId, IReadOnlyList<Entry>>("stories", async (grains, cancel) => await Service<GrainStates>(context).Stories([.. grains], cancel)).Load(grain) ?? [];

    /// <summary>Who may read it was decided by whoever asks.</summary>
    public static Task<string?> Unsealed(this ResolverContext context, HubId hub, Guid id) =>
        context.Loader<(HubId Hub, Guid Id), string>("sealed", async (rows, cancel) => await Service<SealedTexts>(context).Read([.. rows], cancel)).Load((hub, id));

    /// <summary>From the index when it is shown, so that no question is asked; else as the tables have it, when it was published once.</summary>
    public static async ValueTask<OfferNode?> Offer(this ResolverContext context, GrainId grain)
    {
        var now = Service<TimeProvider>(context).GetUtcNow();
        return Service<LiveOffers>(context).Snapshot.Find(grain.Hub, OfferId.Parse(grain.Key)) is { } shown && now < shown.Until ? OfferNode.Of(shown)
            : await context.State(grain) is OfferState state ? OfferNode.Of(grain, state)
            : null;
    }

    public static ValueTask<HubView?> Hub(this ResolverContext context, HubId hub) => Service<HubDirectory>(context).Find(hub, context.Cancel);

    private static T Service<T>(ResolverContext context)
        where T : notnull => context.Services.GetRequiredService<T>();
}
