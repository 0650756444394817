using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Federation.Storage.Feeds;

namespace Federation.Storage.Schema;

/// <summary>An applied file is not what it was: a released file is never edited, a change is a new file.</summary>
public sealed class MigrationChangedException(string name)
    : Exception($"the schema file {name} was applied with other content: restore the file as released, and put the change in a new one")
{
    public string Name { get; } = name;
}

internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Of the text with bare line feeds, so that a checkout's line ends do not count.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    public static IReadOnlyList<Migration> Of(string engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"sql/{engine}/";
        var migrations = assembly.GetManifestResourceNames().Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new Migration(int.Parse(name.AsSpan(prefix.Length, 3)), name[prefix.Length..], Text(assembly, name))).ToList();
        return migrations.Select(migration => migration.Version).SequenceEqual(Enumerable.Range(1, migrations.Count))
            ? migrations
            : throw new InvalidOperationException($"the schema files of {engine} are not numbered 001, 002…");
    }

    private static string Text(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? assembly.GetManifestResourceStream(name.Replace('/', '\\'))!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>Applies the schema files, the same way on both engines. The caller holds the lock; each step is its own transaction.</summary>
internal sealed class Migrations(IReadOnlyList<Migration> known)
{
    private const string Journal = "CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, checksum text NOT NULL)";

    private bool _prepared;
    private int _from;

    /// <summary>Applies the next missing file. Null when there was none.</summary>
    public async Task<MigrationReport?> Step(DbConnection connection, CancellationToken cancel)
    {
        var applied = await Applied(connection, cancel);
        Check(applied);
        if (!_prepared)
        {
            (_prepared, _from) = (true, applied.Count);
        }

        if (applied.Count == known.Count)
        {
            return new MigrationReport(_from, applied.Count);
        }

        var next = known[applied.Count];
        await using (var script = connection.Command(next.Sql))
        {
            await script.ExecuteNonQueryAsync(cancel);
        }

        await using var record = connection.Command(
            "INSERT INTO schema_version (version, name, checksum) VALUES (@version, @name, @checksum)",
            ("version", next.Version), ("name", next.Name), ("checksum", next.Checksum));
        await record.ExecuteNonQueryAsync(cancel);
        return null;
    }

    private static async Task<List<(int Version, string Checksum)>> Applied(DbConnection connection, CancellationToken cancel)
    {
        await using (var journal = connection.Command(Journal))
        {
            await journal.ExecuteNonQueryAsync(cancel);
        }

        await using var command = connection.Command("SELECT version, checksum FROM schema_version ORDER BY version");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new List<(int, string)>();
        while (await reader.ReadAsync(cancel))
        {
            applied.Add((reader.GetInt32(0), reader.GetString(1)));
        }

        return applied;
    }

    private void Check(List<(int Version, string Checksum)> applied)
    {
        if (applied.Count > 0 && applied[^1].Version > known.Count)
        {
            throw new SchemaTooNewException(applied[^1].Version, known.Count);
        }

        foreach (var (migration, (_, checksum)) in known.Zip(applied))
        {
            if (migration.Checksum != checksum)
            {
                throw new MigrationChangedException(migration.Name);
            }
        }
    }
}
