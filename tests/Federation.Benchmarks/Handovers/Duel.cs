using Federation.Benchmarks.Nodes;
using Federation.Benchmarks.Running;
using Federation.Storage;

namespace Federation.Benchmarks.Handovers;

/// <summary>Rounds in turns: the peer, clients that wait for the other hub, clients that wait for their reply, and again.</summary>
/// <param name="peer">Clients and seconds to commits per second.</param>
/// <param name="serverCpu">Processor seconds of the database server so far; 0 when it has no process of its own.</param>
internal sealed class Duel(BenchOptions options, Report report, Engine engine, BenchNode node, HandoverWatch watch, Func<int, double, double> peer, Func<double> serverCpu)
{
    private const double LongestP99 = 50;

    private readonly string _who = engine == Engine.Sqlite ? "bare insert loop" : "pgbench, 1 row";
    private int _seed;

    public int HandedOver { get; private set; }

    public async Task Run(int clients, string where)
    {
        var peers = new List<(double Rate, double ServerCpu)>();
        var toTheEnd = new List<Round>();
        var toTheReply = new List<Round>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            var before = serverCpu();
            var rate = peer(clients, options.Seconds);
            peers.Add((rate, (serverCpu() - before) * 1e6 / (rate * options.Seconds)));
            toTheEnd.Add(await Ours(clients, true));
            toTheReply.Add(await Ours(clients, false));
            Report.Progress($"    {engine} {clients} clients{where}, round {round}: peer {rate:0}, ours {toTheEnd[^1].Handed.Rate:0} and {toTheReply[^1].Handed.Rate:0}");
        }

        Tell($"{clients} clients{where}", peers, toTheEnd);
        Tell($"{clients} clients that wait for their reply{where}", peers, toTheReply);
    }

    private async Task<Round> Ours(int clients, bool toTheEnd)
    {
        var (server, process) = (serverCpu(), Environment.CpuUsage.TotalTime);
        var handed = await HandoverRound.Run(node, watch, clients, toTheEnd, options.Seconds, ++_seed);
        var count = handed.Latencies.Count;
        HandedOver += count;
        return new Round(handed, (Environment.CpuUsage.TotalTime - process).TotalMicroseconds / count, (serverCpu() - server) * 1e6 / count);
    }

    private void Tell(string who, List<(double Rate, double ServerCpu)> peers, List<Round> rounds)
    {
        var rate = Statistics.Median(rounds.Select(round => round.Handed.Rate));
        var commits = Statistics.Median(peers.Select(round => round.Rate));
        var p99 = Statistics.Median(rounds.Select(round => Statistics.Percentile(round.Handed.Latencies, 0.99)));
        Add($"per second, {who}", rate, $"{Report.Number(commits)} ({_who})", Report.Ratio(rate, commits));
        Add($"ms p50, {who}", Statistics.Median(rounds.Select(round => Statistics.Percentile(round.Handed.Latencies, 0.5))));
        Add($"ms p99, {who}", p99, "", Report.Aim(p99, LongestP99, "ms"));
        Add($"µs of processor in the node, {who}", Statistics.Median(rounds.Select(round => round.NodeCpu)));
        if (engine == Engine.PostgreSql)
        {
            Add($"µs of processor in the server, {who}", Statistics.Median(rounds.Select(round => round.ServerCpu)), $"{Report.Number(Statistics.Median(peers.Select(round => round.ServerCpu)))} ({_who})");
        }
    }

    private void Add(string measure, double value, string peer = "", string verdict = "") => report.Add(new Line("handovers", engine.ToString(), measure, Report.Number(value), peer, verdict));

    private sealed record Round(HandoverRound Handed, double NodeCpu, double ServerCpu);
}
