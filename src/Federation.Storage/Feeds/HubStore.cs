using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Storage.Projections;

namespace Federation.Storage.Feeds;

/// <summary>What both engines do alike. An engine adds how it connects, locks, and writes a <see cref="WriteSet"/>.</summary>
internal abstract class HubStore : IHubStore
{
    public const int MostEntries = 5000;

    public event Action? Erased;

    public abstract Task<MigrationReport> Migrate(CancellationToken cancel);

    public abstract Task<AppendResult[]> Commit(IReadOnlyList<Append> batch, CancellationToken cancel);

    public abstract string LaneOf(HubId hub);

    public abstract Task SaveCursor(string follower, HubId hub, long position, CancellationToken cancel);

    public abstract Task Scrub(CancellationToken cancel);

    public abstract Task Ping(CancellationToken cancel);

    public abstract ValueTask<DbConnection> OpenRead(CancellationToken cancel);

    public abstract Task Listen(Action<HubId, long> grew, CancellationToken cancel);

    public abstract Task<IReadOnlySet<string>> Own(IReadOnlyCollection<string> names, CancellationToken cancel);

    public abstract ValueTask DisposeAsync();

    /// <summary>What ends a SELECT that takes rows for itself and passes over those that somebody else has taken; nothing where there is one writer.</summary>
    public virtual string SkipLocked => "";

    /// <summary>One transaction; <paramref name="patient"/> when the work itself may wait for something else than the database.</summary>
    public abstract Task<T> Write<T>(Func<DbConnection, Task<T>> work, bool patient, CancellationToken cancel);

    /// <summary>Takes the hub's lock inside a <see cref="Write"/> and gives its head.</summary>
    protected abstract Task<long> LockHead(DbConnection connection, HubId hub, CancellationToken cancel);

    protected abstract Task Apply(DbConnection connection, WriteSet writes, CancellationToken cancel);

    /// <summary>A read is repeated once on a fresh connection: the pool may hold one that died while nobody looked.</summary>
    public async Task<T> Use<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                await using var connection = await OpenRead(cancel);
                return await work(connection);
            }
            catch (Exception exception) when (DatabaseErrors.Handles(exception))
            {
                cancel.ThrowIfCancellationRequested();
                if (!first || !DatabaseErrors.IsConnectionLost(exception))
                {
                    throw DatabaseErrors.Translate(exception);
                }

                Forget();
            }
        }
    }

    /// <summary>For the stores beside the feeds: rows of <see cref="Privacy.PersonalTables"/> are gone, durably.</summary>
    public void RingErased() => Erased?.Invoke();

    /// <summary>Rings when one of these appends erased something.</summary>
    protected AppendResult[] Rung(IReadOnlyList<Append> batch, AppendResult[] results)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].Outcome == AppendOutcome.Committed && !batch[i].Decision.Erasures.IsDefaultOrEmpty)
            {
                RingErased();
                break;
            }
        }

        return results;
    }

    /// <summary>Lets go of pooled connections, after one of them was found dead.</summary>
    protected abstract void Forget();

    public async ValueTask<StoredGrain> Load(GrainId grain, CancellationToken cancel) =>
        await Use(connection => FeedQueries.Load(connection, grain, cancel), cancel);

    public async ValueTask<(Reply Reply, string CommandName)?> FindReply(GrainId grain, IdempotencyKey key, CancellationToken cancel) =>
        await Use(connection => FeedQueries.FindReply(connection, grain, key, cancel), cancel);

    public Task<IReadOnlyList<Entry>> Read(HubId hub, long after, int most, CancellationToken cancel) =>
        Use(connection => FeedQueries.Read(connection, hub, after, Within(most), cancel), cancel);

    public Task<IReadOnlyList<Entry>> History(GrainId grain, int most, CancellationToken cancel) =>
        Use(connection => FeedQueries.History(connection, grain, Within(most), cancel), cancel);

    public Task<IReadOnlyDictionary<HubId, long>> Heads(CancellationToken cancel) =>
        Use(connection => FeedQueries.Heads(connection, cancel), cancel);

    public Task<long> LoadCursor(string follower, HubId hub, CancellationToken cancel) =>
        Use(connection => FeedQueries.LoadCursor(connection, follower, hub, cancel), cancel);

    public Task<IReadOnlyList<DueDeadline>> Due(IReadOnlyCollection<HubId> hubs, DateTimeOffset now, int most, CancellationToken cancel) =>
        Use(connection => FeedQueries.Due(connection, hubs, now, Within(most), cancel), cancel);

    public Task<DateTimeOffset?> NextDue(IReadOnlyCollection<HubId> hubs, CancellationToken cancel) =>
        Use(connection => FeedQueries.NextDue(connection, hubs, cancel), cancel);

    public Task<byte[]?> ReadSealed(HubId hub, Guid id, CancellationToken cancel) =>
        Use(connection => FeedQueries.ReadSealed(connection, hub, id, cancel), cancel);

    public Task<IReadOnlyList<(GrainId Grain, StoredGrain Stored)>> Grains(HubId hub, GrainKind kind, string afterKey, int most, CancellationToken cancel) =>
        Use(connection => FeedQueries.Grains(connection, hub, kind, afterKey, Within(most), cancel), cancel);

    public async Task Restore(HubId hub, IAsyncEnumerable<Entry> entries, CancellationToken cancel) => await Write(
        async connection =>
        {
            if (await LockHead(connection, hub, cancel) != 0)
            {
                throw new InvalidOperationException($"the feed of {hub} is not empty: a restore writes into an empty one");
            }

            await new Restoring(hub, writes => Apply(connection, writes, cancel)).Run(entries, cancel);
            return true;
        },
        patient: true,
        cancel);

    public async IAsyncEnumerable<string> Dump(string table, [EnumeratorCancellation] CancellationToken cancel)
    {
        var known = Projection.Tables.FirstOrDefault(one => one.Name == table) ?? throw new ArgumentException("not a read table", nameof(table));
        var columns = known.Columns.Select(column => $"\"{column.Name}\"").ToList();
        await using var connection = await Guard(OpenRead(cancel).AsTask());
        await using var command = connection.Command($"SELECT {string.Join(", ", columns)} FROM \"{known.Name}\" ORDER BY {string.Join(", ", columns.Take(known.KeyLength))}");
        await using var reader = await Guard(command.ExecuteReaderAsync(cancel));
        var cells = new object?[columns.Count];
        while (await Guard(reader.ReadAsync(cancel)))
        {
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            yield return JsonSerializer.Serialize(cells);
        }
    }

    internal static async Task<T> Guard<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (Exception exception) when (DatabaseErrors.Handles(exception))
        {
            throw DatabaseErrors.Translate(exception);
        }
    }

    private static int Within(int most) => most is >= 1 and <= MostEntries ? most : throw new ArgumentOutOfRangeException(nameof(most));
}
