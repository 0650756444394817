using Federation.Benchmarks.Nodes;
using Federation.Benchmarks.Running;
using Federation.Domain.Grains;
using Federation.Node.Engine;

namespace Federation.Benchmarks.Memory;

/// <summary>What a hot referral really weighs, beside what it is counted for: the bound of memory is only as true as the estimate.</summary>
internal static class MemoryBenchmark
{
    private const int Count = 100_000;

    public static Task Run(BenchOptions options, Place place, Report report)
    {
        foreach (var (name, read) in new[] { ("decided here", false), ("read from the database", true) })
        {
            var requests = new Requests(5);
            var hot = new HotGrains(new NodeOptions { HotBytes = long.MaxValue });
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var estimate = Fill(hot, requests, read);
            var weight = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
            GC.KeepAlive(hot);
            report.Add(new Line(
                "memory", "", $"bytes per hot referral, {name}", Report.Number(weight), $"{Report.Number((double)estimate / Count)} (estimate)", Report.Ratio(weight, (double)estimate / Count)));
        }

        return Task.CompletedTask;
    }

    private static long Fill(HotGrains hot, Requests requests, bool read)
    {
        var estimate = 0L;
        for (var i = 0; i < Count; i++)
        {
            var (id, file) = requests.Next(BenchNode.Bretagne);
            var grain = id.At(BenchNode.Aura);
            var now = file.Dossier.FirstRequestedAt;
            var decision = Grain.Decide(grain, null, file, Caller.Visitor, now);
            var state = Grain.Fold(grain, null, decision.Facts, now)!;
            state = read ? DomainJson.ReadState(grain.Kind, DomainJson.WriteState(state)) : state;
            hot.Get(grain).Know(state, 2);
            estimate += HotGrains.Bytes(state, grain);
        }

        return estimate;
    }
}
