using System.Threading.Channels;
using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Engine;

/// <summary>
/// Appends that arrive together share a commit. One loop per lane: it takes what waits, commits, answers each, and takes what came meanwhile;
/// so batches grow by themselves with the load and a lone command never waits for company. Full: refused at once.
/// </summary>
public sealed partial class GroupCommitter(IHubStore store, FeedTails tails, NodeOptions options, NodeMetrics metrics, ILogger<GroupCommitter> log) : IAsyncDisposable
{
    private readonly Dictionary<string, Lane> _lanes = [];
    private readonly Lock _gate = new();
    private bool _closed;

    /// <summary>Null when the lane's queue is full.</summary>
    public Task<Committed>? TryEnqueue(Append append)
    {
        var lane = LaneOf(append.Grain.Hub);
        if (lane is null)
        {
            return null;
        }

        var waiting = new Waiting(append);
        if (!lane.Queue.Writer.TryWrite(waiting))
        {
            return null;
        }

        metrics.Queued(1);
        return waiting.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        List<Lane> lanes;
        lock (_gate)
        {
            _closed = true;
            lanes = [.. _lanes.Values];
        }

        foreach (var lane in lanes)
        {
            lane.Queue.Writer.TryComplete();
        }

        await Task.WhenAll(lanes.Select(lane => lane.Loop));
    }

    private Lane? LaneOf(HubId hub)
    {
        var name = store.LaneOf(hub);
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            if (!_lanes.TryGetValue(name, out var lane))
            {
                var queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
                _lanes[name] = lane = new Lane(queue, Task.Run(() => Loop(queue.Reader)));
            }

            return lane;
        }
    }

    private async Task Loop(ChannelReader<Waiting> queue)
    {
        var batch = new List<Waiting>(options.LargestBatch);
        while (await queue.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < options.LargestBatch && queue.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            metrics.Queued(-batch.Count);
            await Commit(batch);
        }
    }

    private async Task Commit(List<Waiting> batch)
    {
        var appends = new Append[batch.Count];
        for (var i = 0; i < appends.Length; i++)
        {
            appends[i] = batch[i].Append;
        }

        AppendResult[] results;
        try
        {
            results = await store.Commit(appends, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Whatever it was, nobody waits for ever and the loop lives on: the storage recovers by itself or keeps refusing.
            CommitFailed(batch.Count, failure.Message);
            var refusal = failure is StorageException { OutcomeUnknown: false } ? Refusal.StorageUnavailable : Refusal.OutcomeUnknown;
            foreach (var waiting in batch)
            {
                waiting.Done.SetResult(new Committed(null, refusal));
            }

            return;
        }

        metrics.Committed(batch.Count);
        tails.Add(results);
        for (var i = 0; i < results.Length; i++)
        {
            batch[i].Done.SetResult(new Committed(results[i], null));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Commit of {Appends} appends failed: {Reason}")]
    private partial void CommitFailed(int appends, string reason);

    private sealed record Lane(Channel<Waiting> Queue, Task Loop);

    private sealed record Waiting(Append Append)
    {
        public TaskCompletionSource<Committed> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What became of one append: a result, or why the storage could not say.</summary>
public sealed record Committed(AppendResult? Result, Refusal? Refusal);
