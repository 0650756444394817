using System.Text;
using Federation.Domain.Grains;
using Federation.Node.Exchange.Feeds;
using Federation.Node.Exchange.Records;

namespace Federation.Node.Tests.Exchange;

public sealed class FeedExchangeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Export_import_export_is_the_same_bytes()
    {
        await using var first = await Demonstration();
        await using var second = await SqliteFederation.Start();
        var progress = new List<FeedProgress>();
        await FeedExport.Write(first.Store, first.Folder("out"), progress.Add, None);

        var report = await FeedImport.Read(second.Store, first.Folder("out"), null, None);
        await FeedExport.Write(second.Store, second.Folder("out"), null, None);

        Assert.Empty(report.Faults);
        Assert.Equal(4, report.Restored.Length);
        Assert.Equal(Files(first.Folder("out")), Files(second.Folder("out")));
        Assert.Equal(4, progress.Count(step => step.Done == step.Head));
        Assert.Equal(await Rows(first), await Rows(second));
    }

    [Fact]
    public async Task What_is_there_already_is_left_and_what_differs_is_refused_whole()
    {
        await using var first = await Demonstration();
        await using var second = await SqliteFederation.Start();
        await FeedExport.Write(first.Store, first.Folder("out"), null, None);
        await FeedImport.Read(second.Store, first.Folder("out"), null, None);

        var again = await FeedImport.Read(second.Store, first.Folder("out"), null, None);
        Assert.Equal((0, 4, 0), (again.Restored.Length, again.Unchanged.Length, again.Faults.Length));

        // One hub of three that the other database never saw, one that went on differently.
        await using var third = await SqliteFederation.Start();
        await new Importer(third.Grains, third.Settle).Apply(Folders.Read(Folders.Hubs(Folders.Hub)).Plan!, null, None);
        var refused = await FeedImport.Read(third.Store, first.Folder("out"), null, None);
        Assert.Equal(("feeds/aura.ndjson", 1L, "feed-differs"), (refused.Faults.Single().File, refused.Faults.Single().Line, refused.Faults.Single().Code));
        Assert.Equal(["aura"], (await third.Store.Heads(None)).Keys.Select(hub => hub.ToString()));
    }

    [Fact]
    public async Task A_feed_that_goes_on_is_not_the_same_feed()
    {
        await using var first = await SqliteFederation.Start();
        var importer = new Importer(first.Grains, first.Settle);
        await importer.Apply(Folders.Read(Folders.Hubs(Folders.Hub)).Plan!, null, None);
        await FeedExport.Write(first.Store, first.Folder("short"), null, None);
        await importer.Apply(Folders.Read(Folders.Structures(Folders.Structure)).Plan!, null, None);

        var report = await FeedImport.Read(first.Store, first.Folder("short"), null, None);
        Assert.Equal((2L, "feed-differs"), (report.Faults.Single().Line, report.Faults.Single().Code));
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_left_alone()
    {
        await using var federation = await SqliteFederation.Start();
        Directory.CreateDirectory(federation.Folder("mine"));
        await File.WriteAllTextAsync(Path.Combine(federation.Folder("mine"), "x"), "x");
        await Assert.ThrowsAsync<IOException>(() => FeedExport.Write(federation.Store, federation.Folder("mine"), null, None));
        Assert.Single(Directory.GetFiles(federation.Folder("mine")));
    }

    [Theory]
    [InlineData("\"position\":2", "\"position\":3", "position", "wrong-position")]
    [InlineData("\"position\":2", "\"position\":1e999", "position", "invalid")]
    [InlineData("\"position\":2", "\"position\":2,\"position\":2", null, "invalid-json")]
    [InlineData("\"version\":1", "\"version\":2", "version", "wrong-version")]
    [InlineData("\"version\":1", "\"version\":-1", "version", "invalid")]
    [InlineData("\"hub\":\"aura\"", "\"hub\":\"idf\"", "hub", "wrong-hub")]
    [InlineData("\"hub\":\"aura\"", "\"hub\":\"aura\",\"x\":1", "x", "unknown-field")]
    [InlineData("\"hub\":\"aura\",", "", "hub", "missing")]
    [InlineData("\"subject\":\"aura/", "\"subject\":\"idf/", "subject", "wrong-hub")]
    [InlineData("\"subject\":\"aura/structure/", "\"subject\":\"aura/maison/", "subject", "invalid")]
    [InlineData("\"subject\":\"aura/structure/", "\"subject\":\"aura/referral/", "data", "does-not-fold")]
    [InlineData("\"audience\":\"public\"", "\"audience\":\"tous\"", "audience", "invalid")]
    [InlineData(".000Z", ".0000Z", "at", "invalid")]
    [InlineData("\"structure.described\"", "\"structure.deleted\"", "kind", "unknown-kind")]
    [InlineData("\"structure.described\"", "\"call.closed\"", "data", "invalid-data")]
    [InlineData("\"roles\":", "\"rolls\":", "data.profile.rolls", "invalid-data")]
    [InlineData("\"publics\":[],", "", "data.profile", "invalid-data")]
    [InlineData("\"department\":\"38\"", "\"department\":\"20\"", "data.profile.department", "invalid-data")]
    [InlineData("\"department\":\"38\"", "\"department\":\"\\ud800\"", "data.profile.department", "invalid-data")]
    [InlineData("}}}", "}}}\r", null, "carriage-return")]
    [InlineData("{\"hub\"", "\uFEFF{\"hub\"", null, "invalid-text")]
    [InlineData("}}}", "}}", null, "invalid-json")]
    [InlineData("}}}", "}}}\n", null, "invalid-json")]
    public async Task A_bad_line_is_named(string from, string to, string? field, string code)
    {
        await using var federation = await SqliteFederation.Start();
        var folder = await Small(federation);
        var path = Path.Combine(folder, "feeds", "aura.ndjson");
        var lines = (await File.ReadAllTextAsync(path)).Split('\n');
        Assert.Contains(from, lines[1], StringComparison.Ordinal);
        lines[1] = lines[1].Replace(from, to, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, string.Join('\n', lines), new UTF8Encoding(false));

        var fault = Assert.Single(await FaultsOf(federation, folder));
        var line = to.EndsWith('\n') ? 3 : 2;
        Assert.Equal(("feeds/aura.ndjson", line, code), (fault.File, fault.Line, fault.Code));
        Assert.StartsWith(field ?? "", fault.Field ?? "", StringComparison.Ordinal);
        Assert.NotEqual(code, fault.Message);
    }

    [Fact]
    public async Task A_folder_that_is_not_whole_is_refused()
    {
        await using var federation = await SqliteFederation.Start();
        var folder = await Small(federation);
        var feed = Path.Combine(folder, "feeds", "aura.ndjson");
        var manifest = Path.Combine(folder, FeedFormat.Manifest);
        var (text, contents) = (await File.ReadAllTextAsync(feed), await File.ReadAllTextAsync(manifest));

        await File.WriteAllTextAsync(feed, text[..^1]);
        Assert.Equal("unfinished-line", (await FaultsOf(federation, folder)).Single().Code);
        await File.WriteAllTextAsync(feed, text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]);
        Assert.Equal("wrong-head", (await FaultsOf(federation, folder)).Single().Code);
        await File.WriteAllTextAsync(feed, text.Replace("Abri", "Abra", StringComparison.Ordinal));
        Assert.Equal("wrong-digest", (await FaultsOf(federation, folder)).Single().Code);
        await File.WriteAllTextAsync(feed, new string('x', FeedFormat.LongestLine + 70_000));
        Assert.Equal("line-too-long", (await FaultsOf(federation, folder)).Single().Code);
        await File.WriteAllTextAsync(feed, text);
        await File.WriteAllTextAsync(Path.Combine(folder, "feeds", "autre.ndjson"), "");
        Assert.Equal("unlisted-file", (await FaultsOf(federation, folder)).Single().Code);
        File.Delete(feed);
        Assert.Equal(["unlisted-file", "missing-file"], (await FaultsOf(federation, folder)).Select(fault => fault.Code));

        foreach (var (bad, code) in new[] { ("{", "invalid-manifest"), (contents.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal), "newer-version"), (contents.Replace("federation-feeds", "x", StringComparison.Ordinal), "unknown-format"), (contents.Replace("\"aura\"", "\"../aura\"", StringComparison.Ordinal), "invalid-manifest") })
        {
            await File.WriteAllTextAsync(manifest, bad);
            Assert.Equal((FeedFormat.Manifest, code), ((await FaultsOf(federation, folder)).Single().File, (await FaultsOf(federation, folder)).Single().Code));
        }
    }

    private static async Task<SqliteFederation> Demonstration()
    {
        var federation = await SqliteFederation.Start();
        await new Importer(federation.Grains, federation.Settle).Apply(Folders.Read(RecordSet.Demonstration()).Plan!, null, None);
        await federation.Settle(None);
        return federation;
    }

    private static async Task<string> Small(SqliteFederation federation)
    {
        await new Importer(federation.Grains, federation.Settle).Apply(Folders.Read(Folders.Set((RecordSet.Hubs, Folders.List(Folders.Hub)), (RecordSet.Structures, Folders.List(Folders.Structure)))).Plan!, null, None);
        await FeedExport.Write(federation.Store, federation.Folder("out"), null, None);
        return federation.Folder("out");
    }

    private static async Task<IReadOnlyList<FeedFault>> FaultsOf(SqliteFederation federation, string folder)
    {
        var before = await federation.Store.Heads(None);
        var report = await FeedImport.Read(federation.Store, folder, null, None);
        Assert.Equal(before, await federation.Store.Heads(None));
        return report.Faults;
    }

    private static async Task<List<string>> Rows(SqliteFederation federation)
    {
        var rows = new List<string>();
        foreach (var table in Storage.Projections.Projection.Tables)
        {
            await foreach (var row in federation.Store.Dump(table.Name, None))
            {
                rows.Add($"{table.Name} {row}");
            }
        }

        return rows;
    }

    private static Dictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), path => Convert.ToHexString(File.ReadAllBytes(path)));
}
