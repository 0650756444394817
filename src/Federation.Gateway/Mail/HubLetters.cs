using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;
using Federation.Storage.Mail;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Mail;

/// <summary>
/// Tells a hub's coordinators that something waits for them: a request came, nobody read it, an answer is late. It follows the hub's own feed from
/// a cursor that moves in the transaction that queues the letters, so a crash neither repeats one nor loses one. What is older than two days is not told:
/// a restored feed is no news.
/// </summary>
public sealed partial class HubLetters(
    IHubStore store, IAccountStore accounts, IMailQueue queue, FeedTails tails, HostedHubs hosted, TimeProvider clock, ILogger<HubLetters> log) : BackgroundService
{
    private const string Follower = "letters";
    private const int Page = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

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
                    foreach (var hub in (await store.Heads(stoppingToken)).Keys.Where(hub => hosted.Named.Count == 0 || hosted.Named.Contains(hub)))
                    {
                        await Tell(hub, stoppingToken);
                    }
                }
                catch (StorageException failure)
                {
                    // The cursor has not moved: the letters are queued at a later round.
                    Later(failure.Message);
                }

                await Task.Delay(Pause, clock, stoppingToken);
                await signal.Wait(TimeSpan.FromMinutes(1), stoppingToken);
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

    /// <summary>At most one letter to each coordinator for a page of entries, each sentence once in it, however many requests came.</summary>
    public async Task Tell(HubId hub, CancellationToken cancel)
    {
        if (!(await store.Own([$"{Follower}:{hub}"], cancel)).Contains($"{Follower}:{hub}"))
        {
            return;
        }

        while (true)
        {
            var after = await store.LoadCursor(Follower, hub, cancel);
            var entries = await store.Read(hub, after, Page, cancel);
            if (entries.Count == 0)
            {
                return;
            }

            var now = clock.GetUtcNow();
            var oldest = now - NewsLetter.Lasts;
            var position = entries[^1].Position;
            var news = entries.Where(entry => entry.At >= oldest).Select(entry => NewsOf.Fact(entry.Fact)).OfType<News>().Distinct().ToList();
            var letters = news.Count == 0 ? [] : (await accounts.ListOfHub(hub, cancel))
                .Where(account => account is { DisabledAt: null, Role: Role.Coordinator })
                .Select(account => NewsLetter.Of(hub, account.Id, news, position, now)).ToList();
            await queue.Enqueue(letters, new CursorMove(Follower, hub, position), cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letters wait: {Failure}")]
    private partial void Later(string failure);
}
