using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>Which hub keeps an offer: its address names the offer alone, so that it stays right whoever reads it.</summary>
public sealed class OfferPlaces(IHubStore store, HubDirectory directory) : ReadModel(store)
{
    /// <summary>Null when no hub keeps it. Whether it may be shown is for the caller to ask: a text that is not published is found too.</summary>
    public async Task<GrainId?> Find(string? key, CancellationToken cancel)
    {
        if (!OfferId.TryParse(key, out var id) || await directory.All(cancel) is not { Count: > 0 } hubs)
        {
            return null;
        }

        // The hubs are named because the table's key begins with them.
        var parameters = new DynamicParameters(new { key = id.ToString() });
        var among = InList.Of(hubs.Select(hub => hub.Id.ToString()), parameters);
        return await QueryFirst<string>($"SELECT hub FROM offer WHERE hub IN {among} AND key = @key ORDER BY hub LIMIT 1", parameters, cancel) is { } hub
            ? id.At(HubId.Parse(hub))
            : null;
    }
}
