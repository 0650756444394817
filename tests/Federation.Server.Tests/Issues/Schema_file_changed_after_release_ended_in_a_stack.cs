using Federation.Running;
using Federation.Server.CommandLine;
using Federation.Server.Tests.CommandLine;

namespace Federation.Server.Tests.Issues;

public sealed class Schema_file_changed_after_release_ended_in_a_stack
{
    [Fact]
    public async Task The_file_is_named_and_nothing_is_touched()
    {
        using var folder = new TempFolder();
        var place = new Place(folder.Path);
        Assert.Equal(ExitCode.Done, (await Commands.Run(place, "migrate")).Code);
        await Sql.Run(place, "UPDATE schema_version SET checksum = 'other' WHERE version = 1");
        foreach (var verb in new[] { "migrate", "serve" })
        {
            var ran = await Commands.Run(place, verb);
            Assert.True(ran.Code == ExitCode.Differs, ran.ToString());
            Assert.Contains("001-", ran.Errors, StringComparison.Ordinal);
            Plain.Check(ran);
        }
    }
}
