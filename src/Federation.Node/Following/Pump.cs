using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Following;

/// <summary>Runs one inbox for as long as the node lives: wakes at a hint, looks by itself without one, waits longer while the storage is away.</summary>
public sealed partial class Pump
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Inbox _inbox;
    private readonly LazyCursors _cursors;
    private readonly AsyncSignal _signal;
    private readonly NodeOptions _options;
    private readonly HubId _source;
    private readonly ILogger _log;
    private readonly Action<long> _lagged;

    public Pump(IFeeds feeds, IGrains grains, IHubStore store, HubId source, IReadOnlyCollection<HubId> readers, NodeOptions options, NodeMetrics metrics, TimeProvider clock, ILogger log)
    {
        _source = source;
        _options = options;
        _log = log;
        _cursors = new LazyCursors(store, options, clock);
        _signal = new AsyncSignal(clock);
        _lagged = lag => metrics.Lagged(source, lag);
        _inbox = new Inbox(feeds, grains, _cursors, source, readers, options.PageLength, (hub, refusal) =>
        {
            metrics.Skipped(hub, refusal);
            Skipped(source.ToString(), hub.ToString(), refusal.Code);
        });
    }

    public void Wake() => _signal.Ring();

    public async Task Run(CancellationToken stop)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!stop.IsCancellationRequested)
        {
            // Null: go on at once. Every wait ends with the stop: a node that is told to leave while its storage is away leaves.
            TimeSpan? wait = null;
            try
            {
                var step = await _inbox.Step(stop);
                _lagged(step.Read);
                if (step.Waiting)
                {
                    wait = pause;
                    pause = Longer(pause);
                }
                else
                {
                    pause = TimeSpan.FromMilliseconds(100);
                    if (step.Read == 0)
                    {
                        wait = await _cursors.Rest(stop) ?? _options.PollEvery;
                    }
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                // Storage away, or a fault of ours: the cursor has not moved, so nothing is lost by trying again.
                Stumbled(_source.ToString(), failure.GetType().Name, failure is StorageException ? failure.Message : "");
                wait = pause = Longer(pause);
            }

            if (wait is not { } most)
            {
                continue;
            }

            try
            {
                await _signal.Wait(most, stop);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        try
        {
            await _cursors.Flush(CancellationToken.None);
        }
        catch (StorageException)
        {
            // An unsaved cursor repeats known work at the next start.
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reaction to an entry of {Source} at {Hub} was refused for good: {Refusal}")]
    private partial void Skipped(string source, string hub, string refusal);

    [LoggerMessage(Level = LogLevel.Error, Message = "Following {Source} stumbled ({Failure}); trying again. {Reason}")]
    private partial void Stumbled(string source, string failure, string reason);
}
