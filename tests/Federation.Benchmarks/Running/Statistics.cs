using System.Diagnostics;

namespace Federation.Benchmarks.Running;

internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    /// <param name="sorted">Stopwatch ticks.</param>
    /// <returns>Milliseconds.</returns>
    public static double Percentile(IReadOnlyList<long> sorted, double share) =>
        sorted.Count == 0 ? 0 : Stopwatch.GetElapsedTime(0, sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)]).TotalMilliseconds;
}
