using Federation.Running;
using Federation.Server.CommandLine;

namespace Federation.Server.Tests.CommandLine;

public sealed class ExportTests
{
    [Fact]
    public async Task An_export_imported_elsewhere_is_exported_to_the_same_bytes()
    {
        using var folder = new TempFolder();
        var first = await Records.Export(await Records.Import(new Place(folder.File("one")), folder.File("records")), folder.File("export-one"));
        var second = await CopyTo(new Place(folder.File("two")), folder.File("export-one"), folder.File("export-two"));
        Assert.Equal(first, second);
        Assert.Equal(ExitCode.Done, (await Commands.Run(new Place(folder.File("two")), "verify")).Code);
    }

    [Fact]
    public async Task From_one_engine_to_the_other_and_back_it_is_the_same_bytes()
    {
        var database = await PostgresCluster.Shared.CreateDatabase();
        using var folder = new TempFolder();
        var first = await Records.Export(await Records.Import(new Place(folder.File("one")), folder.File("records")), folder.File("export-one"));
        var postgres = new Place(folder.File("two"), database);
        var second = await CopyTo(postgres, folder.File("export-one"), folder.File("export-two"));
        var third = await CopyTo(new Place(folder.File("three")), folder.File("export-two"), folder.File("export-three"));
        Assert.Equal(first, second);
        Assert.Equal(first, third);
        Assert.Equal(ExitCode.Done, (await Commands.Run(postgres, "verify")).Code);
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"), "hubs.json");
        Directory.CreateDirectory(folder.File("full"));
        await File.WriteAllTextAsync(Path.Combine(folder.File("full"), "notes.txt"), "à garder");
        var ran = await Commands.Run(place, "export", folder.File("full"));
        Assert.True(ran.Code == ExitCode.Unavailable, ran.ToString());
        Plain.Check(ran);
        Assert.Equal(["notes.txt"], Directory.EnumerateFileSystemEntries(folder.File("full")).Select(Path.GetFileName));
    }

    private static async Task<string> CopyTo(Place place, string export, string again)
    {
        var ran = await Commands.Run(place, "import", export);
        Assert.True(ran.Code == ExitCode.Done, ran.ToString());
        return await Records.Export(place, again);
    }
}
