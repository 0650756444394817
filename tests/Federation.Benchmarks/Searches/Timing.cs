using System.Diagnostics;
using Federation.Benchmarks.Running;

namespace Federation.Benchmarks.Searches;

/// <param name="Half">Milliseconds: half of the searches took less.</param>
/// <param name="Nearly">99 of 100 took less; with fewer than a hundred searches, the longest.</param>
internal readonly record struct Timing(double Half, double Nearly)
{
    public override string ToString() => $"{Report.Number(Half)} / {Report.Number(Nearly)}";

    /// <summary>So many times, or for so long, whichever is over first.</summary>
    public static Timing Of(int times, TimeSpan longest, Func<Action> next)
    {
        var took = new List<long>(times);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < times && (i == 0 || Stopwatch.GetElapsedTime(began) < longest); i++)
        {
            var search = next();
            var start = Stopwatch.GetTimestamp();
            search();
            took.Add(Stopwatch.GetTimestamp() - start);
        }

        took.Sort();
        return new Timing(Statistics.Percentile(took, 0.5), Statistics.Percentile(took, 0.99));
    }
}
