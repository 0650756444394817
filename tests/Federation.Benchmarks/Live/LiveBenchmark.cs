using System.Diagnostics;
using Federation.Benchmarks.Running;
using Federation.Storage;

namespace Federation.Benchmarks.Live;

/// <summary>
/// One entry to everybody who is connected, beside SignalR's own broadcast of the same bytes in the same minutes; what a connection costs in memory; and
/// everybody back at once with a cursor in the past, from a server that was just started.
/// </summary>
internal static class LiveBenchmark
{
    private const int Processes = 4;
    private const int Past = 600;
    private const double MostRatio = 1.5;
    private const double MostKilobytes = 40;
    private const double MostSeconds = 10;

    public static async Task Run(BenchOptions options, Place place, Report report)
    {
        foreach (var engine in options.Engines)
        {
            await Run(engine, options, place, report);
        }
    }

    private static async Task Run(Engine engine, BenchOptions options, Place place, Report report)
    {
        var name = engine.ToString();
        var connections = options.Connections / Processes * Processes;
        await using var node = await LiveNode.Start(place.Folder(), engine == Engine.PostgreSql ? await place.Cluster.CreateDatabase() : null);
        var alone = await Alone(node);
        await using var bare = await BareProcess.Start();
        await using var crowd = new CrowdClient(Processes);

        // Warm, on both sides, before anything is counted.
        await crowd.Open("warm", node.Address, 400, 40, 0, LiveNode.Filter);
        await crowd.Open("warm-bare", bare.Address, 400, 40, 0, "-");
        for (var round = 0; round < 20; round++)
        {
            await Told(crowd, "warm", node.Change);
            await Told(crowd, "warm-bare", () => bare.Send(node.Message));
        }

        await crowd.Close("warm");
        await crowd.Close("warm-bare");
        await Task.Delay(TimeSpan.FromSeconds(2));

        var (empty, emptyBare) = (await node.PrivateBytes(), await bare.PrivateBytes());
        await crowd.Open("all", node.Address, connections, 100, 0, LiveNode.Filter);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var each = ((await node.PrivateBytes()) - empty) / connections / 1000.0;
        await crowd.Open("bare", bare.Address, connections, 100, 0, "-");
        await Task.Delay(TimeSpan.FromSeconds(2));
        var eachBare = ((await bare.PrivateBytes()) - emptyBare) / connections / 1000.0;

        var (ours, theirs, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Math.Max(5, 3 * options.Rounds); round++)
        {
            theirs.Add(await Told(crowd, "bare", () => bare.Send(node.Message)));
            ours.Add(await Told(crowd, "all", node.Change));
            ratios.Add(ours[^1] / theirs[^1]);
        }

        var ratio = Statistics.Median(ratios);
        report.Add(new Line(
            "live", name, $"ms from command to the last of {connections:#,0} clients", Report.Number(Statistics.Median(ours)), Report.Number(Statistics.Median(theirs)),
            $"{Report.Ratio(ratio, 1)}, {Report.Aim(ratio, MostRatio, "x")}"));
        // What the burst took is given back when the line has been quiet for a while.
        await Task.Delay(TimeSpan.FromSeconds(15));
        var afterBare = ((await bare.PrivateBytes()) - emptyBare) / connections / 1000.0;
        report.Add(new Line("live", name, "ms of which the command itself, nobody listening", Report.Number(alone)));
        var after = ((await node.PrivateBytes()) - empty) / connections / 1000.0;
        report.Add(new Line("live", name, "kB of private memory a connection, idle", Report.Number(each), Report.Number(eachBare), Report.Aim(each, MostKilobytes, "kB")));
        report.Add(new Line("live", name, "kB of private memory a connection, after the broadcasts", Report.Number(after), Report.Number(afterBare), Report.Aim(after, MostKilobytes, "kB")));
        await crowd.Close("all");
        await crowd.Close("bare");

        for (var change = 0; change < Past; change++)
        {
            await node.Change();
        }

        var head = await node.Head();
        await node.KillAndStart();
        var began = Stopwatch.GetTimestamp();
        var opened = crowd.Open("back", node.Address, connections, connections, head, LiveNode.FilterAfter(CrowdProcess.Spread));
        var caught = Stopwatch.GetElapsedTime(began, await crowd.Heard("caught", "back")).TotalSeconds;
        await opened;
        report.Add(new Line("live", name, $"s until {connections:#,0} that come back at once have caught up", Report.Number(caught), "", Report.Aim(caught, MostSeconds, "s")));
    }

    private static async Task<double> Alone(LiveNode node)
    {
        var times = new List<double>();
        for (var round = 0; round < 40; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await node.Change();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return Statistics.Median(times.Skip(20));
    }

    /// <returns>Milliseconds until the last client had it.</returns>
    private static async Task<double> Told(CrowdClient crowd, string name, Func<Task> send)
    {
        var began = Stopwatch.GetTimestamp();
        var told = crowd.Heard("told", name);
        await send();
        return Stopwatch.GetElapsedTime(began, await told).TotalMilliseconds;
    }
}
