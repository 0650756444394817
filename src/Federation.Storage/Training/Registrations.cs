using Dapper;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Storage.Training;

/// <summary>One place, asked for or had: codes alone.</summary>
public sealed record RegistrationLine(GrainId Session, Guid Id, PlaceStatus Status, DateTimeOffset At, DateTimeOffset? OfferedUntil);

/// <summary>A place in a session that was given other days, put off or called off after the place was asked for.</summary>
public sealed record TurnedPlace(GrainId Session, Guid Id, DateTimeOffset TurnedAt);

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

    /// <summary>Of sessions that turned after an instant, in the order in which they did; at most <paramref name="most"/>.</summary>
    /// <param name="from">Where an earlier page ended; the first begins without.</param>
    public async Task<IReadOnlyList<TurnedPlace>> Turned(DateTimeOffset after, TurnedPlace? from, int most, CancellationToken cancel)
    {
        var parameters = new { after = (from?.TurnedAt ?? after).ToUnixTimeMilliseconds(), hub = from?.Session.Hub.ToString() ?? "", session = from?.Session.Key ?? "", key = from?.Id.ToString() ?? "", most };
        var rows = await Query<(string Hub, string Session, string Key, long TurnedAt)>(
            "SELECT r.hub, r.session, r.key, s.turned_at FROM session s JOIN registration r ON r.hub = s.hub AND r.session = s.key"
            + " WHERE s.turned_at IS NOT NULL AND r.at < s.turned_at AND (s.turned_at, r.hub, r.session, r.key) > (@after, @hub, @session, @key) ORDER BY s.turned_at, r.hub, r.session, r.key LIMIT @most",
            parameters, cancel);
        return [.. rows.Select(row => new TurnedPlace(new GrainId(HubId.Parse(row.Hub), GrainKind.Session, row.Session), Guid.Parse(row.Key), Instant(row.TurnedAt)))];
    }

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
