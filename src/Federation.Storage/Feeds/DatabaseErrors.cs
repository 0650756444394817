using Microsoft.Data.Sqlite;
using Npgsql;

namespace Federation.Storage.Feeds;

/// <summary>From what the drivers throw to what the program understands. Codes only: a driver's text may quote a row.</summary>
internal static class DatabaseErrors
{
    public static bool Handles(Exception exception) => exception is SqliteException or NpgsqlException or TimeoutException or IOException or UnauthorizedAccessException;

    public static StorageException Translate(Exception exception, bool outcomeUnknown = false) => exception switch
    {
        StorageException already => already,
        SqliteException sqlite => new StorageException($"SQLite: {Say(sqlite.SqliteErrorCode)} (error {sqlite.SqliteExtendedErrorCode})", outcomeUnknown, sqlite),
        PostgresException server => new StorageException($"PostgreSQL: {Say(server.SqlState)} (SQLSTATE {server.SqlState})", outcomeUnknown),
        // The sentence is shown to who typed a command: the driver's type stays in the inner exception.
        _ => new StorageException(exception is TimeoutException or { InnerException: TimeoutException } ? "no answer in time" : "the connection cannot be made, or was cut", outcomeUnknown, exception),
    };

    /// <summary>A unique key stood in the way: somebody else was first.</summary>
    public static bool IsConstraint(Exception exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT,
        PostgresException server => server.SqlState.StartsWith("23", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>The connection is of no use any more; a fresh one may be.</summary>
    public static bool IsConnectionLost(Exception exception) => exception switch
    {
        SqliteException sqlite => (sqlite.SqliteErrorCode & 0xff) is SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_CANTOPEN
            or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PROTOCOL or SQLitePCL.raw.SQLITE_MISUSE,
        PostgresException server => server.Severity is "FATAL" or "PANIC" || server.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException or TimeoutException or IOException => true,
        _ => false,
    };

    private static string Say(int sqlite) => (sqlite & 0xff) switch
    {
        SQLitePCL.raw.SQLITE_FULL => "the disk is full",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another process holds the database",
        SQLitePCL.raw.SQLITE_READONLY => "the database is read-only",
        SQLitePCL.raw.SQLITE_IOERR => "the disk does not answer as it should",
        SQLitePCL.raw.SQLITE_CANTOPEN => "the file cannot be opened",
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => "the file is damaged",
        _ => "the database refused",
    };

    private static string Say(string state) => state switch
    {
        "53100" => "the disk is full",
        "53300" => "no connection is left",
        "25006" => "the database is read-only",
        "55P03" or "57014" => "the wait for a lock or an answer was too long",
        "57P01" or "57P02" or "57P03" => "the server is stopping or starting",
        _ => state[..2] switch
        {
            "28" or "3D" => "the connection is refused: user, password or database",
            "53" => "the server lacks resources",
            "58" => "the disk does not answer as it should",
            "40" => "the transaction was broken off",
            _ => "the database refused",
        },
    };
}
