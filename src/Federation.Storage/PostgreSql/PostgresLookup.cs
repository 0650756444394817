using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>
/// The first round trip of a commit: begin, lock the hub, and, after the lock is held, read what the batch depends on. Under read committed each
/// statement sees what was committed before it began, so these see all that the previous holder of the lock wrote.
/// </summary>
internal static class PostgresLookup
{
    private const string LockHub = "SELECT head FROM hub WHERE id = $1 FOR UPDATE";

    // Asked key by key, each a look-up of the whole primary key. As a join, the planner may read every row of the hub to find a handful.
    private const string Versions =
        "SELECT t.kind, t.key, g.version FROM unnest($2, $3) AS t (kind, key)"
        + " CROSS JOIN LATERAL (SELECT version FROM grain WHERE hub = $1 AND kind = t.kind AND key = t.key OFFSET 0) AS g";

    private const string Replies =
        "SELECT t.kind, t.key, t.once, r.command, r.reply FROM unnest($2, $3, $4) AS t (kind, key, once)"
        + " CROSS JOIN LATERAL (SELECT command, reply FROM reply WHERE hub = $1 AND kind = t.kind AND key = t.key AND idempotency_key = t.once OFFSET 0) AS r";

    /// <returns>Null when the hub has no row yet; the transaction is open all the same.</returns>
    public static async Task<Found?> Find(NpgsqlConnection connection, HubId hub, IReadOnlyList<Append> appends, CancellationToken cancel)
    {
        var kinds = new string[appends.Count];
        var keys = new string[appends.Count];
        var onces = new string[appends.Count];
        for (var i = 0; i < appends.Count; i++)
        {
            (kinds[i], keys[i], onces[i]) = (Codes<GrainKind>.Of(appends[i].Grain.Kind), appends[i].Grain.Key, appends[i].Key.ToString());
        }

        var name = hub.ToString();
        await using var batch = connection.CreateBatch();
        batch.Add("BEGIN");
        batch.Add(LockHub).With(name);
        batch.Add(Versions).With(name).With(kinds).With(keys);
        batch.Add(Replies).With(name).With(kinds).With(keys).With(onces);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        return await Read(reader, hub, cancel);
    }

    private static async Task<Found?> Read(NpgsqlDataReader reader, HubId hub, CancellationToken cancel)
    {
        if (!await reader.ReadAsync(cancel))
        {
            return null;
        }

        var found = new Found();
        found.Heads[hub] = reader.GetInt64(0);
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            found.Versions[Grain(reader, hub)] = reader.GetInt64(2);
        }

        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            found.Replies[(Grain(reader, hub), IdempotencyKey.Parse(reader.GetString(2)))] = (CommitPlan.ReadReply(reader.GetFieldValue<byte[]>(4)), reader.GetString(3));
        }

        return found;
    }

    private static GrainId Grain(NpgsqlDataReader reader, HubId hub) => new(hub, Codes<GrainKind>.Parse(reader.GetString(0)), reader.GetString(1));
}
