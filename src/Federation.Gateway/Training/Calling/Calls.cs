using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Training.Calling;

/// <summary>
/// Queues letters for what waits for somebody. It keeps no cursor: it looks at what is so now, and a letter that is known is the same letter. So nodes that look
/// side by side, and a node that was away, queue each letter once.
/// </summary>
public abstract partial class Calls(FeedTails tails, HostedHubs hosted, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>A feed grew elsewhere, or nothing rang: found within this time.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>A busy feed is looked at no more often.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <returns>How many letters were new.</returns>
    /// <exception cref="StorageException">The database is away.</exception>
    public abstract Task<int> Once(CancellationToken cancel);

    protected bool IsHere(GrainId grain) => hosted.Named.Count == 0 || hosted.Named.Contains(grain.Hub);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var signal = new AsyncSignal(clock);
        void Ring(HubId hub) => signal.Ring();
        tails.Grew += Ring;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await Once(stoppingToken);
                }
                catch (StorageException failure)
                {
                    Later(failure.Message);
                }

                await Task.Delay(Breath, clock, stoppingToken);
                await signal.Wait(Look, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tails.Grew -= Ring;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What waits for somebody cannot be told yet: {Failure}")]
    private partial void Later(string failure);
}
