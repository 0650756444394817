using System.Collections.Concurrent;
using System.Diagnostics;
using Federation.Benchmarks.Nodes;
using Federation.Domain.Grains;
using Federation.Node.Engine;

namespace Federation.Benchmarks.Handovers;

/// <summary>Stands before the engine and sees the instant at which the target hub's copy of a referral is acknowledged, hence durable.</summary>
internal sealed class HandoverWatch(IGrains inner) : IGrains
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = new();

    /// <summary>Stopwatch ticks of the arrival.</summary>
    public Task<long> Arrival(string key) => _awaited.GetOrAdd(key, _ => New()).Task;

    public async ValueTask<Reply> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey key, CancellationToken cancel)
    {
        var reply = await inner.Ask(grain, command, caller, key, cancel);
        if (command is Hear && grain.Hub == BenchNode.Bretagne && reply.Accepted && _awaited.TryRemove(grain.Key, out var arrival))
        {
            arrival.SetResult(Stopwatch.GetTimestamp());
        }

        return reply;
    }

    private static TaskCompletionSource<long> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
