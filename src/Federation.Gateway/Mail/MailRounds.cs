using Federation.Domain.Grains;
using Federation.Storage.Mail;

namespace Federation.Gateway.Mail;

/// <summary>Sends what is due, a bounded number of letters at once, hub by hub in turn so that one hub's digests do not keep another's sign-in links waiting.</summary>
public sealed class MailRounds(IMailQueue queue, LetterSender sender, MailRoute route, MailSettings settings, TimeProvider clock)
{
    /// <summary>Returns when nothing more is due now, or the way out is closed, or <paramref name="stop"/>; what was begun is ended.</summary>
    /// <param name="stop">No letter is begun after.</param>
    /// <param name="abort">Letters under way are given up.</param>
    /// <returns>When to look again; null: nothing waits.</returns>
    public async Task<DateTimeOffset?> Run(IReadOnlyCollection<HubId> hubs, CancellationToken stop, CancellationToken abort)
    {
        var underWay = new List<Task>();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (route.OpensAt is { } opens)
                {
                    return opens;
                }

                var free = route.IsDoubtful ? 1 - underWay.Count : settings.Concurrency - underWay.Count;
                var next = free > 0 ? await queue.NextDue(hubs, stop) : null;
                var claimed = next is null ? 0 : await Begin(next, free, underWay, stop, abort);
                if (claimed == 0 && underWay.Count == 0)
                {
                    return next is { Count: > 0 } ? next.Values.Min() : null;
                }

                if (claimed == 0 || underWay.Count >= settings.Concurrency)
                {
                    await Task.WhenAny(underWay);
                }

                await Finish(underWay);
            }

            return null;
        }
        finally
        {
            await Task.WhenAll(underWay);
        }
    }

    private async Task<int> Begin(IReadOnlyDictionary<HubId, DateTimeOffset> next, int free, List<Task> underWay, CancellationToken stop, CancellationToken abort)
    {
        var now = clock.GetUtcNow();
        var due = next.Where(pair => pair.Value <= now).OrderBy(pair => pair.Value).Select(pair => pair.Key).ToList();
        var begun = 0;
        for (var i = 0; i < due.Count && begun < free; i++)
        {
            var share = Math.Max(1, (free - begun) / (due.Count - i));
            foreach (var claimed in await queue.Claim(due[i], now, TimeSpan.FromSeconds(settings.LeaseSeconds), share, stop))
            {
                underWay.Add(sender.Send(claimed, abort));
                begun++;
            }
        }

        return begun;
    }

    /// <summary>Takes out those that ended; a failure of the database is thrown here.</summary>
    private static async Task Finish(List<Task> underWay)
    {
        for (var i = underWay.Count - 1; i >= 0; i--)
        {
            if (underWay[i].IsCompleted)
            {
                var ended = underWay[i];
                underWay.RemoveAt(i);
                await ended;
            }
        }
    }
}
