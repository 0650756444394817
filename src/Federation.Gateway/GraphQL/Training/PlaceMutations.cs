using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.GraphQL.Binding;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>What who wants a place may do, whom the secret of the private link alone makes so once it is asked for.</summary>
[Resolves("Mutation")]
public static class PlaceMutations
{
    public static Task<PlacePayload> RegisterForSession(RegisterForSessionInput input, Asker asker, [Service] PlaceCommands places, CancellationToken cancel) =>
        places.Register(input, asker.From, cancel);

    public static Task<PlacePayload> LeaveOwnPlace(LeaveOwnPlaceInput input, [Service] PlaceCommands places, CancellationToken cancel) =>
        places.Ask(input, nameof(LeaveOwnPlace), id => new LeaveSession(id), cancel);

    public static Task<PlacePayload> TakeOwnPlace(TakeOwnPlaceInput input, [Service] PlaceCommands places, CancellationToken cancel) =>
        places.Ask(input, nameof(TakeOwnPlace), id => new TakePlace(id), cancel);
}
