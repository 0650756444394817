using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Following;

/// <summary>
/// After an erasure, leaves nothing of the row in the database's files. The row itself went in the erasing transaction; this cleans what the
/// engine keeps behind it. Once at start too, for an erasure that a crash followed or that a migration made, and once a day for another node's.
/// </summary>
public sealed partial class Scrubber(IHubStore store, TimeProvider clock, ILogger<Scrubber> log) : BackgroundService
{
    /// <summary>It copies what stays: where that takes long, at most one part in so many of the time goes into it, however much is erased.</summary>
    private const int Share = 20;

    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var erased = new AsyncSignal(clock);
        store.Erased += erased.Ring;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var (wait, began) = (Day, clock.GetTimestamp());
                try
                {
                    await store.Scrub(stoppingToken);
                }
                catch (StorageException failure)
                {
                    Later(failure.Message);
                    wait = Gathering;
                }

                var rest = Share * clock.GetElapsedTime(began);
                await erased.Wait(wait, stoppingToken);
                await Task.Delay(rest > Gathering ? rest : Gathering, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            store.Erased -= erased.Ring;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scrubbing is put off: {Reason}")]
    private partial void Later(string reason);
}
