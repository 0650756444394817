using Federation.Running;
using Federation.Server.CommandLine;

namespace Federation.Server.Tests.CommandLine;

public sealed class WordsTests
{
    public static TheoryData<string> Names => [.. Verbs.All.Select(verb => verb.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Every_command_explains_itself_and_does_nothing_else(string name)
    {
        var ran = await Commands.Run(name, "--help");
        Assert.True(ran is { Code: ExitCode.Done, Errors: "" }, ran.ToString());
        Assert.StartsWith($"federation {name}", ran.Output, StringComparison.Ordinal);
        foreach (var argument in Verbs.All.Single(verb => verb.Name == name).Arguments)
        {
            Assert.Contains($"<{argument}>", ran.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_lists_every_command_and_every_exit_code(string word)
    {
        var ran = await Commands.Run(word);
        Assert.Equal(ExitCode.Done, ran.Code);
        Assert.All(Verbs.All, verb => Assert.Contains($"  {verb.Name}", ran.Output, StringComparison.Ordinal));
        Assert.All(
            new[] { ExitCode.Done, ExitCode.Usage, ExitCode.BadInput, ExitCode.Differs, ExitCode.Unavailable, ExitCode.TooNew },
            code => Assert.Contains($"{code} ", ran.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("exporter", "Commande inconnue")]
    [InlineData("serve --urls", "Option non comprise")]
    [InlineData("serve -x", "Option non comprise")]
    [InlineData("migrate dossier", "aucun argument")]
    [InlineData("export", "<dossier>")]
    [InlineData("export un deux", "<dossier>")]
    [InlineData("export --Federation:Data=x dossier", "<dossier>")]
    [InlineData("invite aura", "<plateforme> <role>")]
    [InlineData("invite aura visitor", "coordinator ou administrator")]
    [InlineData("invite AURA! coordinator", "coordinator ou administrator")]
    public async Task What_is_not_understood_is_refused_with_what_was_expected(string line, string sentence)
    {
        using var folder = new TempFolder();
        var ran = await Commands.Run([.. line.Split(' '), $"--Federation:Data={folder.File("data")}"]);
        Assert.Equal(ExitCode.Usage, ran.Code);
        Assert.Contains(sentence, ran.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("data")));
    }

    [Theory]
    [InlineData("--Federation:Storage:Engine=oracle", "sqlite ou postgresql")]
    [InlineData("--Federation:Storage:Engine=postgresql", "ConnectionString")]
    [InlineData("--Federation:Hubs:0=Pas un code", "Federation:Hubs")]
    public async Task A_setting_that_cannot_be_meant_is_named(string setting, string sentence)
    {
        using var folder = new TempFolder();
        foreach (var verb in new[] { "serve", "migrate" })
        {
            var ran = await Commands.Run(new Place(folder.Path), verb, setting);
            Assert.Equal(ExitCode.Usage, ran.Code);
            Assert.Contains(sentence, ran.Errors, StringComparison.Ordinal);
            Plain.Check(ran);
        }
    }
}
