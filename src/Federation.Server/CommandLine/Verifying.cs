using System.Runtime.CompilerServices;
using Federation.Domain.Grains;
using Federation.Storage;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;

namespace Federation.Server.CommandLine;

/// <summary>Rebuilds every projection from the feeds into a scratch database and compares, row by row. Nothing of the real one is written.</summary>
public static class Verifying
{
    private const int Page = 2000;

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
            await scratch.Hubs.Restore(hub, Entries(session.Store, hub, head, count => progress.Report(done += count, total)), CancellationToken.None);
        }

        progress.Report(total, total);
        progress.End();

        var differences = 0;
        foreach (var table in Projection.Tables.Select(table => table.Name).Append("grain"))
        {
            var (rows, differing, first) = await Differences(session.Store.Dump(table, CancellationToken.None), scratch.Hubs.Dump(table, CancellationToken.None));
            Console.WriteLine(differing == 0 ? $"  {table,-12} {rows,9} lignes, identiques" : $"  {table,-12} {rows,9} lignes, {differing} différentes (la première : n° {first})");
            differences += differing;
        }

        Console.WriteLine(differences == 0 ? $"Identiques : {total} entrées de {heads.Count} plateformes redonnent la base." : "La base ne correspond pas à ses fils.");
        return differences == 0 ? ExitCode.Done : ExitCode.Differs;
    }

    /// <summary>Only what was there when the comparison began: a running service goes on writing.</summary>
    private static async IAsyncEnumerable<Entry> Entries(IHubStore store, HubId hub, long head, Action<int> read, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var after = 0L; after < head;)
        {
            var page = await store.Read(hub, after, Page, cancel);
            if (page.Count == 0)
            {
                throw new StorageException("a feed ends before its head", false);
            }

            foreach (var entry in page.TakeWhile(entry => entry.Position <= head))
            {
                yield return entry;
            }

            after = page[^1].Position;
            read(page.Count);
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
