using Federation.Running;
using Federation.Server.CommandLine;

namespace Federation.Server.Tests.CommandLine;

public sealed class MigrateTests
{
    public static TheoryData<string> Engines => ["sqlite", "postgresql"];

    [Theory, MemberData(nameof(Engines))]
    public async Task Migrating_twice_says_that_there_was_nothing_to_do(string engine)
    {
        using var folder = new TempFolder();
        var place = await At(engine, folder);
        var first = await Commands.Run(place, "migrate");
        Assert.True(first.Code == ExitCode.Done, first.ToString());
        Assert.Contains("du schéma 0 au schéma", first.Output, StringComparison.Ordinal);
        var second = await Commands.Run(place, "migrate");
        Assert.True(second.Code == ExitCode.Done, second.ToString());
        Assert.Contains("à jour", second.Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_schema_newer_than_the_program_is_refused_and_not_touched(string engine)
    {
        using var folder = new TempFolder();
        var place = await At(engine, folder);
        await Commands.Run(place, "migrate");
        await Sql.Run(place, "INSERT INTO schema_version (version, name, checksum) VALUES (999, '999-later.sql', 'x')");
        foreach (var line in new[] { "migrate", "serve", $"import {await Records.WriteTo(folder.File("records"), "hubs.json")}", "invite aura coordinator" })
        {
            var ran = await Commands.Run(place, line.Split(' '));
            Assert.True(ran.Code == ExitCode.TooNew, $"{line}: {ran}");
            Assert.Contains("999", ran.Errors, StringComparison.Ordinal);
            Plain.Check(ran);
        }

        Assert.Equal(0, (await Sql.Rows<long>(place, "SELECT count(*) FROM entry"))[0]);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Several_processes_that_start_together_on_an_empty_place_all_start(string engine)
    {
        using var folder = new TempFolder();
        var place = await At(engine, folder);
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Commands.Run(place, "migrate")));
        Assert.All(all, ran => Assert.True(ran.Code == ExitCode.Done, ran.ToString()));
        Assert.Single(all, ran => ran.Output.Contains("du schéma 0", StringComparison.Ordinal));
    }

    private static async Task<Place> At(string engine, TempFolder folder) =>
        engine == "sqlite" ? new Place(folder.File("data")) : new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase());
}
