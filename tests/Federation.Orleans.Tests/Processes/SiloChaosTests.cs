using System.Diagnostics;
using System.Globalization;
using Federation.Cluster.Tests;
using Federation.Running;

namespace Federation.Orleans.Tests.Processes;

/// <summary>Silos killed at any instant under load, connections cut: what the small engine's processes are held to, with a cluster that forms and breaks under it.</summary>
public sealed class SiloChaosTests(ITestOutputHelper output)
{
    private const int Faults = 12;
    private const int Nodes = 3;
    private static readonly string[] Regions = ["84", "53", ""];

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_doubled_whichever_silo_dies()
    {
        var seed = Environment.GetEnvironmentVariable("SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount & 0xffff;
        output.WriteLine($"SEED={seed}");
        var random = Seeds.Of(seed);
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        using var silos = new Silos(place);
        var ports = Enumerable.Range(0, Nodes).Select(_ => Silos.FreePort()).ToArray();
        var running = Enumerable.Range(0, Nodes).Select(rank => silos.Start(seed + (100 * rank), 4, ports[rank], Regions[rank])).ToList();

        for (var fault = 0; fault < Faults; fault++)
        {
            var enough = silos.Acknowledged + random.Next(60, 200);
            await Until.True($"more acknowledgements (SEED={seed}, fault {fault})\n{silos.Words}", () => silos.Acknowledged >= enough);
            if (fault % 4 == 3)
            {
                output.WriteLine($"{silos.Acknowledged} acknowledged; connections cut");
                await Sql.Run(place, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid % 3 <> {random.Next(3)}");
                continue;
            }

            // At its old address, where its own dead row waits for it, or at another.
            var victim = random.Next(Nodes);
            output.WriteLine($"{silos.Acknowledged} acknowledged; silo {victim} killed");
            await running[victim].Kill();
            running[victim] = silos.Start(seed + 1000 + fault, 4, fault % 2 == 0 ? ports[victim] : 0, Regions[victim]);
        }

        foreach (var silo in running)
        {
            await silo.Kill();
        }

        var alone = Stopwatch.StartNew();
        await silos.Settle();
        output.WriteLine($"all killed; one came back alone and had heard everything after {alone.Elapsed.TotalSeconds:0.0} s");
        Assert.DoesNotContain(silos.Lines, line => line.StartsWith("fault", StringComparison.Ordinal));
        var acks = silos.Acks;
        var audit = await Audit.Of(place);
        output.WriteLine($"{acks.Count} acknowledged, {audit.Referrals} copies of referrals");
        await audit.NothingAcknowledgedIsLost(acks);
        await audit.NothingIsDoubled(acks);
        await audit.PositionsAndVersionsAreDense();
        output.WriteLine($"{audit.BothEndsConverge()} pairs of copies tell one story");
        await audit.SealedRowsBelongToSomebody();
        var verify = await Commands.Run(place, "verify");
        Assert.True(verify.Code == 0, verify.ToString());
    }

    /// <summary>Rows of the dead say "active", and nobody is left to declare them dead.</summary>
    [Fact]
    public async Task After_all_silos_were_killed_one_alone_joins_and_answers()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        using var silos = new Silos(place);
        var both = new[] { silos.Start(1, 2), silos.Start(100, 2) };
        await Until.True($"acknowledgements\n{silos.Words}", () => silos.Acknowledged > 20);
        foreach (var silo in both)
        {
            await silo.Line("started", line => line == "started");
        }

        foreach (var silo in both)
        {
            await silo.Kill();
        }

        Assert.Equal(2, (await Sql.Rows<int>(place, "SELECT status FROM orleans.orleansmembershiptable WHERE status = 3")).Count);
        var known = silos.Acknowledged;
        var alone = Stopwatch.StartNew();
        silos.Start(200, 2);
        await Until.True($"an acknowledgement\n{silos.Words}", () => silos.Acknowledged > known);
        output.WriteLine($"a lone silo joined and answered after {alone.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(alone.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_hands_over_and_leaves()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data"), await PostgresCluster.Shared.CreateDatabase()), folder.File("records"), "hubs.json");
        using var silos = new Silos(place);
        var (stays, leaves) = (silos.Start(1, 4), silos.Start(100, 0));
        await leaves.Line("started", line => line == "started");
        await Until.True("acknowledgements", () => silos.Acknowledged > 40);
        Assert.Equal(0, await leaves.Terminate());
        Assert.Contains("done", leaves.Output);
        var known = silos.Acknowledged;
        await Until.True("more acknowledgements", () => silos.Acknowledged > known + 40, TimeSpan.FromSeconds(10));
        Assert.False(stays.HasExited);
        Assert.DoesNotContain(silos.Lines, line => line.StartsWith("fault", StringComparison.Ordinal));
    }
}
