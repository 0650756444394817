using Dapper;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>Open calls as one hub hears them, in the order of the first request.</summary>
public sealed class CallLists(IHubStore store) : ReadModel(store)
{
    /// <summary>The calls that begin after this place, and whether there are more.</summary>
    /// <param name="most">1 to <see cref="ReferralLists.LongestPage"/>.</param>
    public async Task<(IReadOnlyList<(GrainId Grain, ListCursor Cursor)> Lines, bool More)> Find(
        HubId hub, IReadOnlyCollection<CallStatus> statuses, ListCursor after, int most, CancellationToken cancel)
    {
        most = Math.Clamp(most, 1, ReferralLists.LongestPage);
        var parameters = new DynamicParameters(new { hub = hub.ToString(), first = after.First, key = after.Key, most = most + 1 });
        var rows = await Query<(string Key, long First)>(
            $"""
            SELECT key, first_requested_at FROM open_call
            WHERE hub = @hub AND status IN {InList.Of(statuses.Select(Codes<CallStatus>.Of), parameters)} AND (first_requested_at > @first OR (first_requested_at = @first AND key > @key))
            ORDER BY first_requested_at, key LIMIT @most
            """,
            parameters, cancel);
        return ([.. rows.Take(most).Select(row => (new GrainId(hub, GrainKind.Call, row.Key), new ListCursor(row.First, row.Key)))], rows.Count > most);
    }
}
