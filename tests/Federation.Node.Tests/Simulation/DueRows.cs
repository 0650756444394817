using System.Data.Common;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Node.Tests.Simulation;

/// <summary>As much of a storage as the deadline runner needs.</summary>
public sealed class DueRows(World world, Life life) : IHubStore
{
    public async Task<IReadOnlyList<DueDeadline>> Due(IReadOnlyCollection<HubId> hubs, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await life.Point("before reading deadlines");
        return world.Flaw == Flaw.DeafClock ? [] : [.. hubs.SelectMany(hub => world.Disks[hub].Due(now)).OrderBy(due => due.Due).Take(most)];
    }

    public event Action? Erased
    {
        add => throw new NotSupportedException();
        remove => throw new NotSupportedException();
    }

    public Task<DateTimeOffset?> NextDue(IReadOnlyCollection<HubId> hubs, CancellationToken cancel) => throw new NotSupportedException();

    public Task Listen(Action<HubId, long> grew, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlySet<string>> Own(IReadOnlyCollection<string> names, CancellationToken cancel) => throw new NotSupportedException();

    public Task<MigrationReport> Migrate(CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<StoredGrain> Load(GrainId grain, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<(Reply Reply, string CommandName)?> FindReply(GrainId grain, IdempotencyKey key, CancellationToken cancel) => throw new NotSupportedException();

    public Task<AppendResult[]> Commit(IReadOnlyList<Append> batch, CancellationToken cancel) => throw new NotSupportedException();

    public string LaneOf(HubId hub) => throw new NotSupportedException();

    public Task<IReadOnlyList<Entry>> Read(HubId hub, long after, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<Entry>> History(GrainId grain, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<HubId, long>> Heads(CancellationToken cancel) => throw new NotSupportedException();

    public Task<long> LoadCursor(string follower, HubId hub, CancellationToken cancel) => throw new NotSupportedException();

    public Task SaveCursor(string follower, HubId hub, long position, CancellationToken cancel) => throw new NotSupportedException();

    public Task<byte[]?> ReadSealed(HubId hub, Guid id, CancellationToken cancel) => throw new NotSupportedException();

    public Task<IReadOnlyList<(GrainId Grain, StoredGrain Stored)>> Grains(HubId hub, GrainKind kind, string afterKey, int most, CancellationToken cancel) => throw new NotSupportedException();

    public Task Restore(HubId hub, IAsyncEnumerable<Entry> entries, CancellationToken cancel) => throw new NotSupportedException();

    public IAsyncEnumerable<string> Dump(string table, CancellationToken cancel) => throw new NotSupportedException();

    public Task Scrub(CancellationToken cancel) => throw new NotSupportedException();

    public Task Ping(CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<DbConnection> OpenRead(CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
