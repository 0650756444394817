using Federation.Gateway.Training.Calling;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Mail;
using Federation.Storage.Training;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Training.Asked;

/// <summary>A letter for each request and each pair that waits for a trainer's answer.</summary>
public sealed class AskedCalls(Trainers trainers, Pairs pairs, TrainerDesk desk, IMailQueue queue, FeedTails tails, HostedHubs hosted, TimeProvider clock, ILogger<AskedCalls> log) : Calls(tails, hosted, clock, log)
{
    private const int Most = 500;

    private readonly TimeProvider _clock = clock;

    /// <summary>Questions that were seen to have arrived, as of the last look: their letters are queued. Memory alone, and no more than wait.</summary>
    private HashSet<WaitingPair> _arrived = [];

    public override async Task<int> Once(CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var holds = await All<WaitingHold>(
            (last, stop) => trainers.Waiting(now, last, Most, stop), some => Task.FromResult(some.Where(hold => IsHere(hold.Trainer)).Select(hold => AskedLetter.Of(hold, now)).ToList()), cancel);
        var (before, arrived) = (_arrived, new HashSet<WaitingPair>());
        var questions = await All<WaitingPair>((last, stop) => pairs.Waiting(last, Most, stop), async some =>
        {
            var letters = new List<QueuedMail>();
            foreach (var pair in some.Where(pair => IsHere(pair.Trainer)))
            {
                // Proposed at another hub, it may be on its way still: a letter about nothing would be cancelled, and never be written again.
                if (before.Contains(pair))
                {
                    arrived.Add(pair);
                }
                else if (await desk.IsAsked(pair.Trainer, pair.Pair, cancel))
                {
                    arrived.Add(pair);
                    letters.Add(AskedLetter.Of(pair, now));
                }
            }

            return letters;
        }, cancel);
        _arrived = arrived;
        return holds + questions;
    }

    private async Task<int> All<T>(Func<T?, CancellationToken, Task<IReadOnlyList<T>>> read, Func<IReadOnlyList<T>, Task<List<QueuedMail>>> write, CancellationToken cancel) where T : class
    {
        var found = 0;
        for (T? last = null; ;)
        {
            var page = await read(last, cancel);
            var letters = await write(page);
            found += letters.Count == 0 ? 0 : await queue.Enqueue(letters, null, cancel);
            if (page.Count < Most)
            {
                return found;
            }

            last = page[^1];
        }
    }
}
