using System.Diagnostics;
using Federation.Benchmarks.Nodes;
using Federation.Benchmarks.Running;
using Federation.Domain.Grains;
using Federation.Storage;

namespace Federation.Benchmarks.Appends;

/// <summary>How fast one hub's feed grows when many ask at once, how many appends share a commit then, and what an entry costs on disk.</summary>
internal static class AppendBenchmark
{
    private const int Clients = 256;

    public static async Task Run(BenchOptions options, Place place, Report report)
    {
        foreach (var engine in options.Engines)
        {
            var store = await place.Fresh(engine);
            await using var node = new BenchNode(store);
            await node.Open();
            using var meter = new BatchMeter();
            await Round(node, 3, 0);
            var (rates, batches) = (new List<double>(), new List<double>());
            var (size, head) = (await DiskUse.Of(store, place), await Head(node));
            for (var round = 1; round <= options.Rounds; round++)
            {
                meter.Take();
                var (began, before) = (Stopwatch.GetTimestamp(), await Head(node));
                await Round(node, options.Seconds, round);
                rates.Add((await Head(node) - before) / Stopwatch.GetElapsedTime(began).TotalSeconds);
                batches.Add(meter.Take());
            }

            var bytes = (double)(await DiskUse.Of(store, place) - size) / (await Head(node) - head);
            report.Add(new Line("appends", engine.ToString(), $"entries per second, {Clients} clients", Report.Number(Statistics.Median(rates))));
            report.Add(new Line("appends", engine.ToString(), "appends per commit", Report.Number(Statistics.Median(batches))));
            report.Add(new Line("appends", engine.ToString(), "bytes on disk per entry, states and tables with it", Report.Number(bytes)));
        }
    }

    private static async Task<long> Head(BenchNode node) => (await node.Database.Hubs.Heads(CancellationToken.None))[BenchNode.Aura];

    private static Task Round(BenchNode node, double seconds, int round)
    {
        var began = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var requests = new Requests((round * Clients) + client);
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
            {
                var (id, file) = requests.Next(BenchNode.Bretagne);
                await node.Grains.Ask(id.At(BenchNode.Aura), file, Caller.Visitor, IdempotencyKey.Parse($"file:{id}"), CancellationToken.None);
            }
        })));
    }
}
