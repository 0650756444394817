using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Node.Following;

/// <summary>
/// After an erasure, leaves nothing of the row in the database's files. The row itself went in the erasing transaction; this cleans what the
/// engine keeps behind it. Once at start too, for an erasure that a crash followed.
/// </summary>
public sealed partial class Scrubber(IHubStore store, FeedTails tails, TimeProvider clock, ILogger<Scrubber> log) : BackgroundService
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var erased = new AsyncSignal(clock);
        tails.Erased += erased.Ring;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var wait = Day;
                try
                {
                    await store.Scrub(stoppingToken);
                }
                catch (StorageException failure)
                {
                    Later(failure.Message);
                    wait = Gathering;
                }

                await erased.Wait(wait, stoppingToken);
                await Task.Delay(Gathering, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            tails.Erased -= erased.Ring;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scrubbing is put off: {Reason}")]
    private partial void Later(string reason);
}
