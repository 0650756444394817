using Federation.Running;
using Federation.Server.CommandLine;

namespace Federation.Server.Tests.CommandLine;

public sealed class VerifyTests
{
    [Theory]
    [InlineData("UPDATE referral SET status = 'completed' WHERE key = (SELECT min(key) FROM referral)", "referral")]
    [InlineData("UPDATE structure SET name = 'Autre' WHERE key = (SELECT min(key) FROM structure)", "structure")]
    [InlineData("UPDATE platform SET region = '53' WHERE hub = 'aura'", "platform")]
    [InlineData("DELETE FROM deadline WHERE name = (SELECT min(name) FROM deadline)", "deadline")]
    [InlineData("DELETE FROM open_call", "open_call")]
    [InlineData("UPDATE grain SET version = version + 1 WHERE hub = 'aura' AND kind = 'platform'", "grain")]
    public async Task A_row_changed_by_hand_is_noticed_and_its_table_named(string spoil, string table)
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"));
        Assert.Equal(ExitCode.Done, (await Commands.Run(place, "verify")).Code);
        Assert.True(await Sql.Run(place, spoil) > 0);
        var ran = await Commands.Run(place, "verify");
        Assert.True(ran.Code == ExitCode.Differs, ran.ToString());
        Assert.Contains(ran.Output.Split('\n'), line => line.Contains($" {table} ", StringComparison.Ordinal) && line.Contains("différente", StringComparison.Ordinal));
        Assert.All(ran.Output.Split('\n').Where(line => !line.Contains($" {table} ", StringComparison.Ordinal)), line => Assert.DoesNotContain("différente", line, StringComparison.Ordinal));
    }
}
