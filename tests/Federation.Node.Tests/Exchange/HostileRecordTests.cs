using System.Text;
using Federation.Node.Exchange.Records;

namespace Federation.Node.Tests.Exchange;

public sealed class HostileRecordTests
{
    [Theory]
    [InlineData("", "invalid-json")]
    [InlineData("[", "invalid-json")]
    [InlineData("[1,]", "invalid-json")]
    [InlineData("[] []", "invalid-json")]
    [InlineData("// note\n[]", "invalid-json")]
    [InlineData("[NaN]", "invalid-json")]
    [InlineData("{}", "not-a-list")]
    [InlineData("null", "not-a-list")]
    [InlineData("[[]]", "not-an-object")]
    [InlineData("[{\"id\":\"\\ud800\"}]", "invalid-text")]
    [InlineData("[{\"\\udc00\":1}]", "invalid-text")]
    [InlineData("[{\"id\":\"a\u0001b\"}]", "invalid-json")]
    public void Is_refused_by_name(string text, string code)
    {
        var reading = Folders.Read(Folders.Set((RecordSet.Structures, text)));
        Assert.Null(reading.Plan);
        Assert.Equal((RecordSet.Structures, code), (reading.Faults[0].Place.File, reading.Faults[0].Code));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(63)]
    [InlineData(100_000)]
    public void Deep_nesting_is_refused_without_climbing(int depth)
    {
        var text = "[{\"publics\":" + new string('[', depth) + new string(']', depth) + "}]";
        var fault = Assert.Single(Folders.Read(Folders.Set((RecordSet.Structures, text))).Faults);
        Assert.Equal(("too-deep", 0, "publics"), (fault.Code, fault.Place.Index, fault.Field));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        var bytes = Encoding.UTF8.GetBytes("[{\n\"id\":\"").Concat(new byte[] { 0xC3, 0x28 }).Concat("\"}]"u8.ToArray()).ToArray();
        var fault = Assert.Single(Folders.Read(RecordSet.Of(new Dictionary<string, byte[]> { [RecordSet.Hubs] = bytes })).Faults);
        Assert.Equal("invalid-text", fault.Code);
        Assert.Contains("ligne 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_written_twice_is_refused_wherever_it_is()
    {
        var twice = Folders.Hub.Replace("\"region\":\"84\"", "\"region\":\"84\",\"region\":\"84\"", StringComparison.Ordinal);
        var inside = Folders.Hub.Replace("\"remote\":true", "\"remote\":true,\"remote\":false", StringComparison.Ordinal);
        Assert.Equal(["region"], Folders.Read(Folders.Hubs(twice)).Faults.Select(fault => fault.Field));
        Assert.Equal(["services[0].remote"], Folders.Read(Folders.Hubs(inside)).Faults.Select(fault => fault.Field));
    }

    [Fact]
    public void What_editors_of_other_systems_write_is_read()
    {
        var text = "\uFEFF" + Folders.List(Folders.Hub).Replace(",", ",\r\n", StringComparison.Ordinal);
        Assert.Empty(Folders.Read(Folders.Set((RecordSet.Hubs, text))).Faults);
    }

    [Fact]
    public void A_thousand_faults_do_not_fill_the_memory_and_none_is_taken_for_good()
    {
        var records = Enumerable.Range(0, 1000).Select(i => $$"""{"id":"s{{i}}","hub":"aura"}""").ToArray();
        var reading = Folders.Read(Folders.Structures(records));
        Assert.Null(reading.Plan);
        Assert.Equal(200, reading.Faults.Length);
    }

    [Fact]
    public void A_hostile_name_is_shown_harmless()
    {
        var fault = Assert.Single(Folders.Read(Folders.Structures(Folders.With(Folders.Structure, "\u001b[31m\u202e" + new string('x', 500), "1"))).Faults);
        Assert.DoesNotContain(fault.ToString(), c => char.IsControl(c) || c == '\u202e');
        Assert.True(fault.Field!.Length < 100);
    }

    [Fact]
    public async Task A_folder_is_read_within_its_bounds()
    {
        var folder = Directory.CreateTempSubdirectory("fed-records-").FullName;
        try
        {
            Assert.Equal("no-records", Folders.Read(await RecordSet.FromFolder(folder, default)).Faults.Single().Code);
            await File.WriteAllTextAsync(Path.Combine(folder, "hub.json"), "[]");
            await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), "x");
            await using (var large = File.Create(Path.Combine(folder, RecordSet.Hubs)))
            {
                large.SetLength(RecordSet.LargestFile + 1L);
            }

            Assert.Equal([("hub.json", "unknown-file"), (RecordSet.Hubs, "file-too-large")],
                Folders.Read(await RecordSet.FromFolder(folder, default)).Faults.Select(fault => (fault.Place.File, fault.Code)));
            Assert.Equal("no-folder", Folders.Read(await RecordSet.FromFolder(Path.Combine(folder, "absent"), default)).Faults.Single().Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
