using Federation.Running;

namespace Federation.Server.Tests.Issues;

public sealed class Import_ended_before_the_hubs_had_heard_each_other
{
    [Fact]
    public async Task When_it_ends_every_feed_is_read_to_its_end()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"));
        Assert.Equal(0, (await Sql.Rows<long>(place, Quiet.Unread))[0]);
    }
}
