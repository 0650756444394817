using Dapper;
using Federation.Storage.Feeds;
using Federation.Testing.PostgreSql;

namespace Federation.Storage.Tests;

/// <summary>One of a database's own files, as bytes.</summary>
public sealed record DatabaseFile(string Name, byte[] Bytes)
{
    public bool Holds(ReadOnlySpan<byte> run) => Bytes.AsSpan().IndexOf(run) >= 0;
}

internal static class DatabaseFiles
{
    /// <summary>
    /// What an embedded database keeps, its log too; of PostgreSQL the tables and indexes, once what is in memory is written: its log keeps ciphertext until it is
    /// recycled, as the store says.
    /// </summary>
    public static async Task<List<DatabaseFile>> Contents(On engine, string place, HubStore store, CancellationToken cancel)
    {
        if (engine == On.Sqlite)
        {
            return await Read(Directory.EnumerateFiles(place, "federation.db*"));
        }

        var oid = await store.Use(
            async connection =>
            {
                await connection.ExecuteAsync("CHECKPOINT", commandType: System.Data.CommandType.Text);
                return await connection.ExecuteScalarAsync<uint>("SELECT oid FROM pg_database WHERE datname = current_database()");
            },
            cancel);
        return await Read(Directory.EnumerateFiles(Path.Combine(PostgresCluster.Shared.DataFolder, "base", $"{oid}")));
    }

    public static async Task<List<DatabaseFile>> Read(IEnumerable<string> files)
    {
        var contents = new List<DatabaseFile>();
        foreach (var file in files)
        {
            try
            {
                contents.Add(new DatabaseFile(file, await File.ReadAllBytesAsync(file)));
            }
            catch (IOException)
            {
                // The server drops files while we look: what is gone holds nothing.
            }
        }

        return contents;
    }
}
