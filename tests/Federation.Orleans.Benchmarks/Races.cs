using System.Diagnostics;
using Federation.Benchmarks.Running;
using Federation.Testing.PostgreSql;

namespace Federation.Orleans.Benchmarks;

/// <summary>The engines take turns in the same minutes, and medians are told.</summary>
internal static class Races
{
    public static async Task Handovers(PostgresCluster cluster, Report report, double seconds, int rounds)
    {
        foreach (var count in new[] { 1, 2 })
        {
            await using var small = await Nodes.Start(cluster, false, count);
            await using var silos = await Nodes.Start(cluster, true, count);
            await small.Run(16, 3);
            await silos.Run(16, 3);
            foreach (var clients in new[] { 1, 16, 64 })
            {
                var ran = new Dictionary<Nodes, List<(double Rate, double P99, double Processor)>> { [small] = [], [silos] = [] };
                for (var round = 0; round < rounds; round++)
                {
                    foreach (var nodes in new[] { small, silos })
                    {
                        var one = await nodes.Run(clients, seconds);
                        ran[nodes].Add((one.Handed.Count / one.Took, Statistics.Percentile([.. one.Handed.Select(handed => handed.Took).Order()], 0.99), one.Processor.TotalMicroseconds / one.Handed.Count));
                    }
                }

                var what = $"{clients} clients, {count} {(count == 1 ? "process" : "processes")}";
                Add(report, "hand-overs per second", what, ran[silos].Select(one => one.Rate), ran[small].Select(one => one.Rate));
                Add(report, "ms p99", what, ran[silos].Select(one => one.P99), ran[small].Select(one => one.P99));
                Add(report, "µs of processor each", what, ran[silos].Select(one => one.Processor), ran[small].Select(one => one.Processor));
            }
        }
    }

    /// <summary>Sixteen clients in the first process while the second, which is Bretagne's, dies or is told to stop: the longest time without a hand-over.</summary>
    public static async Task Outages(PostgresCluster cluster, Report report, int rounds)
    {
        foreach (var killed in new[] { true, false })
        {
            var outages = new Dictionary<bool, List<double>> { [false] = [], [true] = [] };
            for (var round = 0; round < rounds; round++)
            {
                foreach (var orleans in new[] { false, true })
                {
                    await using var nodes = await Nodes.Start(cluster, orleans, 2);
                    await nodes.Run(16, 2);
                    var running = nodes.Run(16, 12, alone: 0);
                    await Task.Delay(TimeSpan.FromSeconds(3));
                    var (began, stopped) = (Stopwatch.GetTimestamp(), Task.CompletedTask);
                    if (killed)
                    {
                        nodes.Kill(1);
                    }
                    else
                    {
                        stopped = nodes.Stop(1);
                    }

                    var arrivals = (await running).Handed.Select(handed => handed.At).Where(at => at >= began).Prepend(began).Order().ToList();
                    await stopped;
                    outages[orleans].Add(arrivals.Zip(arrivals.Skip(1)).Max(pair => Stopwatch.GetElapsedTime(pair.First, pair.Second).TotalSeconds));
                }
            }

            Add(report, killed ? "s without a hand-over after SIGKILL" : "s without a hand-over while one stops", "16 clients, one of 2 processes", outages[true], outages[false]);
        }
    }

    public static async Task Memory(PostgresCluster cluster, Report report, int referrals)
    {
        var weights = new Dictionary<bool, double>();
        foreach (var orleans in new[] { false, true })
        {
            // The first ten thousand fill what is of a bounded size: tails of feeds, pools, plans.
            await using var nodes = await Nodes.Start(cluster, orleans, 1);
            for (var warm = 0; warm < 10_000;)
            {
                warm += (await nodes.Run(16, 1)).Handed.Count;
            }

            var (before, made) = (await nodes.Weigh(), 0);
            while (made < referrals)
            {
                made += (await nodes.Run(16, 1)).Handed.Count;
            }

            weights[orleans] = (await nodes.Weigh() - before) / (2.0 * made);
        }

        Add(report, "bytes per hot grain", $"{referrals} referrals at two hubs", [weights[true]], [weights[false]]);
    }

    private static void Add(Report report, string measure, string what, IEnumerable<double> silos, IEnumerable<double> small)
    {
        var (ours, other) = (Statistics.Median(silos), Statistics.Median(small));
        report.Add(new Line("engines", "PostgreSql", $"{measure}, {what}", $"{Report.Number(ours)} (Orleans)", $"{Report.Number(other)} (small engine)", Report.Ratio(ours, other)));
    }
}
