namespace Federation.Server.CommandLine;

public static class Migrating
{
    public static async Task<int> Run(Invocation invocation)
    {
        await using var session = await Session.Open(invocation, migrate: false, CancellationToken.None);
        var report = await session.Store.Migrate(CancellationToken.None);
        Console.WriteLine(report.From == report.To ? $"La base est à jour (schéma {report.To})." : $"La base est passée du schéma {report.From} au schéma {report.To}.");
        return ExitCode.Done;
    }
}
