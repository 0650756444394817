using System.Data.Common;
using Federation.Domain.Grains;

namespace Federation.Storage.Feeds;

/// <summary>The questions put to the spine: one SQL for both engines. Large texts are read as the UTF-8 bytes they are.</summary>
internal static class FeedQueries
{
    private const string EntryColumns = "SELECT position, at, subject_kind, subject_key, version, audience, kind, data FROM entry";

    public static async Task<StoredGrain> Load(DbConnection connection, GrainId grain, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "SELECT version, state FROM grain WHERE hub = @hub AND kind = @kind AND key = @key",
            ("hub", grain.Hub.ToString()), ("kind", Codes<GrainKind>.Of(grain.Kind)), ("key", grain.Key));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? new StoredGrain(DomainJson.ReadState(grain.Kind, reader.GetFieldValue<byte[]>(1)), reader.GetInt64(0)) : StoredGrain.None;
    }

    public static async Task<(Reply, string)?> FindReply(DbConnection connection, GrainId grain, IdempotencyKey key, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "SELECT reply, command FROM reply WHERE hub = @hub AND kind = @kind AND key = @key AND idempotency_key = @once",
            ("hub", grain.Hub.ToString()), ("kind", Codes<GrainKind>.Of(grain.Kind)), ("key", grain.Key), ("once", key.ToString()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? (CommitPlan.ReadReply(reader.GetFieldValue<byte[]>(0)), reader.GetString(1)) : null;
    }

    public static async Task<IReadOnlyList<Entry>> Read(DbConnection connection, HubId hub, long after, int most, CancellationToken cancel)
    {
        await using var command = connection.Command(
            EntryColumns + " WHERE hub = @hub AND position > @after ORDER BY position LIMIT @most", ("hub", hub.ToString()), ("after", after), ("most", (long)most));
        return await Entries(command, hub, cancel);
    }

    public static async Task<IReadOnlyList<Entry>> History(DbConnection connection, GrainId grain, int most, CancellationToken cancel)
    {
        await using var command = connection.Command(
            EntryColumns + " WHERE hub = @hub AND subject_kind = @kind AND subject_key = @key"
            + " AND version > (SELECT MAX(l.version) FROM entry l WHERE l.hub = @hub AND l.subject_kind = @kind AND l.subject_key = @key) - @most ORDER BY version",
            ("hub", grain.Hub.ToString()), ("kind", Codes<GrainKind>.Of(grain.Kind)), ("key", grain.Key), ("most", (long)most));
        return await Entries(command, grain.Hub, cancel);
    }

    public static async Task<IReadOnlyDictionary<HubId, long>> Heads(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.Command("SELECT id, head FROM hub WHERE head > 0");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var heads = new Dictionary<HubId, long>();
        while (await reader.ReadAsync(cancel))
        {
            heads.Add(HubId.Parse(reader.GetString(0)), reader.GetInt64(1));
        }

        return heads;
    }

    public static async Task<long> LoadCursor(DbConnection connection, string follower, HubId hub, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "SELECT position FROM cursor WHERE follower = @follower AND hub = @hub", ("follower", follower), ("hub", hub.ToString()));
        return await command.ExecuteScalarAsync(cancel) is long position ? position : 0;
    }

    public static async Task<IReadOnlyList<DueDeadline>> Due(DbConnection connection, IReadOnlyCollection<HubId> hubs, DateTimeOffset now, int most, CancellationToken cancel)
    {
        await using var command = connection.Command("", ("now", now.ToUnixTimeMilliseconds()), ("most", (long)most));
        command.CommandText =
            $"SELECT hub, kind, key, name, due FROM deadline WHERE hub IN {command.AddList(hubs)} AND due <= @now ORDER BY due, hub, kind, key, name LIMIT @most";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var due = new List<DueDeadline>();
        while (await reader.ReadAsync(cancel))
        {
            var grain = new GrainId(HubId.Parse(reader.GetString(0)), Codes<GrainKind>.Parse(reader.GetString(1)), reader.GetString(2));
            due.Add(new DueDeadline(grain, reader.GetString(3), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(4))));
        }

        return due;
    }

    public static async Task<DateTimeOffset?> NextDue(DbConnection connection, IReadOnlyCollection<HubId> hubs, CancellationToken cancel)
    {
        await using var command = connection.Command("");
        command.CommandText = $"SELECT min(due) FROM deadline WHERE hub IN {command.AddList(hubs)}";
        return await command.ExecuteScalarAsync(cancel) is long due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
    }

    public static async Task<byte[]?> ReadSealed(DbConnection connection, HubId hub, Guid id, CancellationToken cancel)
    {
        await using var command = connection.Command("SELECT ciphertext FROM sealed WHERE hub = @hub AND id = @id", ("hub", hub.ToString()), ("id", id.ToString()));
        return await command.ExecuteScalarAsync(cancel) as byte[];
    }

    public static async Task<IReadOnlyList<(GrainId, StoredGrain)>> Grains(DbConnection connection, HubId hub, GrainKind kind, string afterKey, int most, CancellationToken cancel)
    {
        await using var command = connection.Command(
            "SELECT key, version, state FROM grain WHERE hub = @hub AND kind = @kind AND key > @after ORDER BY key LIMIT @most",
            ("hub", hub.ToString()), ("kind", Codes<GrainKind>.Of(kind)), ("after", afterKey), ("most", (long)most));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var grains = new List<(GrainId, StoredGrain)>();
        while (await reader.ReadAsync(cancel))
        {
            grains.Add((new GrainId(hub, kind, reader.GetString(0)), new StoredGrain(DomainJson.ReadState(kind, reader.GetFieldValue<byte[]>(2)), reader.GetInt64(1))));
        }

        return grains;
    }

    private static async Task<IReadOnlyList<Entry>> Entries(DbCommand command, HubId hub, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var entries = new List<Entry>();
        while (await reader.ReadAsync(cancel))
        {
            entries.Add(new Entry(
                hub, reader.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)),
                new GrainId(hub, Codes<GrainKind>.Parse(reader.GetString(2)), reader.GetString(3)), reader.GetInt64(4),
                Audience.Parse(reader.GetString(5)), DomainJson.Facts.Read(reader.GetString(6), reader.GetFieldValue<byte[]>(7))));
        }

        return entries;
    }
}
