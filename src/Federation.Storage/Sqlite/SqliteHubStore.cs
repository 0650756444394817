using System.Data.Common;
using System.Runtime.CompilerServices;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace Federation.Storage.Sqlite;

/// <summary>One file, one writer: the commands of all hubs share a commit.</summary>
internal sealed class SqliteHubStore : HubStore
{
    private const string Lane = "file";

    /// <summary>Pooled handles that have their settings already.</summary>
    private readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> _ready = [];
    private readonly StoreOptions _options;
    private readonly string _readers;
    private readonly SqliteWriter _writer;

    public SqliteHubStore(StoreOptions options)
    {
        SqliteLibrary.Use();
        _options = options;
        _readers = Connect(pooling: true);
        _writer = new SqliteWriter(OpenWriter);
    }

    public override string LaneOf(HubId hub) => Lane;

    public override async Task<MigrationReport> Migrate(CancellationToken cancel)
    {
        var migrations = new Migrations(Migration.Of("sqlite"));
        while (true)
        {
            if (await Write(connection => migrations.Step(connection, cancel), true, cancel) is { } report)
            {
                return report;
            }
        }
    }

    public override async Task<AppendResult[]> Commit(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        CommitPlan.Check(batch, LaneOf);
        return Rung(batch, await Batches.Commit(batch, part => _writer.Transaction(
            session =>
            {
                var plan = CommitPlan.Make(part, SqliteTables.Find(session, part));
                SqliteTables.Write(session, plan.Writes);
                return Task.FromResult(plan.Results);
            },
            cancel)));
    }

    /// <summary>Not flushed by itself: the next commit flushes it, and a lost cursor only repeats work that is done once.</summary>
    public override async Task SaveCursor(string follower, HubId hub, long position, CancellationToken cancel) => await Guard(_writer.Alone(
        session =>
        {
            session.Run("PRAGMA synchronous = NORMAL");
            try
            {
                session.Run(
                    "INSERT INTO cursor (follower, hub, position) VALUES ($1, $2, $3) ON CONFLICT (follower, hub) DO UPDATE SET position = excluded.position WHERE cursor.position < excluded.position",
                    follower, hub.ToString(), position);
            }
            finally
            {
                session.Run("PRAGMA synchronous = FULL");
            }

            return Task.FromResult(true);
        },
        cancel));

    public override async Task Scrub(CancellationToken cancel) => await Guard(_writer.Alone(session => Task.FromResult(SqliteScrub.Run(session)), cancel));

    /// <summary>Writes a row for good: an update that matches none asks nothing of the disk, and a full one would look well.</summary>
    public override async Task Ping(CancellationToken cancel) => await Guard(_writer.Transaction(
        session => Task.FromResult(session.Run("INSERT INTO cursor (follower, hub, position) VALUES ('ping', '', 1) ON CONFLICT (follower, hub) DO UPDATE SET position = position + 1")), cancel));

    public override ValueTask<DbConnection> OpenRead(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var connection = new SqliteConnection(_readers);
        try
        {
            connection.Open();
            if (_ready.TryAdd(connection.Handle!, this))
            {
                Execute(connection, $"PRAGMA busy_timeout = {Patience}; PRAGMA query_only = ON; PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000");
            }

            return new ValueTask<DbConnection>(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override async Task<T> Write<T>(Func<DbConnection, Task<T>> work, bool patient, CancellationToken cancel) =>
        await Guard(_writer.Transaction(session => work(session.Connection), cancel));

    public override Task Listen(Action<HubId, long> grew, CancellationToken cancel) => Task.Delay(Timeout.Infinite, cancel);

    public override Task<IReadOnlySet<string>> Own(IReadOnlyCollection<string> names, CancellationToken cancel) =>
        Task.FromResult<IReadOnlySet<string>>(names.ToHashSet(StringComparer.Ordinal));

    public override ValueTask DisposeAsync()
    {
        _writer.Dispose();
        Forget();
        return ValueTask.CompletedTask;
    }

    protected override Task<long> LockHead(DbConnection connection, HubId hub, CancellationToken cancel) =>
        Task.FromResult(SqliteTables.Head(_writer.Current, hub));

    protected override Task Apply(DbConnection connection, WriteSet writes, CancellationToken cancel)
    {
        SqliteTables.Write(_writer.Current, writes);
        return Task.CompletedTask;
    }

    protected override void Forget()
    {
        using var connection = new SqliteConnection(_readers);
        SqliteConnection.ClearPool(connection);
    }

    private SqliteConnection OpenWriter()
    {
        SqliteFiles.Create(_options.FilePath);
        var connection = new SqliteConnection(Connect(pooling: false));
        try
        {
            connection.Open();

            // 4000 pages of log, 16 MB, between checkpoints: a page that many commits touch is copied into the file once.
            Execute(connection, $"PRAGMA busy_timeout = {Patience}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>SQLite itself waits for a lock (busy_timeout); the driver, which would wait by sleeping, is told to give up after.</summary>
    private string Connect(bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = _options.FilePath, Mode = SqliteOpenMode.ReadWrite, Pooling = pooling, DefaultTimeout = 1,
    }.ConnectionString;

    private long Patience => (long)_options.LockPatience.TotalMilliseconds;
}
