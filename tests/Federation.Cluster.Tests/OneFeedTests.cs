using Federation.Running;

namespace Federation.Cluster.Tests;

public sealed class OneFeedTests
{
    [Fact]
    public async Task Sixteen_writers_in_two_processes_leave_no_gap()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        using var workers = new Workers(place);
        var both = new[] { workers.Start(1, 8, 60), workers.Start(100, 8, 60) };
        foreach (var worker in both)
        {
            Assert.True(await worker.Ended(TimeSpan.FromSeconds(90)) == 0, worker.Words);
        }

        await workers.Settle();
        var acks = workers.Acks;
        Assert.Equal(16 * 60, acks.Count);
        Assert.Equal(acks.Count, acks.Select(ack => (ack.Grain.Hub, ack.Position)).Distinct().Count());
        var audit = await Audit.Of(place);
        await audit.NothingAcknowledgedIsLost(acks);
        await audit.NothingIsDoubled(acks);
        await audit.PositionsAndVersionsAreDense();
        audit.BothEndsConverge();
    }
}
