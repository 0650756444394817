using Federation.Benchmarks.Nodes;
using Federation.Benchmarks.Peers;
using Federation.Benchmarks.Running;
using Federation.Storage;
using Npgsql;

namespace Federation.Benchmarks.Handovers;

/// <summary>Durable hand-overs from AURA to Bretagne beside what the database alone commits; the two sides take turns in the same minutes.</summary>
internal static class HandoverBenchmark
{
    private const double LongestP99 = 50;

    public static async Task Run(BenchOptions options, Place place, Report report)
    {
        foreach (var engine in options.Engines)
        {
            var store = await place.Fresh(engine);
            HandoverWatch? watch = null;
            await using var node = new BenchNode(store, grains => watch = new HandoverWatch(grains));
            await node.Open();
            await node.Follow();
            using var sqlite = engine == Engine.Sqlite ? new SqliteInserts(place.Folder()) : null;
            var peer = sqlite is not null ? (_, seconds) => sqlite.Run(seconds) : await PgBenchOn(store, place);
            await HandoverRound.Run(node, watch!, 16, 3, 1);
            foreach (var clients in options.Clients)
            {
                await Compare(options, report, engine, clients, () => engine == Engine.PostgreSql ? place.Cluster.CpuSeconds : 0, seconds => peer(clients, seconds), seed => HandoverRound.Run(node, watch!, clients, options.Seconds, seed));
            }
        }
    }

    private static async Task<Func<int, double, double>> PgBenchOn(StoreOptions store, Place place)
    {
        var bench = new PgBench(place.Cluster, new NpgsqlConnectionStringBuilder(store.ConnectionString).Database!, place.Folder());
        await bench.Prepare();
        return bench.Run;
    }

    private static async Task Compare(BenchOptions options, Report report, Engine engine, int clients, Func<double> serverCpu, Func<double, double> peer, Func<int, Task<HandoverRound>> ours)
    {
        var (peers, rounds, peerCpu, serverPart, nodePart) = (new List<double>(), new List<HandoverRound>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            var before = serverCpu();
            peers.Add(peer(options.Seconds));
            var between = serverCpu();
            peerCpu.Add((between - before) * 1e6 / (peers[^1] * options.Seconds));
            var node = Environment.CpuUsage.TotalTime;
            rounds.Add(await ours((clients * 100) + round));
            serverPart.Add((serverCpu() - between) * 1e6 / rounds[^1].Latencies.Count);
            nodePart.Add((Environment.CpuUsage.TotalTime - node).TotalMicroseconds / rounds[^1].Latencies.Count);
            Report.Progress($"    {engine} {clients} clients, round {round + 1}: peer {peers[^1]:0}, ours {rounds[^1].Rate:0}");
        }

        var rate = Statistics.Median(rounds.Select(round => round.Rate));
        var commits = Statistics.Median(peers);
        var p50 = Statistics.Median(rounds.Select(round => Statistics.Percentile(round.Latencies, 0.5)));
        var p99 = Statistics.Median(rounds.Select(round => Statistics.Percentile(round.Latencies, 0.99)));
        var name = engine.ToString();
        var who = engine == Engine.Sqlite ? "bare insert loop" : "pgbench, 1 row";
        report.Add(new Line("handovers", name, $"per second, {clients} clients", Report.Number(rate), $"{Report.Number(commits)} ({who})", Report.Ratio(rate, commits)));
        report.Add(new Line("handovers", name, $"ms p50, {clients} clients", Report.Number(p50)));
        report.Add(new Line("handovers", name, $"ms p99, {clients} clients", Report.Number(p99), "", Report.Aim(p99, LongestP99, "ms")));
        report.Add(new Line("handovers", name, $"µs of processor each in the node, {clients} clients", Report.Number(Statistics.Median(nodePart))));
        if (engine == Engine.PostgreSql)
        {
            report.Add(new Line("handovers", name, $"µs of processor each in the server, {clients} clients", Report.Number(Statistics.Median(serverPart)), $"{Report.Number(Statistics.Median(peerCpu))} ({who})"));
        }
    }
}
