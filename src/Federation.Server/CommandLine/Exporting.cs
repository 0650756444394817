using Federation.Node.Exchange.Feeds;

namespace Federation.Server.CommandLine;

public static class Exporting
{
    public static async Task<int> Run(Invocation invocation)
    {
        await using var session = await Session.Open(invocation, migrate: false, CancellationToken.None);
        var folder = invocation.Arguments[0];
        var progress = new ProgressLine("Entrées écrites", session.Services.GetRequiredService<TimeProvider>());
        await FeedExport.Write(session.Store, folder, step => progress.Report(step.Done, step.Head), CancellationToken.None);
        progress.End();
        Console.WriteLine($"Export écrit dans {folder}. Les coordonnées et les textes scellés n’en font pas partie.");
        return ExitCode.Done;
    }
}
