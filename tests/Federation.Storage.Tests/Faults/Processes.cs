using Federation.Storage.Projections;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Faults;

public sealed class ProcessesOnSqlite() : Processes(On.Sqlite);

public sealed class ProcessesOnPostgres() : Processes(On.Postgres);

/// <summary>Several processes on one database, and what is left of the word of one that was killed.</summary>
public abstract class Processes(On engine) : StoreSuite(engine)
{
    private const string Worker = "worker";

    private string WorkersPlace => Engine == On.Postgres ? $"{Place};Application Name={Worker}" : Place;

    [Fact]
    public async Task Sixteen_writers_in_two_processes_leave_no_gap_no_fork_and_no_lost_word()
    {
        using var one = new WorkerProcess(WorkersPlace, "one", 8, 30);
        using var two = new WorkerProcess(WorkersPlace, "two", 8, 30);
        var acknowledged = (await Task.WhenAll(one.ReadToEnd(Cancel), two.ReadToEnd(Cancel))).SelectMany(list => list).ToList();

        Assert.Equal(16 * 30, acknowledged.Count);
        await Check(acknowledged);
        Assert.Equal(acknowledged.Count, (await Store.ReadAll(Aura)).Count);
    }

    [Fact]
    public async Task What_a_killed_process_was_told_is_there()
    {
        var acknowledged = new List<Acknowledged>();
        for (var round = 0; round < 3; round++)
        {
            // Endless writers: whenever the kill comes, some of them are in the middle of a commit.
            using var worker = new WorkerProcess(WorkersPlace, $"round-{round}", 8, 0);
            var told = await worker.Read(60 + (round * 25), Cancel);
            worker.Kill();
            told.AddRange(await worker.Read(int.MaxValue, Cancel));
            acknowledged.AddRange(told);
            if (Engine == On.Postgres)
            {
                await Postgres.NobodyIsLeft(Place, Worker);
            }

            await Check(acknowledged);
            await Describe("after", $"round {round}");
        }
    }

    private async Task Check(List<Acknowledged> acknowledged)
    {
        var feed = await Store.ReadAll(Aura);
        Assert.Equal(Enumerable.Range(1, feed.Count).Select(i => (long)i), feed.Select(entry => entry.Position));
        Assert.Equal(feed.Count, (await Store.Heads(Cancel))[Aura]);
        foreach (var grain in feed.GroupBy(entry => entry.Subject))
        {
            Assert.Equal(Enumerable.Range(1, grain.Count()).Select(i => (long)i), grain.Select(entry => entry.Version));
            Assert.Equal(grain.Count(), (await Store.Load(grain.Key, Cancel)).Version);
        }

        Assert.Equal(acknowledged.Count, acknowledged.Select(one => one.Position).Distinct().Count());
        foreach (var one in acknowledged)
        {
            var entry = feed[(int)one.Position - 1];
            Assert.Equal((one.Grain, one.Version), (entry.Subject, entry.Version));
            var (reply, _) = (await Store.FindReply(one.Grain, one.Key, Cancel))!.Value;
            Assert.Equal((one.Version, one.Position), (reply.Version, reply.Position));
        }

        // One reply, one entry, one row each: a batch is whole or absent.
        Assert.Equal(feed.Select(entry => entry.Subject).Distinct().Count(), (await Store.DumpAll(Projection.Structure.Name)).Count);
    }
}
