using Federation.Benchmarks.Appends;
using Federation.Benchmarks.Handovers;
using Federation.Benchmarks.Live;
using Federation.Benchmarks.Matching;
using Federation.Benchmarks.Memory;
using Federation.Benchmarks.Pairs;
using Federation.Benchmarks.Searches;
using Federation.Benchmarks.Starts;

namespace Federation.Benchmarks.Running;

internal static class Benchmarks
{
    private static readonly (string Name, Func<BenchOptions, Place, Report, Task> Run)[] All =
    [
        ("handovers", HandoverBenchmark.Run),
        ("appends", AppendBenchmark.Run),
        ("memory", MemoryBenchmark.Run),
        ("start", StartBenchmark.Run),
        ("page", FirstPageBenchmark.Run),
        ("search", SearchBenchmark.Run),
        ("live", LiveBenchmark.Run),
        ("matching", MatchBenchmark.Run),
        ("search-visible", VisibleBenchmark.Run),
        ("pairs", PairBenchmark.Run),
    ];

    public static async Task<int> Run(string[] args)
    {
        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(args);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }

        var chosen = All.Where(one => options.Only is null || one.Name == options.Only).ToList();
        if (chosen.Count == 0)
        {
            Console.Error.WriteLine($"benchmarks: {string.Join(", ", All.Select(one => one.Name))}");
            return 2;
        }

        var report = new Report();
        using (var place = new Place())
        {
            foreach (var (name, run) in chosen)
            {
                Report.Progress(name);
                await run(options, place, report);
            }
        }

        report.Print();
        return 0;
    }
}
