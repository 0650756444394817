using Federation.Running;
using Federation.Server.CommandLine;

namespace Federation.Server.Tests.CommandLine;

public sealed class UnreachableTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("verify")]
    [InlineData("export sortie")]
    [InlineData("import .")]
    [InlineData("invite aura coordinator")]
    public async Task A_database_out_of_reach_is_one_sentence(string line)
    {
        using var folder = new TempFolder();
        var ran = await Commands.Run(new Place(folder.Path, $"Host={folder.File("nobody")};Username=federation;Timeout=2"), line.Split(' '));
        Assert.True(ran.Code == ExitCode.Unavailable, ran.ToString());
        Assert.Contains("La base ne répond pas", ran.Errors, StringComparison.Ordinal);
        Plain.Check(ran);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("verify")]
    public async Task A_file_that_is_no_database_is_one_sentence(string verb)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("federation.db"), string.Concat(Enumerable.Repeat("Ceci n’est pas une base. ", 400)));
        var ran = await Commands.Run(new Place(folder.Path), verb);
        Assert.True(ran.Code == ExitCode.Unavailable, ran.ToString());
        Plain.Check(ran);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("export sortie")]
    public async Task A_database_that_was_never_made_is_one_sentence(string line)
    {
        using var folder = new TempFolder();
        var ran = await Commands.Run(new Place(folder.Path), line.Split(' '));
        Assert.True(ran.Code == ExitCode.Unavailable, ran.ToString());
        Plain.Check(ran);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_one_sentence()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("data"), "");
        foreach (var verb in new[] { "serve", "migrate" })
        {
            var ran = await Commands.Run(new Place(folder.File("data")), verb);
            Assert.True(ran.Code == ExitCode.Unavailable, ran.ToString());
            Plain.Check(ran);
        }
    }

    [Fact]
    public async Task An_address_already_taken_is_one_sentence()
    {
        using var folder = new TempFolder();
        await using var first = await RunningServer.Start(new Place(folder.File("one")));
        var ran = await Commands.Run(new Place(folder.File("two")), "serve", $"--Urls={first.Address}");
        Assert.True(ran.Code == ExitCode.Unavailable, ran.ToString());
        Plain.Check(ran.Errors);
    }
}
