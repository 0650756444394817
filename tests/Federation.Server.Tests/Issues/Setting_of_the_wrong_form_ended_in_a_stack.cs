using Federation.Running;
using Federation.Server.CommandLine;
using Federation.Server.Tests.CommandLine;

namespace Federation.Server.Tests.Issues;

public sealed class Setting_of_the_wrong_form_ended_in_a_stack
{
    [Theory]
    [InlineData("--Federation:Demonstration=peut-être", "Federation:Demonstration")]
    [InlineData("--Urls=ceci n’est pas une adresse", "Urls")]
    [InlineData("--Urls=http://127.0.0.1:0;là", "Urls")]
    [InlineData("--Smtp:Port=vingt-cinq", "Smtp:Port")]
    public async Task It_is_named_in_a_sentence(string setting, string name)
    {
        using var folder = new TempFolder();
        var ran = await Commands.Run(new Place(folder.Path), "serve", setting);
        Assert.True(ran.Code == ExitCode.Usage, ran.ToString());
        Assert.Contains(name, ran.Errors, StringComparison.Ordinal);
        Plain.Check(ran);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_said_in_a_sentence()
    {
        using var folder = new TempFolder();
        var ran = await Commands.Run(new Place(folder.Path), "serve", "--Urls=http://192.0.2.1:5080");
        Assert.True(ran.Code == ExitCode.Unavailable, ran.ToString());
        Plain.Check(ran.Errors);
    }
}
