using System.Diagnostics;
using Federation.Running;

namespace Federation.Cluster.Tests;

/// <summary>Nodes killed at any instant, connections cut, the database stopped without a farewell: promises 1 to 4, from outside.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Faults = 16;
    private const int Nodes = 3;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_doubled_whatever_dies()
    {
        var seed = Environment.GetEnvironmentVariable("SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Environment.TickCount & 0xffff;
        output.WriteLine($"SEED={seed}");
        var random = Seeds.Of(seed);

        using var cluster = PostgresCluster.StartNew();
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await cluster.CreateDatabase()), folder.File("records"), "hubs.json");
        using var workers = new Workers(place);
        var nodes = Enumerable.Range(0, Nodes).Select(rank => workers.Start(seed + (100 * rank), 4)).ToList();

        for (var fault = 0; fault < Faults; fault++)
        {
            var enough = workers.Acknowledged + random.Next(40, 240);
            await Until.True($"more acknowledgements (SEED={seed}, fault {fault})\n{workers.Lines.LastOrDefault()}", () => workers.Acknowledged >= enough);
            var kind = fault == Faults / 2 ? 2 : random.Next(2);
            output.WriteLine($"{workers.Acknowledged} acknowledged; fault {kind}");
            switch (kind)
            {
                case 0:
                    var victim = random.Next(Nodes);
                    await nodes[victim].Kill();
                    nodes[victim] = workers.Start(seed + 1000 + fault, 4);
                    break;
                case 1:
                    await Sql.Run(place, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid % 3 <> {random.Next(3)}");
                    break;
                default:
                    await Crash(cluster);
                    break;
            }
        }

        foreach (var node in nodes)
        {
            await node.Kill();
        }

        await workers.Settle();
        Assert.DoesNotContain(workers.Lines, line => line.StartsWith("fault", StringComparison.Ordinal));
        var acks = workers.Acks;
        var audit = await Audit.Of(place);
        output.WriteLine($"{acks.Count} acknowledged, {audit.Referrals} copies of referrals");
        await audit.NothingAcknowledgedIsLost(acks);
        await audit.NothingIsDoubled(acks);
        await audit.PositionsAndVersionsAreDense();
        var pairs = audit.BothEndsConverge();
        output.WriteLine($"{pairs} pairs of copies tell one story");
        Assert.True(pairs > 100);
        await audit.SealedRowsBelongToSomebody();
        var verify = await Commands.Run(place, "verify");
        Assert.True(verify.Code == 0, verify.ToString());
    }

    /// <summary>SIGQUIT is the server's "immediate": no checkpoint, the next start reads its log again.</summary>
    private static async Task Crash(PostgresCluster cluster)
    {
        var number = (await File.ReadAllLinesAsync(Path.Combine(cluster.DataFolder, "postmaster.pid")))[0];
        using var kill = Process.Start("kill", ["-QUIT", number]);
        await kill.WaitForExitAsync();
        cluster.Stop();
        cluster.Start();
    }
}
