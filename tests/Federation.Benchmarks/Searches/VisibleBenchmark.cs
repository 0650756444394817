using System.Diagnostics;
using Federation.Benchmarks.Nodes;
using Federation.Benchmarks.Running;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Gateway.Jobs.Following;
using Federation.Node.Engine;
using Federation.Search.Index;
using Federation.Storage;
using Federation.Storage.Jobs;
using Federation.Testing;
using Federation.Testing.Domain;
using Federation.Testing.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Place = Federation.Benchmarks.Running.Place;

namespace Federation.Benchmarks.Searches;

/// <summary>From the acknowledged command to the first snapshot that holds the offer, on a node that follows as the server composes it, over an index that is full already.</summary>
internal static class VisibleBenchmark
{
    private const int Published = 300;
    private const double Aim = 100;

    public static async Task Run(BenchOptions options, Place place, Report report)
    {
        foreach (var engine in options.Engines)
        {
            foreach (var count in options.Offers)
            {
                await using var node = new BenchNode(await place.Fresh(engine));
                await node.Open();
                var times = await Measure(node, count);
                var name = $"{count:#,0} offers";
                report.Add(new Line("search-visible", $"{engine}", $"{name}, p50 ms", Report.Number(Statistics.Percentile(times, 0.5))));
                report.Add(new Line("search-visible", $"{engine}", $"{name}, p99 ms", Report.Number(Statistics.Percentile(times, 0.99)), "", Report.Aim(Statistics.Percentile(times, 0.99), Aim, "ms")));
            }
        }
    }

    private static async Task<List<long>> Measure(BenchNode node, int count)
    {
        var (clock, bounds, index) = (TimeProvider.System, new NodeOptions(), new OfferIndex());
        var live = new LiveOffers(index);
        var keeper = new OfferKeeper(node.Database.Hubs, new PublishedOffers(node.Database.Hubs, clock), node.Tails, live, bounds, clock);
        using var follower = new OfferFollower(keeper, live, node.Tails, bounds, clock, NullLogger<OfferFollower>.Instance);
        await follower.StartAsync(CancellationToken.None);
        await live.Built;

        // Straight into the index: what costs here is its size, not how it came.
        var now = clock.GetUtcNow();
        var offers = new SyntheticOffers(1);
        index.Rebuild(Enumerable.Range(0, count).Select(offers.At).Select(offer => offer with { Until = now.AddDays(30) }));
        var random = Seeds.Of(9);
        var times = new List<long>();
        for (var i = 0; i < Published; i++)
        {
            now = clock.GetUtcNow();
            var offer = random.NextOfferId(now).At(BenchNode.Aura);
            var reply = await node.Grains.Ask(
                offer, new PublishOffer(OfferSamples.Posting(), Samples.Envelope(random, now, SealKind.Application)), Caller.Coordinator(BenchNode.Aura, "bench"),
                IdempotencyKey.Parse($"visible-{i}"), CancellationToken.None);
            var acknowledged = Stopwatch.GetTimestamp();
            if (!reply.Accepted)
            {
                throw new InvalidOperationException($"not published: {reply.Refusal!.Code}");
            }

            var id = OfferId.Parse(offer.Key);
            while (live.Snapshot.Find(BenchNode.Aura, id) is null)
            {
                if (Stopwatch.GetElapsedTime(acknowledged) > TimeSpan.FromSeconds(30))
                {
                    throw new InvalidOperationException("an offer never became visible");
                }

                await Task.Yield();
            }

            times.Add(Stopwatch.GetTimestamp() - acknowledged);
        }

        await follower.StopAsync(CancellationToken.None);
        times.Sort();
        return times;
    }
}
