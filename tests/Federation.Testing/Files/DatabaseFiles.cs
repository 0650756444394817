using Federation.Testing.PostgreSql;
using Npgsql;

namespace Federation.Testing.Files;

/// <summary>A file as bytes.</summary>
public sealed record RawFile(string Name, byte[] Bytes)
{
    public bool Holds(ReadOnlySpan<byte> run) => Bytes.AsSpan().IndexOf(run) >= 0;
}

/// <summary>What a database keeps on the disk, past the program and past the engine.</summary>
public static class DatabaseFiles
{
    /// <summary>
    /// Where no ciphertext may be once it was erased and scrubbed: of an embedded database everything, its log too; of PostgreSQL the tables and indexes, once what is
    /// in memory is written. Its log keeps ciphertext until it is recycled, as the store says.
    /// </summary>
    /// <param name="place">A connection string of the shared cluster, or the data folder of an embedded database.</param>
    public static async Task<List<RawFile>> Contents(string place, CancellationToken cancel)
    {
        if (!place.Contains('='))
        {
            return await Read(Directory.EnumerateFiles(place, "federation.db*"));
        }

        await using var connection = new NpgsqlConnection(place + ";Pooling=false");
        await connection.OpenAsync(cancel);
        await using (var written = new NpgsqlCommand("CHECKPOINT", connection))
        {
            await written.ExecuteNonQueryAsync(cancel);
        }

        await using var oid = new NpgsqlCommand("SELECT oid FROM pg_database WHERE datname = current_database()", connection);
        return await Read(Directory.EnumerateFiles(Path.Combine(PostgresCluster.Shared.DataFolder, "base", $"{await oid.ExecuteScalarAsync(cancel)}")));
    }

    /// <summary>Where no plaintext may ever be: the log and whatever else the server writes, too.</summary>
    public static Task<List<RawFile>> Everything(string place) => Read(place.Contains('=')
        ? Directory.EnumerateFiles(PostgresCluster.Shared.DataFolder, "*", SearchOption.AllDirectories)
        : Directory.EnumerateFiles(place, "federation.db*"));

    public static async Task<List<RawFile>> Read(IEnumerable<string> files)
    {
        var contents = new List<RawFile>();
        foreach (var file in files)
        {
            try
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var memory = new MemoryStream();
                await stream.CopyToAsync(memory);
                contents.Add(new RawFile(file, memory.ToArray()));
            }
            catch (IOException)
            {
                // The server drops files while we look: what is gone holds nothing.
            }
        }

        return contents;
    }
}
