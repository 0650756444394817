using System.Diagnostics;
using Federation.Benchmarks.Nodes;
using Federation.Domain.Grains;

namespace Federation.Benchmarks.Handovers;

/// <param name="Rate">Per second.</param>
/// <param name="Latencies">Stopwatch ticks, sorted.</param>
internal sealed record HandoverRound(double Rate, IReadOnlyList<long> Latencies)
{
    /// <summary>
    /// Each client files a request at AURA and, before the next, waits until Bretagne's copy is committed: two commits one after the other, in
    /// two feeds, where the peer's client waits for one.
    /// </summary>
    public static async Task<HandoverRound> Run(BenchNode node, HandoverWatch watch, int clients, double seconds, int seed)
    {
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => Client(node, watch, began, seconds, (seed * 1000) + client))));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        List<long> latencies = [.. all.SelectMany(ticks => ticks).Order()];
        return new HandoverRound(latencies.Count / took, latencies);
    }

    private static async Task<List<long>> Client(BenchNode node, HandoverWatch watch, long began, double seconds, int seed)
    {
        var requests = new Requests(seed);
        var latencies = new List<long>();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            var (id, file) = requests.Next(BenchNode.Bretagne);
            var arrival = watch.Arrival(id.ToString());
            var asked = Stopwatch.GetTimestamp();
            var reply = await node.Grains.Ask(id.At(BenchNode.Aura), file, Caller.Visitor, IdempotencyKey.Parse($"file:{id}"), CancellationToken.None);
            if (!reply.Accepted)
            {
                throw new InvalidOperationException($"a request was refused: {reply.Refusal!.Code}");
            }

            latencies.Add(await arrival - asked);
        }

        return latencies;
    }
}
