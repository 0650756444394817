using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Following;

/// <summary>
/// Gives each deadline to its grain once it is due. The row goes when the grain's state says so, in the append of the ring; a ring repeated by
/// a crash or by another node is known by its name and instant.
/// </summary>
public sealed partial class DeadlineRunner(IHubStore store, IGrains grains, NodeMetrics metrics, TimeProvider clock, ILogger<DeadlineRunner> log)
{
    private const int Page = 200;
    private const int MostDue = 5000;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);

    // A ring that wrote nothing leaves its row: not rung again by this process, and said once.
    private readonly HashSet<DueDeadline> _without = [];

    /// <returns>How many rang.</returns>
    public async Task<int> RunDue(IReadOnlyCollection<HubId> hubs, CancellationToken cancel)
    {
        var rung = 0;
        while (true)
        {
            var now = clock.GetUtcNow();
            // Rows known to be without effect come first, being the most late: without room for them they would hide the others for ever.
            var due = (await store.Due(hubs, now, Math.Min(Page + _without.Count, MostDue), cancel)).Where(deadline => !_without.Contains(deadline)).ToList();
            if (due.Count == 0)
            {
                return rung;
            }

            var rings = await Task.WhenAll(due.Select(deadline => Ring(deadline, now, cancel)));
            // Here and not in the rings: they end on many threads at once, and a set written by two of them is corrupt from then on.
            foreach (var (deadline, reply) in rings)
            {
                Note(deadline, reply);
            }

            rung += rings.Count(ring => ring.Reply.Accepted);
            if (rings.Any(ring => ring.Reply.Refusal is { Kind: RefusalKind.Busy or RefusalKind.Unavailable }))
            {
                return rung;
            }
        }
    }

    public async Task Run(Func<IReadOnlyCollection<HubId>> hubs, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var sleep = LongestSleep;
            try
            {
                await RunDue(hubs(), stop);
                if (await store.NextDue(hubs(), stop) is { } next && next - clock.GetUtcNow() is var wait && wait < sleep && wait > TimeSpan.Zero)
                {
                    sleep = wait;
                }
            }
            catch (StorageException failure)
            {
                Waiting(failure.Message);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // A fault of ours in one grain: the other deadlines go on ringing, in this round and in the next.
                Stumbled(failure.GetType().Name);
            }

            try
            {
                await Task.Delay(sleep, clock, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<(DueDeadline Deadline, Reply Reply)> Ring(DueDeadline deadline, DateTimeOffset now, CancellationToken cancel)
    {
        var reply = await grains.Ask(deadline.Grain, new Ring(deadline.Name, deadline.Due), Caller.Clock, IdempotencyKey.Rung(deadline.Name, deadline.Due), cancel);
        if (reply is { Accepted: true, Position: > 0 })
        {
            metrics.Rang(now - deadline.Due);
        }

        return (deadline, reply);
    }

    private void Note(DueDeadline deadline, Reply reply)
    {
        var effect = reply is { Accepted: true, Position: > 0 } or { Refusal.Kind: RefusalKind.Busy or RefusalKind.Unavailable };
        if (!effect && _without.Add(deadline))
        {
            WithoutEffect(Codes<GrainKind>.Of(deadline.Grain.Kind), deadline.Name, reply.Refusal?.Code ?? "nothing-to-do");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deadline {Name} of a {Kind} rang without effect: {Reason}")]
    private partial void WithoutEffect(string kind, string name, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Ringing deadlines stumbled ({Failure}); trying again")]
    private partial void Stumbled(string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadlines wait for the storage: {Reason}")]
    private partial void Waiting(string reason);
}
