using System.Diagnostics;
using Federation.Benchmarks.Nodes;
using Federation.Benchmarks.Running;
using Federation.Domain.Grains;
using Federation.Node.Following;
using Federation.Storage;

namespace Federation.Benchmarks.Starts;

/// <summary>How long a node takes from opening a database of a million entries to having caught up with every feed of it, and the server to be ready.</summary>
internal static class StartBenchmark
{
    private const int Entries = 1_000_000;
    private const double Longest = 3;

    public static async Task Run(BenchOptions options, Place place, Report report)
    {
        var stories = Stories.Tell(Entries / 2);
        foreach (var engine in options.Engines)
        {
            var store = await place.Fresh(engine);
            var began = Stopwatch.GetTimestamp();
            await Restore(store, stories);
            var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            report.Add(new Line("start", engine.ToString(), $"entries per second restored, {Entries:#,0}", Report.Number(Entries / took)));

            var starts = new List<double>();
            for (var round = 0; round < options.Rounds; round++)
            {
                starts.Add(await Start(store, stories.Feeds.ToDictionary(feed => feed.Hub, feed => (long)feed.Entries.Count)));
            }

            var seconds = Statistics.Median(starts);
            report.Add(new Line("start", engine.ToString(), $"s until a node has caught up, {Entries:#,0} entries", Report.Number(seconds), "", Report.Aim(seconds, Longest, "s")));

            var (ready, data) = (new List<double>(), place.Folder());
            for (var round = 0; round < options.Rounds; round++)
            {
                await using var server = new ServerProcess(store, FirstPageBenchmark.Data(store, data));
                ready.Add(await server.FirstAnswer("/health/ready"));
            }

            seconds = Statistics.Median(ready);
            report.Add(new Line("start", engine.ToString(), $"s from process start to ready, {Entries:#,0} entries", Report.Number(seconds), "", Report.Aim(seconds, Longest, "s")));
        }
    }

    private static async Task Restore(StoreOptions store, Stories stories)
    {
        await using var database = Database.Open(store);
        await database.Hubs.Migrate(CancellationToken.None);
        foreach (var feed in stories.Feeds)
        {
            await database.Hubs.Restore(feed.Hub, feed.Entries.ToAsyncEnumerable(), CancellationToken.None);
        }

        // As the node that wrote them would have left it: every hub has heard every other.
        foreach (var (reader, feed) in stories.Feeds.SelectMany(feed => stories.Feeds.Select(reader => (reader.Hub, feed))))
        {
            await database.Hubs.SaveCursor(Inbox.Follower(reader), feed.Hub, feed.Entries.Count, CancellationToken.None);
        }
    }

    private static async Task<double> Start(StoreOptions store, IReadOnlyDictionary<HubId, long> heads)
    {
        var began = Stopwatch.GetTimestamp();
        WatchedFeeds? feeds = null;
        await using var node = new BenchNode(store, null, inner => feeds = new WatchedFeeds(inner, heads));
        await node.Database.Hubs.Migrate(CancellationToken.None);
        await node.Follow();
        await feeds!.CaughtUp.WaitAsync(TimeSpan.FromMinutes(2));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
