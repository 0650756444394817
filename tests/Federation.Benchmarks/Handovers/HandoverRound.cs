using System.Diagnostics;
using Federation.Benchmarks.Nodes;
using Federation.Domain.Grains;

namespace Federation.Benchmarks.Handovers;

/// <param name="Rate">Per second.</param>
/// <param name="Latencies">Stopwatch ticks, sorted.</param>
internal sealed record HandoverRound(double Rate, IReadOnlyList<long> Latencies)
{
    /// <summary>
    /// Each client files a request at AURA and, before the next, waits for its reply; or, when <paramref name="toTheEnd"/>, until Bretagne's copy
    /// is committed: two commits one after the other, in two feeds, where the peer's client waits for one. The round ends with the last arrival.
    /// </summary>
    public static async Task<HandoverRound> Run(BenchNode node, HandoverWatch watch, int clients, bool toTheEnd, double seconds, int seed)
    {
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => Client(node, watch, toTheEnd, began, seconds, (seed * 1000) + client))));
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        List<long> latencies = [.. all.SelectMany(ticks => ticks).Order()];
        return new HandoverRound(latencies.Count / took, latencies);
    }

    private static async Task<long[]> Client(BenchNode node, HandoverWatch watch, bool toTheEnd, long began, double seconds, int seed)
    {
        var requests = new Requests(seed);
        var handed = new List<Task<long>>();
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            var (id, file) = requests.Next(BenchNode.Bretagne);
            var handing = Took(watch.Arrival(id.ToString()), Stopwatch.GetTimestamp());
            handed.Add(handing);
            var reply = await node.Grains.Ask(id.At(BenchNode.Aura), file, Caller.Visitor, IdempotencyKey.Parse($"file:{id}"), CancellationToken.None);
            if (!reply.Accepted)
            {
                throw new InvalidOperationException($"a request was refused: {reply.Refusal!.Code}");
            }

            if (toTheEnd)
            {
                await handing;
            }
        }

        return await Task.WhenAll(handed);
    }

    private static async Task<long> Took(Task<long> arrival, long asked) => await arrival - asked;
}
