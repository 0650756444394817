using System.Collections.Concurrent;
using System.Data.Common;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Node.Tests.Engine;

/// <summary>A real storage whose commits and reads a test can hold back, refuse, or lose the answer of.</summary>
public sealed class ObstructedStore(IHubStore inner) : IHubStore
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Another one from now on: as if a backup had been put back.</summary>
    public IHubStore Inner { get; set; } = inner;

    public Func<Task> BeforeCommit { get; set; } = () => Task.CompletedTask;

    public Func<Task> AfterCommit { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeRead { get; set; } = () => Task.CompletedTask;

    /// <summary>Before each question to the read tables.</summary>
    public Func<Task> BeforeQuery { get; set; } = () => Task.CompletedTask;

    /// <summary>Rows that stand before the real ones.</summary>
    public IReadOnlyList<DueDeadline> AlsoDue { get; set; } = [];

    /// <summary>The size of each commit, in order.</summary>
    public ConcurrentQueue<int> Commits { get; } = new();

    public static StorageException Away => new("the storage is away", false);

    /// <summary>From now on every commit waits, once it is reached, for <see cref="Release"/>.</summary>
    public void Hold() => BeforeCommit = () =>
    {
        _reached.TrySetResult();
        return _released.Task;
    };

    /// <summary>Until a commit is held, or what was asked has ended without one: then it says why, where waiting alone would have hung.</summary>
    public async Task Reached(Task<Reply> asked)
    {
        if (await Task.WhenAny(_reached.Task, asked) == asked)
        {
            Assert.Fail($"no commit was reached: {(await asked).Refusal?.Code ?? "accepted"}");
        }
    }

    public void Release() => _released.TrySetResult();

    public async Task<AppendResult[]> Commit(IReadOnlyList<Append> batch, CancellationToken cancel)
    {
        Commits.Enqueue(batch.Count);
        await BeforeCommit();
        var results = await Inner.Commit(batch, cancel);
        await AfterCommit();
        return results;
    }

    public async ValueTask<StoredGrain> Load(GrainId grain, CancellationToken cancel)
    {
        await BeforeRead();
        cancel.ThrowIfCancellationRequested();
        return await Inner.Load(grain, cancel);
    }

    public async ValueTask<(Reply Reply, string CommandName)?> FindReply(GrainId grain, IdempotencyKey key, CancellationToken cancel)
    {
        await BeforeRead();
        return await Inner.FindReply(grain, key, cancel);
    }

    public async Task<IReadOnlyList<Entry>> Read(HubId hub, long after, int most, CancellationToken cancel)
    {
        await BeforeRead();
        return await Inner.Read(hub, after, most, cancel);
    }

    public async Task<IReadOnlyList<DueDeadline>> Due(IReadOnlyCollection<HubId> hubs, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await BeforeRead();
        return [.. AlsoDue.Concat(await Inner.Due(hubs, now, most, cancel)).Take(most)];
    }

    public async Task<IReadOnlyDictionary<HubId, long>> Heads(CancellationToken cancel)
    {
        await BeforeRead();
        return await Inner.Heads(cancel);
    }

    public async Task<long> LoadCursor(string follower, HubId hub, CancellationToken cancel)
    {
        await BeforeRead();
        return await Inner.LoadCursor(follower, hub, cancel);
    }

    public async Task SaveCursor(string follower, HubId hub, long position, CancellationToken cancel)
    {
        await BeforeRead();
        await Inner.SaveCursor(follower, hub, position, cancel);
    }

    public event Action? Erased
    {
        add => Inner.Erased += value;
        remove => Inner.Erased -= value;
    }

    public Task Listen(Action<HubId, long> grew, CancellationToken cancel) => Inner.Listen(grew, cancel);

    public Task<IReadOnlySet<string>> Own(IReadOnlyCollection<string> names, CancellationToken cancel) => Inner.Own(names, cancel);

    public async Task<DateTimeOffset?> NextDue(IReadOnlyCollection<HubId> hubs, CancellationToken cancel)
    {
        await BeforeRead();
        return await Inner.NextDue(hubs, cancel);
    }

    public Task<MigrationReport> Migrate(CancellationToken cancel) => Inner.Migrate(cancel);

    public string LaneOf(HubId hub) => Inner.LaneOf(hub);

    public Task<IReadOnlyList<Entry>> History(GrainId grain, int most, CancellationToken cancel) => Inner.History(grain, most, cancel);

    public Task<byte[]?> ReadSealed(HubId hub, Guid id, CancellationToken cancel) => Inner.ReadSealed(hub, id, cancel);

    public Task<IReadOnlyList<(GrainId Grain, StoredGrain Stored)>> Grains(HubId hub, GrainKind kind, string afterKey, int most, CancellationToken cancel) => Inner.Grains(hub, kind, afterKey, most, cancel);

    public Task Restore(HubId hub, IAsyncEnumerable<Entry> entries, CancellationToken cancel) => Inner.Restore(hub, entries, cancel);

    public IAsyncEnumerable<string> Dump(string table, CancellationToken cancel) => Inner.Dump(table, cancel);

    public Task Scrub(CancellationToken cancel) => Inner.Scrub(cancel);

    public Task Ping(CancellationToken cancel) => Inner.Ping(cancel);

    public async ValueTask<DbConnection> OpenRead(CancellationToken cancel)
    {
        await BeforeQuery();
        return await Inner.OpenRead(cancel);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
