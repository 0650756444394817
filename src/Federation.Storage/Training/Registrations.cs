using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Storage.Training;

/// <summary>One place, asked for or had: codes alone.</summary>
public sealed record RegistrationLine(GrainId Session, Guid Id, PlaceStatus Status, DateTimeOffset At, DateTimeOffset? OfferedUntil);

public sealed class Registrations(IHubStore store) : ReadModel(store)
{
    public const int MostOwn = 100;

    /// <summary>Whatever was asked for under one private link, at any hub, the last first; the <see cref="MostOwn"/> last ones.</summary>
    /// <param name="owner">Hash of the link's secret.</param>
    public Task<IReadOnlyList<RegistrationLine>> Own(string owner, CancellationToken cancel) =>
        Rows("owner = @owner", "at DESC, key DESC", new DynamicParameters(new { owner }), MostOwn, cancel);

    /// <summary>In the order in which they came.</summary>
    public Task<IReadOnlyList<RegistrationLine>> OfSession(GrainId session, CancellationToken cancel) =>
        Rows("hub = @hub AND session = @session", "at, key", new DynamicParameters(new { hub = session.Hub.ToString(), session = session.Key }), SessionState.MostRegistrations, cancel);

    /// <summary>Places that are kept for somebody who has not answered yet, the first to end first; at most <paramref name="most"/>.</summary>
    public Task<IReadOnlyList<RegistrationLine>> Offered(DateTimeOffset now, int most, CancellationToken cancel) =>
        Rows("status = 'offered' AND offered_until > @now", "offered_until, key", new DynamicParameters(new { now = now.ToUnixTimeMilliseconds() }), most, cancel);

    private async Task<IReadOnlyList<RegistrationLine>> Rows(string where, string order, DynamicParameters parameters, int most, CancellationToken cancel)
    {
        parameters.Add("most", most);
        var rows = await Query<(string Hub, string Session, string Key, string Status, long At, long? OfferedUntil)>(
            $"SELECT hub, session, key, status, at, offered_until FROM registration WHERE {where} ORDER BY {order} LIMIT @most", parameters, cancel);
        return [.. rows.Select(row => new RegistrationLine(
            new GrainId(HubId.Parse(row.Hub), GrainKind.Session, row.Session), Guid.Parse(row.Key), Codes<PlaceStatus>.Parse(row.Status), Instant(row.At), row.OfferedUntil is { } until ? Instant(until) : null))];
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
