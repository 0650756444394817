using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Paging;
using Federation.GraphQL.Binding;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Hubs;

[Resolves("Query")]
public static class HubQueries
{
    public static async ValueTask<Connection<HubView, HubId>> Hubs(int? first, HubId? after, [Service] HubDirectory directory, CancellationToken cancel)
    {
        var all = await directory.All(cancel);
        var rest = all.Where(hub => after is not { } place || hub.Id.CompareTo(place) > 0).ToList();
        var most = PageSize.Of(first, 50);
        return Connections.Page([.. rest.Take(most).Select(hub => new Edge<HubView, HubId>(hub, hub.Id))], rest.Count > most, after is not null, Cursors.Write, all.Count);
    }

    public static async ValueTask<HubView?> Hub(GrainId id, [Service] HubDirectory directory, CancellationToken cancel) =>
        id.Kind == GrainKind.Platform ? await directory.Find(id.Hub, cancel) : null;

    /// <summary>How each hub is called in a story.</summary>
    internal static async ValueTask<Func<HubId, string>> Names(this HubDirectory directory, CancellationToken cancel)
    {
        var names = (await directory.All(cancel)).ToDictionary(hub => hub.Id, hub => hub.Profile.ShortName);
        return hub => names.GetValueOrDefault(hub, hub.ToString());
    }

    /// <summary>A hub that an entry or a state names.</summary>
    internal static async ValueTask<HubView> Named(this HubDirectory directory, HubId hub, CancellationToken cancel) => await directory.Find(hub, cancel) ?? throw Faults.Unknown();

    internal static async ValueTask<HubView?> Named(this HubDirectory directory, HubId? hub, CancellationToken cancel) => hub is { } known ? await directory.Named(known, cancel) : null;
}
