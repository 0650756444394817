using Federation.Storage.Feeds;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>The one writer of a file: a lock, a connection that is reopened when it went bad, and transactions that begin by taking the file's own lock.</summary>
internal sealed class SqliteWriter(Func<SqliteConnection> open) : IDisposable
{
    private readonly SemaphoreSlim _lock = new(1, 1);
    private SqliteSession? _session;

    /// <summary>For the work that holds the lock.</summary>
    public SqliteSession Current => _session ?? throw new InvalidOperationException("no transaction is under way");

    /// <summary>Runs off the caller's thread: a commit waits for the disk.</summary>
    public Task<T> Transaction<T>(Func<SqliteSession, Task<T>> work, CancellationToken cancel) => Alone(
        async session =>
        {
            session.Run("BEGIN IMMEDIATE");
            try
            {
                var result = await work(session);
                Commit(session);
                return result;
            }
            catch
            {
                RollBack(session);
                throw;
            }
        },
        cancel);

    public async Task<T> Alone<T>(Func<SqliteSession, Task<T>> work, CancellationToken cancel)
    {
        await _lock.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => work(_session ??= new SqliteSession(open())), cancel);
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception) || exception is StorageException)
        {
            if (exception is StorageException || DatabaseErrors.IsConnectionLost(exception))
            {
                Close();
            }

            throw;
        }
        finally
        {
            _lock.Release();
        }
    }

    public void Dispose()
    {
        Close();
        _lock.Dispose();
    }

    private static void Commit(SqliteSession session)
    {
        try
        {
            session.Run("COMMIT");
        }
        catch (SqliteException exception) when (DatabaseErrors.IsConnectionLost(exception))
        {
            // The last frame may be in the log although its flush failed: after a crash it could count. A repeat with the same keys tells.
            throw DatabaseErrors.Translate(exception, outcomeUnknown: true);
        }
    }

    private void RollBack(SqliteSession session)
    {
        try
        {
            // SQLite has rolled back by itself after some errors.
            if (SQLitePCL.raw.sqlite3_get_autocommit(session.Connection.Handle) == 0)
            {
                session.Run("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            // The first error is the one to tell; this connection tells no more.
            Close();
        }
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}
