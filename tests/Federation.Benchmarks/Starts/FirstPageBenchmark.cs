using Federation.Benchmarks.Running;

namespace Federation.Benchmarks.Starts;

/// <summary>From starting the built server's process, its database already made, to the last byte of its first page.</summary>
internal static class FirstPageBenchmark
{
    private const double Longest = 1.5;

    public static async Task Run(BenchOptions options, Place place, Report report)
    {
        foreach (var engine in options.Engines)
        {
            var (store, data) = (await place.Fresh(engine), place.Folder());
            var times = new List<double>();
            for (var round = 0; round <= options.Rounds; round++)
            {
                await using var server = new ServerProcess(store, Data(store, data));
                times.Add(await server.FirstAnswer("/"));
            }

            // The first one made the database.
            var seconds = Statistics.Median(times.Skip(1));
            report.Add(new Line("page", engine.ToString(), "s from process start to first page", Report.Number(seconds), "", Report.Aim(seconds, Longest, "s")));
        }
    }

    public static string Data(Storage.StoreOptions store, string other) => store.Engine == Storage.Engine.Sqlite ? Path.GetDirectoryName(store.FilePath)! : other;
}
