using Federation.Storage.Feeds;

namespace Federation.Storage.Sqlite;

/// <summary>
/// secure_delete zeroes what is deleted where it lies, not the copies that a page keeps in its gaps after its rows were moved to another page.
/// So the sealed rows move to fresh pages and the old ones are dropped whole, which zeroes them whole; then the log is emptied into the file.
/// </summary>
internal static class SqliteScrub
{
    public static bool Run(SqliteSession session)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            var sql = (string)session.Ask("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'sealed'")!;
            session.Run($"CREATE TABLE sealed_next {sql[sql.IndexOf('(')..]}");
            session.Run("INSERT INTO sealed_next SELECT * FROM sealed ORDER BY hub, id");
            session.Run("DROP TABLE sealed");
            session.Run("ALTER TABLE sealed_next RENAME TO sealed");
            session.Run("COMMIT");
        }
        catch
        {
            session.Run("ROLLBACK");
            throw;
        }

        using var checkpoint = session.Read("PRAGMA wal_checkpoint(TRUNCATE)");
        return checkpoint.Read() && checkpoint.GetInt64(0) == 0
            ? true
            : throw new StorageException("SQLite: a reader holds the log, the erased bytes are still in it: scrub again", false);
    }
}
