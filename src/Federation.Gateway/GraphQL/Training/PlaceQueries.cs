using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Asking;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Jobs;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;
using Federation.Storage.Training;

namespace Federation.Gateway.GraphQL.Training;

[Resolves("Query")]
public static class PlaceQueries
{
    public static async Task<IEnumerable<OwnPlace>> OwnPlaces(string secret, int? first, Asker asker, [Service] Registrations registrations, [Service] GrainStates states, CancellationToken cancel)
    {
        if (asker.ByAddress)
        {
            throw Faults.PostOnly();
        }

        var most = PageSize.Of(first, 25);
        if (secret.Length is 0 or > OwnOfferCommands.LongestSecret)
        {
            return [];
        }

        var lines = (await registrations.Own(PlaceTicket.OwnerOf(secret), cancel)).Take(most).ToList();
        var loaded = await states.Load([.. lines.Select(line => line.Session)], cancel);
        return lines.Select(line => loaded.GetValueOrDefault(line.Session) is SessionState state ? OwnPlace.Of(line.Session, state, line.Id) : null).OfType<OwnPlace>();
    }
}
