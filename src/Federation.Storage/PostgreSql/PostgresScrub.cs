using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>
/// Moves the rows of a table into a fresh file, its indexes too, and drops the old ones. A vacuum would not do: the plain one leaves old bytes in the gaps of
/// its pages, the full one copies erased rows too as long as any older snapshot could see them (an analysis under way is enough). Whoever reads or
/// writes the table waits for the copy; under a long read, such as a dump, this gives up and is to be asked again. One table at a time: with several locked
/// at once, two that need them in another order would wait for each other.
/// <para>
/// What remains is the log (pg_wal, its archives) until it is recycled, and backups made before: ciphertext only, whose keys are not in the database.
/// </para>
/// </summary>
internal static class PostgresScrub
{
    public static async Task<bool> Run(NpgsqlConnection connection, string table, TimeSpan patience, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        batch.Timeout = 600;
        batch.Add($"SET LOCAL lock_timeout = {(long)patience.TotalMilliseconds}");
        batch.Add($"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE");
        batch.Add($"CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE {table}");
        batch.Add($"TRUNCATE {table}");
        batch.Add($"INSERT INTO {table} TABLE kept");
        await batch.ExecuteNonQueryAsync(cancel);
        return true;
    }
}
