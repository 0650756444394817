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

    // LIMIT 1 says what the key says, and keeps the planner from turning the look-ups into one join over all rows of the hub.
    private const string Versions =
        "SELECT g.kind, g.key, g.version FROM unnest($2, $3) AS t (kind, key)"
        + " CROSS JOIN LATERAL (SELECT kind, key, version FROM grain WHERE hub = $1 AND kind = t.kind AND key = t.key LIMIT 1) AS g";

    private const string Replies =
        "SELECT r.kind, r.key, r.idempotency_key, r.command, r.reply FROM unnest($2, $3, $4) AS t (kind, key, once)"
        + " CROSS JOIN LATERAL (SELECT * FROM reply WHERE hub = $1 AND kind = t.kind AND key = t.key AND idempotency_key = t.once LIMIT 1) AS r";

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
