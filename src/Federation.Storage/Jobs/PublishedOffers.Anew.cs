using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Storage.Projections;

namespace Federation.Storage.Jobs;

public sealed partial class PublishedOffers
{
    /// <summary>Keys in one question: far below what either engine takes.</summary>
    private const int Together = 250;

    /// <summary>Those that joined this one, shown or not.</summary>
    public async Task<IReadOnlyList<GrainId>> JoinedTo(GrainId lead, CancellationToken cancel) =>
        [.. (await Query<(string Hub, string Key)>("SELECT hub, key FROM offer WHERE lead_hub = @hub AND lead_key = @key ORDER BY hub, key", new { hub = lead.Hub.ToString(), key = lead.Key }, cancel))
            .Select(row => new GrainId(HubId.Parse(row.Hub), GrainKind.Offer, row.Key))];

    /// <summary>
    /// These offers as they are shown now, and those whose showing hangs on them: the ones that stand under them and the ones they stand under, for an offer
    /// that ends, comes back or joins another covers and uncovers its neighbours. Null: not shown. A few questions for all of them.
    /// </summary>
    public async Task<IReadOnlyDictionary<GrainId, PublishedOffer?>> Anew(IEnumerable<GrainId> touched, CancellationToken cancel)
    {
        var shown = new Dictionary<GrainId, PublishedOffer?>();
        foreach (var grain in touched)
        {
            shown[grain] = null;
        }

        foreach (var (hub, keys) in Slices(shown.Keys))
        {
            var parameters = new DynamicParameters(new { hub });
            var list = InList.Of(keys, parameters);
            foreach (var (neighbour, key) in await Query<(string Hub, string Key)>(
                $"""
                SELECT lead_hub, lead_key FROM offer WHERE hub = @hub AND key IN {list} AND lead_hub IS NOT NULL
                UNION SELECT hub, key FROM offer WHERE lead_hub = @hub AND lead_key IN {list}
                """,
                parameters, cancel))
            {
                shown[new GrainId(HubId.Parse(neighbour), GrainKind.Offer, key)] = null;
            }
        }

        foreach (var (hub, keys) in Slices(shown.Keys))
        {
            var parameters = new DynamicParameters(new { hub });
            var rows = await Rows($"o.status = 'published' AND o.until > @now AND o.hub = @hub AND o.key IN {InList.Of(keys, parameters)} AND NOT {UnderItsLead}", "o.key", Together, parameters, cancel);
            foreach (var offer in await WithSources(rows, cancel))
            {
                shown[offer.Id.At(offer.Hub)] = offer;
            }
        }

        return shown;
    }

    private static List<(string Hub, string[] Keys)> Slices(IEnumerable<GrainId> grains) =>
        [.. grains.GroupBy(grain => grain.Hub).SelectMany(group => group.Select(grain => grain.Key).Chunk(Together).Select(keys => (group.Key.ToString(), keys)))];
}
