using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>
/// Moves the sealed rows into a fresh file and drops the old one. A vacuum would not do: the plain one leaves old bytes in the gaps of its pages,
/// the full one copies erased rows too as long as any older snapshot could see them (an analysis under way is enough). Whoever reads or
/// writes sealed rows waits for the copy; under a long read, such as a dump, this gives up and is to be asked again.
/// <para>
/// What remains is the log (pg_wal, its archives) until it is recycled, and backups made before: ciphertext only, whose keys are not in the database.
/// </para>
/// </summary>
internal static class PostgresScrub
{
    public static async Task<bool> Run(NpgsqlConnection connection, TimeSpan patience, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        batch.Timeout = 600;
        batch.Add($"SET LOCAL lock_timeout = {(long)patience.TotalMilliseconds}");
        batch.Add("LOCK TABLE sealed IN ACCESS EXCLUSIVE MODE");
        batch.Add("CREATE TEMPORARY TABLE kept ON COMMIT DROP AS TABLE sealed");
        batch.Add("TRUNCATE sealed");
        batch.Add("INSERT INTO sealed TABLE kept");
        await batch.ExecuteNonQueryAsync(cancel);
        return true;
    }
}
