using Federation.Storage.Feeds;
using Federation.Storage.Privacy;

namespace Federation.Storage.Sqlite;

/// <summary>
/// secure_delete zeroes what is deleted where it lies, not the copies that a page keeps in its gaps after its rows were moved to another page.
/// So the rows that stay move to fresh pages and the old ones are dropped whole, which zeroes them whole; then the log is emptied into the file.
/// </summary>
internal static class SqliteScrub
{
    public static bool Run(SqliteSession session)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var table in PersonalTables.All)
            {
                Anew(session, table);
            }

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

    private static void Anew(SqliteSession session, string table)
    {
        var sql = (string)session.Ask("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = $1", table)!;
        var indexes = new List<string>();
        using (var found = session.Read("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = $1 AND sql IS NOT NULL", table))
        {
            while (found.Read())
            {
                indexes.Add(found.GetString(0));
            }
        }

        session.Run($"CREATE TABLE {table}_next {sql[sql.IndexOf('(')..]}");
        session.Run($"INSERT INTO {table}_next SELECT * FROM {table} ORDER BY 1, 2");
        session.Run($"DROP TABLE {table}");
        session.Run($"ALTER TABLE {table}_next RENAME TO {table}");
        indexes.ForEach(index => session.Run(index));
    }
}
