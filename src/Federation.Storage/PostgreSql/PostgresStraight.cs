using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Npgsql;

namespace Federation.Storage.PostgreSql;

/// <summary>
/// A commit in one round trip, while this process is the only one that writes to a hub: it knows the head, so it writes without looking first
/// and has the database refuse the whole batch if anything is not as it believed. The refusal costs nothing but the second way, which looks.
/// </summary>
internal sealed class PostgresStraight
{
    // No value for a column that must have one: the one way for a plain UPDATE to fail. It holds the hub's lock before it is decided, and
    // whoever changes a grain of the hub moves its head under that lock, so an unchanged head proves that the versions read here are the last.
    private const string Advance =
        "UPDATE hub SET head = CASE WHEN head = $2 AND NOT EXISTS (SELECT FROM unnest($4, $5, $6) AS t (kind, key, version)"
        + " WHERE coalesce((SELECT version FROM grain WHERE hub = $1 AND kind = t.kind AND key = t.key), 0) <> t.version) THEN $3 END WHERE id = $1";

    private readonly ConcurrentDictionary<HubId, (long Head, bool IsAlone)> _known = new();

    /// <summary>What the other way found and left: twice in a row nobody wrote in between, and this process is taken to be alone.</summary>
    public void Learn(HubId hub, long found, long left) => _known[hub] = (left, _known.TryGetValue(hub, out var known) && known.Head == found);

    public void Forget(HubId hub) => _known.TryRemove(hub, out _);

    /// <returns>False when what this process believes of the hub is not worth a try.</returns>
    public bool Plan(HubId hub, IReadOnlyList<Append> batch, out CommitPlan plan, out Action<NpgsqlBatch> advance)
    {
        (plan, advance) = (null!, null!);
        if (!_known.TryGetValue(hub, out var known) || !known.IsAlone)
        {
            return false;
        }

        var found = new Found();
        found.Heads[hub] = known.Head;
        foreach (var append in batch)
        {
            found.Versions.TryAdd(append.Grain, append.ExpectedVersion);
        }

        // Before the plan moves them on.
        var kinds = found.Versions.Keys.Select(grain => Codes<GrainKind>.Of(grain.Kind)).ToArray();
        var keys = found.Versions.Keys.Select(grain => grain.Key).ToArray();
        var versions = found.Versions.Values.ToArray();
        var made = plan = CommitPlan.Make(batch, found);
        advance = commands => commands.Add(Advance).With(hub.ToString()).With(known.Head).With(made.Writes.Heads[hub]).With(kinds).With(keys).With(versions);
        return true;
    }

    public void Wrote(HubId hub, long head) => _known[hub] = (head, true);
}
