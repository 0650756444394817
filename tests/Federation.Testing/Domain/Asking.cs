using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Testing.Domain;

/// <summary>Load, decide, append: what an engine does, without the engine.</summary>
public static class Asking
{
    /// <summary>Null when the decision writes nothing.</summary>
    public static async Task<Append?> Prepare(this IHubStore store, GrainId grain, Command command, Caller caller, DateTimeOffset now, IdempotencyKey key)
    {
        var stored = await store.Load(grain, CancellationToken.None);
        var decision = Grain.Decide(grain, stored.State, command, caller, now);
        return decision.Facts.IsEmpty
            ? null
            : new Append(grain, stored.Version, stored.State, Grain.Fold(grain, stored.State, decision.Facts, now)!, decision, now, key, DomainJson.Commands.NameOf(command));
    }

    /// <summary>Decides again after each conflict. Null when the decision writes nothing.</summary>
    public static async Task<AppendResult?> Ask(this IHubStore store, GrainId grain, Command command, Caller caller, DateTimeOffset now, IdempotencyKey key)
    {
        while (true)
        {
            if (await store.Prepare(grain, command, caller, now, key) is not { } append)
            {
                return null;
            }

            var result = (await store.Commit([append], CancellationToken.None))[0];
            if (result.Outcome != AppendOutcome.Conflict)
            {
                return result;
            }
        }
    }

    public static async Task<List<Entry>> ReadAll(this IHubStore store, HubId hub)
    {
        var all = new List<Entry>();
        while (true)
        {
            var page = await store.Read(hub, all.Count == 0 ? 0 : all[^1].Position, 500, CancellationToken.None);
            all.AddRange(page);
            if (page.Count < 500)
            {
                return all;
            }
        }
    }

    public static async Task<List<string>> DumpAll(this IHubStore store, string table)
    {
        var rows = new List<string>();
        await foreach (var row in store.Dump(table, CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }
}
