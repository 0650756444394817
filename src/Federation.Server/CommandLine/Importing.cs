using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Engine;
using Federation.Node.Exchange.Feeds;
using Federation.Node.Exchange.Records;
using Federation.Node.Following;
using Federation.Storage.Feeds;

namespace Federation.Server.CommandLine;

/// <summary>Two kinds of folder: an export, told by its summary, or records.</summary>
public static class Importing
{
    public static async Task<int> Run(Invocation invocation)
    {
        var folder = invocation.Arguments[0];
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"Dossier introuvable : {folder}");
            return ExitCode.BadInput;
        }

        await using var session = await Session.Open(invocation, migrate: true, CancellationToken.None);
        return File.Exists(Path.Combine(folder, FeedFormat.Manifest)) ? await Feeds(session, folder) : await Records(session, folder);
    }

    /// <summary>Everything is read and rehearsed before the first command; faults are said and nothing is imported.</summary>
    public static async Task<int> Records(IServiceProvider services, RecordSet set, Action<int, int>? progress, CancellationToken cancel)
    {
        var store = services.GetRequiredService<IHubStore>();
        var clock = services.GetRequiredService<TimeProvider>();
        var reading = RecordReader.Read(set, await Known(store, cancel), clock.GetUtcNow());
        if (reading.Plan is not { } plan)
        {
            await Say(reading.Faults);
            return ExitCode.BadInput;
        }

        var importer = new Importer(services.GetRequiredService<IGrains>(), cancel => Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancel));
        var report = await importer.Apply(plan, progress, cancel);
        foreach (var place in report.Kept)
        {
            await Console.Error.WriteLineAsync($"{new ImportFault(place, null, "kept", "Déjà là avec un autre contenu : laissée comme elle est.")}");
        }

        await Say(report.Refused);
        if (report.Away is { } away)
        {
            await Console.Error.WriteLineAsync($"{new ImportFault(away, null, "unavailable", "La base ne s’écrit plus : disque plein, ou base arrêtée. Rendez-lui sa place et relancez l’import : ce qui est fait ne sera pas refait.")}");
            return ExitCode.Unavailable;
        }

        return report.Refused.IsEmpty ? ExitCode.Done : ExitCode.BadInput;
    }

    private static async Task<int> Records(Session session, string folder)
    {
        var set = await RecordSet.FromFolder(folder, CancellationToken.None);
        await using var following = await session.Follow(CancellationToken.None);
        var progress = new ProgressLine("Fiches importées", session.Services.GetRequiredService<TimeProvider>());
        var code = await Records(session.Services, set, (done, total) => progress.Report(done, total), CancellationToken.None);
        progress.End();
        if (code != ExitCode.Unavailable)
        {
            await session.Settle(CancellationToken.None);
        }

        if (code == ExitCode.Done)
        {
            Console.WriteLine("Import terminé.");
        }

        return code;
    }

    private static async Task<int> Feeds(Session session, string folder)
    {
        var progress = new ProgressLine("Entrées lues", session.Services.GetRequiredService<TimeProvider>());
        var report = await FeedImport.Read(session.Store, folder, step => progress.Report(step.Done, step.Head), CancellationToken.None);
        progress.End();
        if (!report.Faults.IsEmpty)
        {
            foreach (var fault in report.Faults)
            {
                await Console.Error.WriteLineAsync(fault.ToString());
            }

            await Console.Error.WriteLineAsync("Rien n’a été importé.");
            return ExitCode.BadInput;
        }

        Console.WriteLine($"Import terminé : {report.Restored.Length} fils écrits, {report.Unchanged.Length} déjà identiques.");
        return ExitCode.Done;
    }

    private static async Task<Dictionary<HubId, PlatformState>> Known(IHubStore store, CancellationToken cancel)
    {
        var known = new Dictionary<HubId, PlatformState>();
        foreach (var hub in (await store.Heads(cancel)).Keys)
        {
            if ((await store.Load(GrainId.Platform(hub), cancel)).State is PlatformState platform)
            {
                known[hub] = platform;
            }
        }

        return known;
    }

    private static async Task Say(IEnumerable<ImportFault> faults)
    {
        var said = 0;
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
            said++;
        }

        if (said > 0)
        {
            await Console.Error.WriteLineAsync($"{said} fiches ou champs à corriger.");
        }
    }
}
