using Federation.Running;
using Federation.Server.CommandLine;

namespace Federation.Server.Tests.CommandLine;

public sealed class ImportTests
{
    [Theory]
    [InlineData("hubs.json", "\"region\": \"53\"", "\"region\": \"54\"", "region")]
    [InlineData("hubs.json", "\"carrier\": \"Le Relais Ozanam\"", "\"carier\": \"Le Relais Ozanam\"", "carier")]
    [InlineData("structures.json", "\"department\": \"69\"", "\"department\": \"6\"", "department")]
    [InlineData("referrals.json", "\"kind\": \"recruit-a-peer\"", "\"kind\": \"recruit-a-pear\"", "kind")]
    public async Task One_bad_record_is_named_and_nothing_is_imported(string file, string good, string bad, string field)
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("first"), "hubs.json");
        var before = await Records.Export(place, folder.File("before"));

        var records = await Records.WriteTo(folder.File("records"));
        var text = await File.ReadAllTextAsync(Path.Combine(records, file));
        Assert.Contains(good, text, StringComparison.Ordinal);
        var at = text.IndexOf(good, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(records, file), text[..at] + bad + text[(at + good.Length)..]);
        var id = text[..at].Split("\"id\": \"")[^1].Split('"')[0];

        var ran = await Commands.Run(place, "import", records);
        Assert.True(ran.Code == ExitCode.BadInput, ran.ToString());
        Assert.Contains(ran.Errors.Split('\n'), line => new[] { file, $"({id})", field }.All(word => line.Contains(word, StringComparison.Ordinal)));
        Plain.Check(ran);
        Assert.Equal(before, await Records.Export(place, folder.File("after")));
    }

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"));
        var before = await Records.Export(place, folder.File("before"));
        Assert.NotEmpty(before);
        var again = await Commands.Run(place, "import", folder.File("records"));
        Assert.True(again.Code == ExitCode.Done, again.ToString());
        Assert.Equal(before, await Records.Export(place, folder.File("after")));
    }

    [Theory]
    [InlineData("nulle-part", "introuvable")]
    [InlineData("vide", "Aucun fichier")]
    public async Task A_folder_without_records_is_refused(string name, string sentence)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("vide"));
        var ran = await Commands.Run(new Place(folder.File("data")), "import", folder.File(name));
        Assert.True(ran.Code == ExitCode.BadInput, ran.ToString());
        Assert.Contains(sentence, ran.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feeds/aura.ndjson", "\"position\":2,", "\"position\":3,")]
    [InlineData("feeds/aura.ndjson", "\"kind\":\"structure.described\"", "\"kind\":\"structure.imagined\"")]
    [InlineData("feeds/idf.ndjson", "\"audience\":\"public\"", "\"audience\":\"nobody\"")]
    [InlineData("federation.json", "\"version\": 1", "\"version\": 9")]
    [InlineData("federation.json", "{", "[")]
    public async Task A_spoiled_export_is_refused_before_anything_is_written(string file, string good, string bad)
    {
        using var folder = new TempFolder();
        var source = await Records.Import(new Place(folder.File("source")), folder.File("records"));
        await Records.Export(source, folder.File("export"));
        var path = Path.Combine(folder.File("export"), file);
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(good, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(good, bad, StringComparison.Ordinal));

        var ran = await Commands.Run(new Place(folder.File("target")), "import", folder.File("export"));
        Assert.True(ran.Code == ExitCode.BadInput, ran.ToString());
        Assert.Contains(Path.GetFileName(file), ran.Errors, StringComparison.Ordinal);
        Plain.Check(ran);
        Assert.DoesNotContain("ndjson", await Records.Export(new Place(folder.File("target")), folder.File("after")), StringComparison.Ordinal);
    }
}
