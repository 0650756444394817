using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Calls;
using Federation.Gateway.GraphQL.Collectives;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Referrals;
using Federation.Gateway.GraphQL.Structures;
using Federation.Gateway.GraphQL.Training;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;

namespace Federation.Gateway.GraphQL.Nodes;

[Resolves("Query")]
public static class NodeQueries
{
    private const int Most = 100;

    public static ValueTask<object?> Node(GrainId id, Asker asker, ResolverContext context) => context.Node(id, asker);

    public static async ValueTask<IReadOnlyList<object?>> Nodes(IReadOnlyList<GrainId> ids, Asker asker, ResolverContext context)
    {
        if (ids.Count > Most)
        {
            throw Faults.Invalid("ids");
        }

        // Asked together, so that they are loaded together.
        return await Task.WhenAll(ids.Select(id => context.Node(id, asker).AsTask()));
    }

    /// <summary>
    /// The one door by which a thing is loaded by its identity. What hubs publish is for everyone, and what they tell each other of trainers for who acts
    /// for one of them; a copy of a request or of a call, and a booking, is for who acts for its hub, and for others it is not there.
    /// </summary>
    internal static async ValueTask<object?> Node(this ResolverContext context, GrainId grain, Asker asker) => grain.Kind switch
    {
        GrainKind.Platform => await context.Hub(grain.Hub),
        GrainKind.Structure => await context.State(grain) is StructureState structure ? new StructureCard(grain, structure.Profile) : null,
        GrainKind.Offer => await context.Offer(grain),
        GrainKind.Course => await context.Course(grain),
        GrainKind.Session => await context.Session(grain),
        GrainKind.Collective => await context.Collective(grain),
        GrainKind.Trainer when asker.Hubs.Count > 0 => await context.Trainer(grain),
        GrainKind.Pair => await context.Pair(grain) is { } pair && PairQueries.IsFor(asker, pair) ? pair : null,
        _ when asker.At(grain.Hub) is null => null,
        GrainKind.Booking => await context.Booking(grain),
        GrainKind.Referral => await context.State(grain) is ReferralState referral ? new ReferralCopy(grain, referral) : null,
        GrainKind.Call => await context.State(grain) is CallState call ? new HeardCall(grain, call) : null,
        _ => null,
    };
}
