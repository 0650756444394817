using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Node.Desk;

/// <summary>How many things wait for a hub's coordinators, by the list they stand in.</summary>
/// <param name="Received">Requests whose next step is this hub's: to read, to answer, to give a date.</param>
/// <param name="ToRoute">Requests filed here that go nowhere before somebody chooses.</param>
/// <param name="Calls">Open calls that nobody claimed.</param>
/// <param name="Offers">Texts of offers to read.</param>
/// <param name="Bookings">Pairs in which somebody is missing.</param>
public sealed record Waiting(int Received, int ToRoute, int Calls, int Offers, int Bookings);

/// <summary>
/// The counts beside the names of the lists, on every page of the space. They are a function of the hub's feed, so they are counted once per
/// position of it: a page of a quiet hub costs one look at the heads.
/// </summary>
public sealed class WaitingWork(IHubStore store) : ReadModel(store)
{
    private static readonly string OurTurn = In(Status.Received, Status.Read, Status.InReview, Status.Accepted, Status.NoShow);

    private static readonly string AtRisk = In(BookingStatus.AtRisk);

    private readonly IHubStore _store = store;
    private readonly ConcurrentDictionary<HubId, (long Head, Waiting Counts)> _counted = new();

    public async Task<Waiting> Of(HubId hub, CancellationToken cancel)
    {
        // Read before counting: what is appended meanwhile may be counted early, never missed.
        var head = (await _store.Heads(cancel)).GetValueOrDefault(hub);
        if (_counted.TryGetValue(hub, out var known) && known.Head == head)
        {
            return known.Counts;
        }

        var row = await QueryFirst<Row>(
            $"""
            SELECT
              (SELECT COUNT(*) FROM referral WHERE hub = @hub AND (side = 'recipient' OR (side = 'origin' AND recipient = hub)) AND status IN {OurTurn}) AS received,
              (SELECT COUNT(*) FROM referral WHERE hub = @hub AND side = 'origin' AND {ReferralLists.ToRoute}) AS to_route,
              (SELECT COUNT(*) FROM open_call WHERE hub = @hub AND status = 'open') AS calls,
              (SELECT COUNT(*) FROM offer WHERE hub = @hub AND waiting_since IS NOT NULL) AS offers,
              (SELECT COUNT(*) FROM booking WHERE hub = @hub AND status IN {AtRisk}) AS bookings
            """,
            new { hub = hub.ToString() }, cancel);
        var counts = new Waiting((int)row!.Received, (int)row.To_Route, (int)row.Calls, (int)row.Offers, (int)row.Bookings);
        _counted[hub] = (head, counts);
        return counts;
    }

    private static string In<T>(params T[] codes)
        where T : struct, Enum => $"({string.Join(", ", codes.Select(code => $"'{Codes<T>.Of(code)}'"))})";

    /// <summary>As the query spells it, for Dapper.</summary>
    private sealed class Row
    {
        public long Received { get; init; }

        public long To_Route { get; init; }

        public long Calls { get; init; }

        public long Offers { get; init; }

        public long Bookings { get; init; }
    }
}
