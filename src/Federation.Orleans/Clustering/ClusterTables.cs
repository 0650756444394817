using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Federation.Storage.Feeds;
using Federation.Storage.Schema;
using Npgsql;

namespace Federation.Orleans.Clustering;

/// <summary>
/// The tables of membership, in a PostgreSQL schema of their own beside the federation's: they are of one cluster at one time, and nothing of an export or a
/// backup. Files of <c>schemas/orleans</c>, applied in order under a lock, never edited once released, as the storage does with its own.
/// </summary>
public static class ClusterTables
{
    /// <summary>The PostgreSQL schema.</summary>
    public const string Schema = "orleans";

    private const long Lock = 0x4F726C65616E73;

    /// <summary>What Orleans connects with: it names its tables without a schema.</summary>
    public static string ConnectionString(string federation) =>
        new NpgsqlConnectionStringBuilder(federation) { SearchPath = Schema, ApplicationName = "federation-membership", MaxPoolSize = 8, IncludeErrorDetail = false }.ConnectionString;

    /// <exception cref="StorageException">The database cannot be used.</exception>
    /// <exception cref="SchemaTooNewException">It was migrated by a newer program.</exception>
    /// <exception cref="MigrationChangedException">A released file was edited.</exception>
    public static async Task Migrate(string federation, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString(federation) + ";Pooling=false");
            await connection.OpenAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await Run(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancel);
            await Run(connection, $"CREATE SCHEMA IF NOT EXISTS {Schema}", cancel);
            await Run(connection, "CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)", cancel);
            await Apply(connection, await Applied(connection, cancel), Files(), cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (NpgsqlException failure)
        {
            // The driver's text may quote a row; its code tells enough.
            throw new StorageException($"PostgreSQL: the tables of the cluster cannot be prepared (SQLSTATE {failure.SqlState ?? "none"})", false);
        }
    }

    private static async Task Apply(NpgsqlConnection connection, List<string> applied, IReadOnlyList<(string Name, string Sql, string Checksum)> files, CancellationToken cancel)
    {
        if (applied.Count > files.Count)
        {
            throw new SchemaTooNewException(applied.Count, files.Count);
        }

        for (var i = 0; i < files.Count; i++)
        {
            var (name, sql, checksum) = files[i];
            if (i < applied.Count)
            {
                if (applied[i] != checksum)
                {
                    throw new MigrationChangedException(name);
                }

                continue;
            }

            await Run(connection, sql, cancel);
            await using var record = new NpgsqlCommand("INSERT INTO schema_version (version, name, checksum) VALUES ($1, $2, $3)", connection)
            {
                Parameters = { new() { Value = i + 1 }, new() { Value = name }, new() { Value = checksum } },
            };
            await record.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task<List<string>> Applied(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT checksum FROM schema_version ORDER BY version", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            applied.Add(reader.GetString(0));
        }

        return applied;
    }

    private static List<(string Name, string Sql, string Checksum)> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new List<(string, string, string)>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("orleans/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var sql = reader.ReadToEnd();
            files.Add((name["orleans/".Length..], sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))))));
            if (int.Parse(files[^1].Item1.AsSpan(0, 3), CultureInfo.InvariantCulture) != files.Count)
            {
                throw new InvalidOperationException("the schema files of the cluster are not numbered 001, 002…");
            }
        }

        return files;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
