using System.Data.Common;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Privacy;
using Federation.Storage.Schema;
using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>A hub's row is its lock: commits of one hub take turns, hubs go side by side, from as many nodes as there are.</summary>
internal sealed class PostgresHubStore(StoreOptions options) : HubStore
{
    private const long MigrationLock = 0x466564657261;

    private readonly PostgresSources _sources = new(options);
    private readonly PostgresStraight _straight = new();
    private PostgresHints? _hints;

    private PostgresHints Growth => LazyInitializer.EnsureInitialized(ref _hints, () => new PostgresHints(_sources));

    private readonly PostgresNeighbours _neighbours = new(options);

    public override string SkipLocked => " FOR UPDATE SKIP LOCKED";

    public override string LaneOf(HubId hub) => hub.ToString();

    public override Task<MigrationReport> Migrate(CancellationToken cancel) => Guard(MigrateAlone(cancel));

    public override async Task<AppendResult[]> Commit(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        CommitPlan.Check(batch, LaneOf);
        var results = await Batches.Commit(batch, part => new PostgresCommit(_sources, _straight).Run(part, cancel));
        Growth.Tell(results);
        return Rung(batch, results);
    }

    /// <summary>Not flushed by itself: a lost cursor only repeats work that is done once.</summary>
    public override async Task SaveCursor(string follower, HubId hub, long position, CancellationToken cancel) => await Use(
        async connection =>
        {
            await using var batch = ((NpgsqlConnection)connection).CreateBatch();
            batch.Add("BEGIN");
            batch.Add("SET LOCAL synchronous_commit = off");
            batch.Add("INSERT INTO cursor (follower, hub, position) VALUES ($1, $2, $3) ON CONFLICT (follower, hub) DO UPDATE SET position = excluded.position WHERE cursor.position < excluded.position")
                .With(follower).With(hub.ToString()).With(position);
            batch.Add("COMMIT");
            return await batch.ExecuteNonQueryAsync(cancel);
        },
        cancel);

    public override async Task Scrub(CancellationToken cancel)
    {
        foreach (var table in PersonalTables.All)
        {
            await Write(connection => PostgresScrub.Run((NpgsqlConnection)connection, table, options.LockPatience, cancel), true, cancel);
        }
    }

    public override async Task Ping(CancellationToken cancel) => await Use(
        async connection =>
        {
            await using var ping = connection.Command("UPDATE hub SET head = head WHERE id = ''");
            return await ping.ExecuteNonQueryAsync(cancel);
        },
        cancel);

    public override async ValueTask<DbConnection> OpenRead(CancellationToken cancel) => await _sources.Reads.OpenConnectionAsync(cancel);

    public override async Task<T> Write<T>(Func<DbConnection, Task<T>> work, bool patient, CancellationToken cancel)
    {
        var committing = false;
        try
        {
            await using var connection = await (patient ? _sources.Reads : _sources.Commits).OpenConnectionAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            var result = await work(connection);
            committing = true;
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception))
        {
            throw DatabaseErrors.Translate(exception, committing && DatabaseErrors.IsConnectionLost(exception));
        }
    }

    public override Task Listen(Action<HubId, long> grew, CancellationToken cancel) => _neighbours.Listen(grew, cancel);

    public override Task<IReadOnlySet<string>> Own(IReadOnlyCollection<string> names, CancellationToken cancel) => _neighbours.Own(names, cancel);

    public override async ValueTask DisposeAsync()
    {
        await _neighbours.DisposeAsync();
        if (_hints is { } hints)
        {
            await hints.DisposeAsync();
        }

        await _sources.DisposeAsync();
    }

    protected override async Task<long> LockHead(DbConnection connection, HubId hub, CancellationToken cancel)
    {
        await using var insert = connection.Command("INSERT INTO hub (id, head) VALUES (@id, 0) ON CONFLICT DO NOTHING", ("id", hub.ToString()));
        await insert.ExecuteNonQueryAsync(cancel);
        await using var head = connection.Command("SELECT head FROM hub WHERE id = @id FOR UPDATE", ("id", hub.ToString()));
        return (long)(await head.ExecuteScalarAsync(cancel))!;
    }

    protected override async Task Apply(DbConnection connection, WriteSet writes, CancellationToken cancel)
    {
        await using var batch = ((NpgsqlConnection)connection).CreateBatch();
        PostgresTables.Write(batch, writes);
        PostgresTables.Heads(batch, writes);
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }

    protected override void Forget() => _sources.Clear();

    private async Task<MigrationReport> MigrateAlone(CancellationToken cancel)
    {
        var migrations = new Migrations(Migration.Of("postgresql"));
        await using var connection = await _sources.Reads.OpenConnectionAsync(cancel);
        while (true)
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await using (var alone = connection.Command("SELECT pg_advisory_xact_lock(@key)", ("key", MigrationLock)))
            {
                await alone.ExecuteNonQueryAsync(cancel);
            }

            var report = await migrations.Step(connection, cancel);
            await transaction.CommitAsync(cancel);
            if (report is not null)
            {
                // Plans prepared before the tables were there are of no use.
                Forget();
                return report;
            }
        }
    }
}
