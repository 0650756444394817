using Federation.Running;
using Federation.Server.CommandLine;
using Federation.Server.Tests.CommandLine;

namespace Federation.Server.Tests.Issues;

public sealed class Verify_of_a_spoiled_feed_ended_in_a_stack
{
    [Theory]
    [InlineData("DELETE FROM entry WHERE hub = 'aura' AND position = 3")]
    [InlineData("UPDATE entry SET version = 7 WHERE hub = 'aura' AND position = 3")]
    [InlineData("UPDATE hub SET head = head + 1 WHERE id = 'aura'")]
    [InlineData("UPDATE entry SET data = '{' WHERE hub = 'aura' AND position = 3")]
    [InlineData("UPDATE entry SET kind = 'nothing.known' WHERE hub = 'aura' AND position = 3")]
    [InlineData("UPDATE entry SET audience = 'everybody' WHERE hub = 'aura' AND position = 3")]
    [InlineData("UPDATE grain SET state = '{' WHERE hub = 'aura' AND kind = 'platform'")]
    [InlineData("UPDATE hub SET id = 'NOT A HUB' WHERE id = 'aura'")]
    public async Task A_spoiled_feed_is_a_difference_told_in_a_sentence(string spoil)
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"));
        await Sql.Run(place, spoil);
        var ran = await Commands.Run(place, "verify");
        Assert.True(ran.Code == ExitCode.Differs, ran.ToString());
        Plain.Check(ran);
        Plain.Check(await Commands.Run(place, "export", folder.File("export")));
    }
}
