using System.Runtime.CompilerServices;
using System.Text;
using Federation.Domain.Grains;
using Federation.Storage;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Server.CommandLine;

/// <summary>Rebuilds every projection from the feeds into a scratch database and compares, row by row. Nothing of the real one is written.</summary>
public static class Verifying
{
    private const int Page = 2000;

    /// <summary>Not a read table: the states themselves.</summary>
    private const string States = "grain";

    public static async Task<int> Run(Invocation invocation)
    {
        await using var session = await Session.Open(invocation, migrate: false, CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("federation-verify-");
        try
        {
            return await Compare(session, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> Compare(Session session, string folder)
    {
        var clock = session.Services.GetRequiredService<TimeProvider>();
        var heads = await session.Store.Heads(CancellationToken.None);
        await using var scratch = Database.Open(StoreOptions.InFolder(folder));
        await scratch.Hubs.Migrate(CancellationToken.None);

        var total = heads.Values.Sum();
        var progress = new ProgressLine("Entrées rejouées", clock);
        var done = 0L;
        foreach (var (hub, head) in heads.OrderBy(pair => pair.Key))
        {
            var last = 0L;
            try
            {
                await scratch.Hubs.Restore(hub, Entries(session.Store, hub, head, position =>
                {
                    done += position - last;
                    last = position;
                    progress.Report(done, total);
                }), CancellationToken.None);
            }
            catch (Exception spoiled) when (Stored.IsSpoiled(spoiled))
            {
                progress.End();
                Console.WriteLine($"  Le fil de {hub} ne se rejoue pas : une entrée manque ou n’est plus ce qui a été écrit, après la n° {last}.");
                Console.WriteLine("La base ne correspond pas à ses fils.");
                return ExitCode.Differs;
            }
        }

        progress.Report(total, total);
        progress.End();

        var differences = 0;
        foreach (var table in Projection.Tables.Select(table => table.Name).Append(States))
        {
            long rows, first;
            int differing;
            try
            {
                (rows, differing, first) = await Differences(Rows(session.Store, table, heads.Keys), Rows(scratch.Hubs, table, heads.Keys));
            }
            catch (Exception spoiled) when (Stored.IsSpoiled(spoiled))
            {
                Console.WriteLine($"  {table,-12} illisible : ce qui est stocké n’est plus ce qui a été écrit");
                differences++;
                continue;
            }

            Console.WriteLine(differing == 0 ? $"  {table,-12} {rows,9} lignes, identiques" : $"  {table,-12} {rows,9} lignes, {differing} différentes (la première : n° {first})");
            differences += differing;
        }

        Console.WriteLine(differences == 0 ? $"Identiques : {total} entrées de {heads.Count} plateformes redonnent la base." : "La base ne correspond pas à ses fils.");
        return differences == 0 ? ExitCode.Done : ExitCode.Differs;
    }

    /// <summary>Only what was there when the comparison began: a running service goes on writing.</summary>
    private static async IAsyncEnumerable<Entry> Entries(IHubStore store, HubId hub, long head, Action<long> read, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var after = 0L; after < head;)
        {
            var page = await store.Read(hub, after, Page, cancel);
            if (page.Count == 0)
            {
                throw new InvalidDataException("a feed ends before its head");
            }

            foreach (var entry in page.TakeWhile(entry => entry.Position <= head))
            {
                yield return entry;
                read(entry.Position);
            }

            after = page[^1].Position;
        }
    }

    private static IAsyncEnumerable<string> Rows(IHubStore store, string table, IEnumerable<HubId> hubs) =>
        table == States ? StateLines(store, hubs.Order()) : store.Dump(table, CancellationToken.None);

    private static async IAsyncEnumerable<string> StateLines(IHubStore store, IEnumerable<HubId> hubs)
    {
        foreach (var hub in hubs)
        {
            foreach (var kind in Enum.GetValues<GrainKind>())
            {
                for (var after = ""; ;)
                {
                    var page = await store.Grains(hub, kind, after, Page, CancellationToken.None);
                    foreach (var (grain, stored) in page)
                    {
                        yield return $"{grain} {stored.Version} {Encoding.UTF8.GetString(DomainJson.WriteState(stored.State!))}";
                    }

                    if (page.Count < Page)
                    {
                        break;
                    }

                    after = page[^1].Grain.Key;
                }
            }
        }
    }

    private static async Task<(long Rows, int Differing, long First)> Differences(IAsyncEnumerable<string> real, IAsyncEnumerable<string> rebuilt)
    {
        var (rows, differing, first) = (0L, 0, 0L);
        await using var left = real.GetAsyncEnumerator();
        await using var right = rebuilt.GetAsyncEnumerator();
        while (true)
        {
            var (hasLeft, hasRight) = (await left.MoveNextAsync(), await right.MoveNextAsync());
            if (!hasLeft && !hasRight)
            {
                return (rows, differing, first);
            }

            rows++;
            if (hasLeft != hasRight || left.Current != right.Current)
            {
                first = differing++ == 0 ? rows : first;
            }
        }
    }
}
