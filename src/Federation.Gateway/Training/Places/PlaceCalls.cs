using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Federation.Storage.Mail;
using Federation.Storage.Training;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Training.Places;

/// <summary>
/// Queues a letter for each place that is kept for somebody. It keeps no cursor: it looks at the places that are kept now, and a letter that is known is the same
/// letter. So nodes that look side by side, and a node that was away, queue each letter once.
/// </summary>
public sealed partial class PlaceCalls(Registrations registrations, IMailQueue queue, FeedTails tails, HostedHubs hosted, TimeProvider clock, ILogger<PlaceCalls> log) : BackgroundService
{
    private const int Most = 500;

    /// <summary>A feed grew elsewhere, or nothing rang: found within this time.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>A busy feed is looked at no more often.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <returns>How many letters were new.</returns>
    /// <exception cref="StorageException">The database is away.</exception>
    public async Task<int> Once(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var letters = (await registrations.Offered(now, Most, cancel)).Where(place => hosted.Named.Count == 0 || hosted.Named.Contains(place.Session.Hub)).Select(place => PlaceLetter.Of(place, now)).ToList();
        return letters.Count == 0 ? 0 : await queue.Enqueue(letters, null, cancel);
    }

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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Places that are kept wait to be told: {Failure}")]
    private partial void Later(string failure);
}
