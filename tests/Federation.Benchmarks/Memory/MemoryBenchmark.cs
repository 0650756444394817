using Federation.Benchmarks.Nodes;
using Federation.Benchmarks.Running;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Engine;

namespace Federation.Benchmarks.Memory;

/// <summary>What a hot referral really weighs, beside what it is counted for: the bound of memory is only as true as the estimate.</summary>
internal static class MemoryBenchmark
{
    private const int Count = 100_000;

    public static Task Run(BenchOptions options, Place place, Report report)
    {
        Measure(report, "origin's, decided here", AtTheOrigin);
        Measure(report, "origin's, read from the database", requests => Read(AtTheOrigin(requests)));
        Measure(report, "recipient's, read from the database", requests => Read(AtTheRecipient(requests)));
        return Task.CompletedTask;
    }

    private static void Measure(Report report, string name, Func<Requests, (GrainId Grain, GrainState State)> next)
    {
        var requests = new Requests(5);
        var hot = new HotGrains(new NodeOptions { HotBytes = long.MaxValue });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var estimate = 0L;
        for (var i = 0; i < Count; i++)
        {
            var (grain, state) = next(requests);
            hot.Get(grain).Know(state, 2);
            estimate += HotGrains.Bytes(state, grain);
        }

        var weight = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        GC.KeepAlive(hot);
        var counted = (double)estimate / Count;
        report.Add(new Line("memory", "", $"bytes per hot referral, {name}", Report.Number(weight), $"{Report.Number(counted)} (estimate)", Report.Ratio(weight, counted)));
    }

    private static (GrainId Grain, GrainState State) AtTheOrigin(Requests requests)
    {
        var (id, file) = requests.Next(BenchNode.Bretagne);
        return Decide(id.At(BenchNode.Aura), file, Caller.Visitor, file.Dossier.FirstRequestedAt).Folded;
    }

    private static (GrainId Grain, GrainState State) AtTheRecipient(Requests requests)
    {
        var (id, file) = requests.Next(BenchNode.Bretagne);
        var at = file.Dossier.FirstRequestedAt;
        var sent = Decide(id.At(BenchNode.Aura), file, Caller.Visitor, at).Last;
        return Decide(id.At(BenchNode.Bretagne), new Hear(BenchNode.Aura, 2, sent, Clocks.Default), Caller.OtherHub(BenchNode.Aura), at).Folded;
    }

    private static ((GrainId Grain, GrainState State) Folded, Fact Last) Decide(GrainId grain, Command command, Caller caller, DateTimeOffset at)
    {
        var decision = Grain.Decide(grain, null, command, caller, at);
        var state = Grain.Fold(grain, null, decision.Facts, at) ?? throw new InvalidOperationException($"a request was refused: {decision.Refusal?.Code}");
        return ((grain, state), decision.Facts[^1].Fact);
    }

    private static (GrainId Grain, GrainState State) Read((GrainId Grain, GrainState State) hot) =>
        (hot.Grain, DomainJson.ReadState(hot.Grain.Kind, DomainJson.WriteState(hot.State)));
}
