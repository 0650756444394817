using System.Collections.Immutable;
using Federation.Domain.Grains;

namespace Federation.Storage.Feeds;

/// <summary>A grain as stored; version 0 and no state when it does not exist yet.</summary>
public sealed record StoredGrain(GrainState? State, long Version)
{
    public static StoredGrain None { get; } = new(null, 0);
}

/// <summary>One decision on its way to its hub's feed.</summary>
/// <param name="ExpectedVersion">What the decision was made on; anything else in the database drops this append and no other.</param>
/// <param name="CommandName">Kept with the reply: a key reused for another command is refused, not answered.</param>
public sealed record Append(
    GrainId Grain, long ExpectedVersion, GrainState? Before, GrainState After, Decision Decision, DateTimeOffset At, IdempotencyKey Key, string CommandName);

public enum AppendOutcome
{
    Committed,

    /// <summary>The key was known: the reply is the first one, nothing was written.</summary>
    Repeated,

    /// <summary>The grain has another version: load it again and decide again.</summary>
    Conflict,

    /// <summary>The key was known for another command.</summary>
    KeyReused,
}

public sealed record AppendResult(AppendOutcome Outcome, Reply? Reply, ImmutableArray<Entry> Entries)
{
    public static AppendResult Conflict { get; } = new(AppendOutcome.Conflict, null, []);

    public static AppendResult KeyReused { get; } = new(AppendOutcome.KeyReused, null, []);

    public static AppendResult Repeated(Reply reply) => new(AppendOutcome.Repeated, reply, []);
}

public sealed record DueDeadline(GrainId Grain, string Name, DateTimeOffset Due);

/// <summary>
/// The truth: feeds, grains, replies, and what the append transaction keeps beside them. Two engines implement it; one suite holds them to it.
/// Every method throws <see cref="StorageException"/> when the database cannot be used, and works again by itself once it can.
/// </summary>
public interface IHubStore : IAsyncDisposable
{
    /// <summary>Rung after every erasure through this store: a sealed row, an address, a look-up. Its bytes wait for <see cref="Scrub"/>.</summary>
    event Action? Erased;

    /// <summary>Applies what is missing of <c>schemas/sql</c>, in order, under a lock; refuses a schema newer than the program.</summary>
    Task<MigrationReport> Migrate(CancellationToken cancel);

    ValueTask<StoredGrain> Load(GrainId grain, CancellationToken cancel);

    /// <summary>The reply this grain first gave to this key, and the command it was for.</summary>
    ValueTask<(Reply Reply, string CommandName)?> FindReply(GrainId grain, IdempotencyKey key, CancellationToken cancel);

    /// <summary>
    /// One transaction, all of one lane, in the order given. Each append is committed, or dropped alone for its own reason; results are in the
    /// order of the batch. Two appends to one grain in one batch: the second conflicts, unless it was decided on what the first makes.
    /// </summary>
    /// <exception cref="StorageException">Nothing of the batch is written, unless <see cref="StorageException.OutcomeUnknown"/>.</exception>
    Task<AppendResult[]> Commit(IReadOnlyList<Append> batch, CancellationToken cancel);

    /// <summary>Appends of one lane share commits; lanes commit side by side.</summary>
    string LaneOf(HubId hub);

    /// <summary>Entries after a position, in order, without gaps; at most <paramref name="most"/> (1 to 5000).</summary>
    Task<IReadOnlyList<Entry>> Read(HubId hub, long after, int most, CancellationToken cancel);

    /// <summary>The last entries of one grain, at most <paramref name="most"/>, oldest first.</summary>
    Task<IReadOnlyList<Entry>> History(GrainId grain, int most, CancellationToken cancel);

    /// <summary>Last position of each hub that has a feed.</summary>
    Task<IReadOnlyDictionary<HubId, long>> Heads(CancellationToken cancel);

    Task<long> LoadCursor(string follower, HubId hub, CancellationToken cancel);

    /// <summary>Never moves backwards, whoever else saves.</summary>
    Task SaveCursor(string follower, HubId hub, long position, CancellationToken cancel);

    /// <summary>Deadlines of these hubs that are due, the most late first.</summary>
    Task<IReadOnlyList<DueDeadline>> Due(IReadOnlyCollection<HubId> hubs, DateTimeOffset now, int most, CancellationToken cancel);

    /// <summary>The next instant at which something will be due, or null.</summary>
    Task<DateTimeOffset?> NextDue(IReadOnlyCollection<HubId> hubs, CancellationToken cancel);

    Task<byte[]?> ReadSealed(HubId hub, Guid id, CancellationToken cancel);

    /// <summary>Grains of one kind in one hub, by key, for a rebuild; at most <paramref name="most"/> after <paramref name="afterKey"/>.</summary>
    Task<IReadOnlyList<(GrainId Grain, StoredGrain Stored)>> Grains(HubId hub, GrainKind kind, string afterKey, int most, CancellationToken cancel);

    /// <summary>
    /// Writes whole entries of another database's export into an empty feed, with every state and read table, in one transaction. Replies and
    /// sealed rows are not in a feed and are not restored.
    /// </summary>
    /// <exception cref="FormatException">The entries are not one whole feed of this hub; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">The feed is not empty.</exception>
    Task Restore(HubId hub, IAsyncEnumerable<Entry> entries, CancellationToken cancel);

    /// <summary>Every row of a read table in key order, each as a JSON array, the same on both engines, for <c>verify</c>.</summary>
    IAsyncEnumerable<string> Dump(string table, CancellationToken cancel);

    /// <summary>After erasures: leaves no byte of an erased row, sealed or a look-up, in the database's own files.</summary>
    Task Scrub(CancellationToken cancel);

    /// <summary>One cheap round trip that proves reads and writes are possible.</summary>
    Task Ping(CancellationToken cancel);

    /// <summary>
    /// Says which hubs grew by another process' hand, until cancelled or until the connection is lost. A hint: followers look by themselves too.
    /// An embedded engine has no neighbours to hear.
    /// </summary>
    Task Listen(Action<HubId, long> grew, CancellationToken cancel);

    /// <summary>
    /// Tries to hold each name for this process and returns those it holds now; asked again every second or so. Death lets go at once, without
    /// any clock. It saves work done twice, and nothing rests on it: two holders do the same thing with the same effect.
    /// </summary>
    Task<IReadOnlySet<string>> Own(IReadOnlyCollection<string> names, CancellationToken cancel);

    /// <summary>A connection for the read tables; the caller disposes it. Same SQL on both engines; see <see cref="Projections.ReadModel"/>.</summary>
    ValueTask<System.Data.Common.DbConnection> OpenRead(CancellationToken cancel);
}

/// <param name="From">Schema version found, 0 for an empty database.</param>
public sealed record MigrationReport(int From, int To);

/// <summary>The database could not do it. The message is for the log and holds no value of any row.</summary>
public sealed class StorageException(string message, bool outcomeUnknown, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The connection was lost while committing: the batch may have been written or not; a repeat with the same keys tells.</summary>
    public bool OutcomeUnknown { get; } = outcomeUnknown;
}

/// <summary>The database was written by a newer program: refuse to start, say so.</summary>
public sealed class SchemaTooNewException(int found, int known) : Exception($"the database has schema {found}, this program knows up to {known}")
{
    public int Found { get; } = found;

    public int Known { get; } = known;
}
