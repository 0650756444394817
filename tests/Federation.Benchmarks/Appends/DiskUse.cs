using Federation.Benchmarks.Running;
using Federation.Storage;
using Npgsql;

namespace Federation.Benchmarks.Appends;

/// <summary>Bytes of a database on disk, once its log is emptied into it.</summary>
internal static class DiskUse
{
    public static async Task<long> Of(StoreOptions store, Place place)
    {
        if (store.Engine == Engine.Sqlite)
        {
            await using var connection = await Database.Open(store).Hubs.OpenRead(CancellationToken.None);
            await using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA query_only = OFF; PRAGMA wal_checkpoint(TRUNCATE)";
            await checkpoint.ExecuteNonQueryAsync();
            return new FileInfo(store.FilePath).Length;
        }

        var database = new NpgsqlConnectionStringBuilder(store.ConnectionString).Database!;
        await place.Cluster.Execute(database, "CHECKPOINT");
        return (long)(await place.Cluster.Execute(database, "SELECT pg_database_size(current_database())"))!;
    }
}
