namespace Federation.Storage;

public enum Engine
{
    Sqlite,
    PostgreSql,
}

/// <summary>Where the data is. One of <see cref="FilePath"/> and <see cref="ConnectionString"/> counts, by the engine.</summary>
public sealed record StoreOptions
{
    public const string FileName = "federation.db";

    public required Engine Engine { get; init; }

    /// <summary>The SQLite file; created with mode 600 when missing.</summary>
    public string FilePath { get; init; } = "";

    /// <summary>For PostgreSQL, in Npgsql's words.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>How long a writer waits for another process that holds the database, before it gives up.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromSeconds(15);

    public static StoreOptions InFolder(string dataFolder) => new() { Engine = Engine.Sqlite, FilePath = Path.Combine(dataFolder, FileName) };

    public static StoreOptions OnPostgres(string connectionString) => new() { Engine = Engine.PostgreSql, ConnectionString = connectionString };
}
