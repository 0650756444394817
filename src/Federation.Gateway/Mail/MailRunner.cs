using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Feeds;
using Federation.Storage.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Mail;

/// <summary>
/// Sends the letters of the hubs that live here. Of several nodes on one database one does it for a hub, so that the pace for a domain is one; should two
/// do it at once, the leases keep them apart.
/// </summary>
public sealed partial class MailRunner(IHubStore store, IMailQueue queue, MailRounds rounds, HostedHubs hosted, IPost post, MailSettings settings, TimeProvider clock, ILogger<MailRunner> log) : BackgroundService
{
    /// <summary>Letters queued by another node are found within this time.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>What is due may be in another node's hands, and is not waited for in a circle.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <summary>How long letters under way may take to end when the node stops.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BetweenPurges = TimeSpan.FromHours(1);

    private DateTimeOffset _purged = DateTimeOffset.MinValue;

    /// <summary>One look at everything that is due.</summary>
    /// <exception cref="StorageException">The database is away.</exception>
    public async Task<DateTimeOffset?> Once(CancellationToken stop, CancellationToken abort)
    {
        var hubs = await Mine(stop);
        await Purge(hubs, stop);
        return hubs.Count == 0 ? null : await rounds.Run(hubs, stop, abort);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var signal = new AsyncSignal(clock);
        void Ring(HubId hub) => signal.Ring();
        queue.Queued += Ring;
        using var abort = new CancellationTokenSource();
        await using var stopping = stoppingToken.Register(() => abort.CancelAfter(Grace));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var next = clock.GetUtcNow() + Look;
                try
                {
                    next = await Once(stoppingToken, abort.Token) ?? next;
                }
                catch (StorageException failure)
                {
                    Later(failure.Message);
                }

                var wait = next - clock.GetUtcNow();
                await signal.Wait(wait < Breath ? Breath : wait < Look ? wait : Look, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            queue.Queued -= Ring;
        }
    }

    private async Task<IReadOnlyCollection<HubId>> Mine(CancellationToken cancel)
    {
        var hubs = (await store.Heads(cancel)).Keys.Where(hub => hosted.Named.Count == 0 || hosted.Named.Contains(hub)).ToList();
        var held = await store.Own([.. hubs.Select(Name)], cancel);
        return [.. hubs.Where(hub => held.Contains(Name(hub)))];
    }

    private async Task Purge(IReadOnlyCollection<HubId> hubs, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now - _purged < BetweenPurges)
        {
            return;
        }

        _purged = now;
        var before = now - TimeSpan.FromDays(settings.KeepDays);
        post.Purge(before);
        foreach (var hub in hubs)
        {
            // What is left over after a thousand goes an hour later.
            await queue.Purge(hub, before, cancel);
        }
    }

    private static string Name(HubId hub) => $"mail:{hub}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letters wait: {Failure}")]
    private partial void Later(string failure);
}
