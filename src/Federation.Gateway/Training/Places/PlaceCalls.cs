using Federation.Gateway.Training.Calling;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Mail;
using Federation.Storage.Training;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Training.Places;

/// <summary>A letter for each place that is kept for somebody, and for each place in a session that turned.</summary>
public sealed class PlaceCalls(Registrations registrations, IMailQueue queue, FeedTails tails, HostedHubs hosted, TimeProvider clock, ILogger<PlaceCalls> log) : Calls(tails, hosted, clock, log)
{
    private const int Most = 500;

    /// <summary>Instants are those of the node that decided: what it wrote may be seen after what a later one of another node.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(10);

    /// <summary>Up to there, all that turned has its letter. Memory alone: whoever begins looks back as far as a letter lasts.</summary>
    private DateTimeOffset? _turned;

    private readonly TimeProvider _clock = clock;

    public override async Task<int> Once(CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
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
}
