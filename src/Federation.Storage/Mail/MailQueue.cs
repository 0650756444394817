using System.Data.Common;
using Dapper;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Storage.Mail;

internal sealed class MailQueue(HubStore store) : IMailQueue
{
    private const int MostClaimed = 100;
    private const int MostAtOnce = 1000;

    // Materialized: as a subquery the planner may run it again for each row, and more letters than asked for would be claimed.
    private readonly string _claim =
        "WITH picked AS MATERIALIZED (SELECT id AS picked_id FROM mail WHERE hub = @hub AND state = 'waiting' AND due <= @now ORDER BY due, id LIMIT @most" + store.SkipLocked + ")"
        + " UPDATE mail SET due = @leased, attempts = attempts + 1, unsure = unsure + 1 FROM picked WHERE id = picked_id RETURNING " + MailRow.Claims;

    public event Action<HubId>? Queued;

    public async Task<int> Enqueue(IReadOnlyCollection<QueuedMail> letters, CursorMove? move, CancellationToken cancel)
    {
        var inserted = await Write(
            async connection =>
            {
                if (move is not null)
                {
                    await connection.ExecuteAsync(
                        "INSERT INTO cursor (follower, hub, position) VALUES (@follower, @hub, @position)"
                        + " ON CONFLICT (follower, hub) DO UPDATE SET position = excluded.position WHERE cursor.position < excluded.position",
                        new { follower = move.Follower, hub = move.Hub.ToString(), position = move.Position });
                }

                return await MailRows.Insert(connection, letters, cancel);
            },
            cancel);
        foreach (var hub in letters.Select(letter => letter.Hub).Distinct())
        {
            Ring(hub);
        }

        return inserted;
    }

    public void Ring(HubId hub) => Queued?.Invoke(hub);

    public Task<IReadOnlyDictionary<HubId, DateTimeOffset>> NextDue(IReadOnlyCollection<HubId> hubs, CancellationToken cancel) => store.Use<IReadOnlyDictionary<HubId, DateTimeOffset>>(
        async connection =>
        {
            var names = hubs.Distinct().ToList();
            if (names.Count == 0)
            {
                return new Dictionary<HubId, DateTimeOffset>();
            }

            var parameters = new DynamicParameters();
            for (var i = 0; i < names.Count; i++)
            {
                parameters.Add($"hub{i}", names[i].ToString());
            }

            // One look at the end of an index for each hub; grouped, it would be every letter that waits.
            var sql = string.Join(" UNION ALL ", names.Select((_, i) => $"SELECT {i} AS Rank, (SELECT MIN(due) FROM mail WHERE hub = @hub{i} AND state = 'waiting') AS Due"));
            return (await connection.QueryAsync<(long Rank, long Due)>(new CommandDefinition($"SELECT Rank, Due FROM ({sql}) AS firsts WHERE Due IS NOT NULL", parameters, cancellationToken: cancel)))
                .ToDictionary(row => names[(int)row.Rank], row => DateTimeOffset.FromUnixTimeMilliseconds(row.Due));
        },
        cancel);

    public Task<IReadOnlyList<ClaimedMail>> Claim(HubId hub, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostClaimed);
        return Write<IReadOnlyList<ClaimedMail>>(
            async connection =>
            {
                var parameters = new { hub = hub.ToString(), now = Milliseconds(now), leased = Milliseconds(now + lease), most };
                await connection.ExecuteAsync(
                    $"UPDATE mail SET state = 'dead', ended_at = @now, error = COALESCE(error, '{MailErrors.Expired}') WHERE hub = @hub AND state = 'waiting' AND due <= @now AND expires <= @now", parameters);
                var rows = await connection.QueryAsync<MailRow>(_claim, parameters);
                return [.. rows.Select(row => row.Claimed()).OrderBy(claimed => claimed.Mail.QueuedAt).ThenBy(claimed => claimed.Mail.Id, StringComparer.Ordinal)];
            },
            cancel);
    }

    public Task Sent(ClaimedMail claimed, DateTimeOffset now, CancellationToken cancel) => Change(
        "UPDATE mail SET state = 'sent', unsure = unsure - 1, ended_at = @now, error = NULL, status = NULL WHERE id = @id AND state <> 'sent'", claimed, now, null, cancel);

    public Task Failed(ClaimedMail claimed, MailError error, DateTimeOffset? again, bool unsure, DateTimeOffset now, CancellationToken cancel)
    {
        var known = unsure ? "" : ", unsure = unsure - 1";
        return again is { } due && due < claimed.Mail.Expires
            ? Change($"UPDATE mail SET due = @due{known}, error = @error, status = @status WHERE {Mine}", claimed, due, error, cancel)
            : Change($"UPDATE mail SET state = 'dead', ended_at = @due{known}, error = @error, status = @status WHERE {Mine}", claimed, now, error, cancel);
    }

    public Task Release(ClaimedMail claimed, DateTimeOffset due, MailError? why, CancellationToken cancel) => Change(
        $"UPDATE mail SET due = @due, attempts = attempts - 1, unsure = unsure - 1{(why is null ? "" : ", error = @error, status = @status")} WHERE {Mine}", claimed, due, why, cancel);

    public Task Cancelled(ClaimedMail claimed, MailError why, DateTimeOffset now, CancellationToken cancel) => Change(
        $"UPDATE mail SET state = 'cancelled', ended_at = @now, unsure = unsure - 1, error = @error, status = @status WHERE {Mine}", claimed, now, why, cancel);

    public Task<int> CancelOf(HubId hub, string recipient, DateTimeOffset now, CancellationToken cancel) => Write(
        connection => connection.ExecuteAsync(
            $"UPDATE mail SET state = 'cancelled', ended_at = @now, error = '{MailErrors.RecipientGone}' WHERE hub = @hub AND recipient = @recipient AND state = 'waiting'",
            new { hub = hub.ToString(), recipient, now = Milliseconds(now) }),
        cancel);

    public Task<MailCounts> Counts(HubId hub, CancellationToken cancel) => store.Use(
        async connection =>
        {
            var rows = (await connection.QueryAsync<(string State, long Count, long Unsure, long Oldest)>(new CommandDefinition(
                "SELECT state, COUNT(*), CAST(SUM(unsure) AS bigint), MIN(queued_at) FROM mail WHERE hub = @hub GROUP BY state", new { hub = hub.ToString() }, cancellationToken: cancel)))
                .ToDictionary(row => Codes<MailState>.Parse(row.State));
            long Of(MailState state) => rows.TryGetValue(state, out var row) ? row.Count : 0;
            return new MailCounts(
                Of(MailState.Waiting), Of(MailState.Sent), Of(MailState.Dead), Of(MailState.Cancelled), rows.TryGetValue(MailState.Sent, out var sent) ? sent.Unsure : 0,
                rows.TryGetValue(MailState.Waiting, out var waiting) ? DateTimeOffset.FromUnixTimeMilliseconds(waiting.Oldest) : null);
        },
        cancel);

    public Task<StoredMail?> Find(HubId hub, string id, CancellationToken cancel) => store.Use(
        async connection => (await connection.QueryFirstOrDefaultAsync<MailRow>(
            new CommandDefinition($"SELECT {MailRow.Columns} FROM mail WHERE id = @id AND hub = @hub", new { id, hub = hub.ToString() }, cancellationToken: cancel)))?.Stored(),
        cancel);

    public Task<MailPage> Dead(HubId hub, string? after, int most, CancellationToken cancel) => store.Use(
        connection => DeadLetters.Page(connection, hub, after, most, cancel), cancel);

    public async Task<bool> Requeue(HubId hub, string id, DateTimeOffset now, CancellationToken cancel)
    {
        var done = await ChangeDead(Revive, hub, id, now, cancel);
        Ring(hub);
        return done;
    }

    public async Task<int> RequeueAll(HubId hub, DateTimeOffset now, CancellationToken cancel)
    {
        var done = await Write(
            connection => connection.ExecuteAsync(
                $"UPDATE mail {Revive} WHERE id IN (SELECT id FROM mail WHERE hub = @hub AND state = 'dead' AND error NOT IN ('{MailErrors.RecipientRefused}', '{MailErrors.AddressUnreadable}') LIMIT @most)",
                new { hub = hub.ToString(), now = Milliseconds(now), most = MostAtOnce }),
            cancel);
        Ring(hub);
        return done;
    }

    public Task<bool> Drop(HubId hub, string id, DateTimeOffset now, CancellationToken cancel) =>
        ChangeDead($"SET state = 'cancelled', ended_at = @now, error = '{MailErrors.Dropped}', status = NULL", hub, id, now, cancel);

    public Task<int> Purge(HubId hub, DateTimeOffset before, CancellationToken cancel) => Write(
        connection => connection.ExecuteAsync(
            "DELETE FROM mail WHERE id IN (SELECT id FROM mail WHERE hub = @hub AND state IN ('sent', 'dead', 'cancelled') AND ended_at < @before LIMIT @most)",
            new { hub = hub.ToString(), before = Milliseconds(before), most = MostAtOnce }),
        cancel);

    private const string Revive = "SET state = 'waiting', due = @now, expires = @now + expires - queued_at, queued_at = @now, ended_at = NULL";

    /// <summary>Nobody has claimed it since.</summary>
    private const string Mine = "id = @id AND state = 'waiting' AND attempts = @attempt";

    private Task Change(string sql, ClaimedMail claimed, DateTimeOffset instant, MailError? error, CancellationToken cancel) => Write(
        connection => connection.ExecuteAsync(
            sql, new { id = claimed.Mail.Id, attempt = claimed.Attempt, now = Milliseconds(instant), due = Milliseconds(instant), error = error?.Code, status = error?.Status }),
        cancel);

    private Task<bool> ChangeDead(string set, HubId hub, string id, DateTimeOffset now, CancellationToken cancel) => Write(
        async connection => await connection.ExecuteAsync($"UPDATE mail {set} WHERE id = @id AND hub = @hub AND state = 'dead'", new { id, hub = hub.ToString(), now = Milliseconds(now) }) == 1,
        cancel);

    private Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) => store.Write(work, false, cancel);

    private static long Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
