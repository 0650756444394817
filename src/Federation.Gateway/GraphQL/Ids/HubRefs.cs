using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;

namespace Federation.Gateway.GraphQL.Ids;

/// <summary>Ids that are meant to be a hub's.</summary>
public static class HubRefs
{
    private const int Most = 500;

    /// <summary>Null stays null: all hubs.</summary>
    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">One is the id of something else.</exception>
    public static IReadOnlyCollection<HubId>? Of(IReadOnlyList<GrainId>? ids) =>
        ids is null ? null
        : ids.Count > Most || ids.Any(id => id.Kind != GrainKind.Platform) ? throw Faults.Invalid("hubs")
        : [.. ids.Select(id => id.Hub).Distinct()];

    /// <summary>A hub for which the asker acts.</summary>
    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">Another's, or none.</exception>
    public static HubId Own(this Asker asker, GrainId id) => id.Kind == GrainKind.Platform && asker.At(id.Hub) is not null ? id.Hub : throw Faults.NotAllowed();
}
