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
/// Queues a letter for each place that is kept for somebody, and for each place in a session that turned. It keeps no cursor: it looks at what is so now, and a
/// letter that is known is the same letter. So nodes that look side by side, and a node that was away, queue each letter once.
/// </summary>
public sealed partial class PlaceCalls(Registrations registrations, IMailQueue queue, FeedTails tails, HostedHubs hosted, TimeProvider clock, ILogger<PlaceCalls> log) : BackgroundService
{
    private const int Most = 500;

    /// <summary>A feed grew elsewhere, or nothing rang: found within this time.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>A busy feed is looked at no more often.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <summary>Instants are those of the node that decided: what it wrote may be seen after what a later one of another node.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);

    /// <summary>Up to there, all that turned has its letter. Memory alone: whoever begins looks back as far as a letter lasts.</summary>
    private DateTimeOffset? _turned;

    /// <returns>How many letters were new.</returns>
    /// <exception cref="StorageException">The database is away.</exception>
    public async Task<int> Once(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var letters = (await registrations.Offered(now, Most, cancel)).Where(place => IsHere(place.Session)).Select(place => PlaceLetter.Of(place, now)).ToList();
        return (letters.Count == 0 ? 0 : await queue.Enqueue(letters, null, cancel)) + await Turned(now, cancel);
    }

    private async Task<int> Turned(DateTimeOffset now, CancellationToken cancel)
    {
        var found = 0;
        var after = now - TurnedLetter.Lasts;
        after = _turned > after ? _turned.Value : after;
        for (TurnedPlace? last = null; ;)
        {
            var page = await registrations.Turned(after, last, Most, cancel);
            var letters = page.Where(place => IsHere(place.Session)).Select(place => TurnedLetter.Of(place, now)).ToList();
            found += letters.Count == 0 ? 0 : await queue.Enqueue(letters, null, cancel);
            if (page.Count < Most)
            {
                _turned = now - Apart;
                return found;
            }

            last = page[^1];
        }
    }

    private bool IsHere(GrainId session) => hosted.Named.Count == 0 || hosted.Named.Contains(session.Hub);

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
