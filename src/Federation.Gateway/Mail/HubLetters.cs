using System.Net.Mail;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Gateway.SignIn;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage.Accounts;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Mail;

/// <summary>Where the links in letters begin.</summary>
public sealed record PublicAddress(string Url)
{
    public string Of(string path) => Url.TrimEnd('/') + path;
}

/// <summary>
/// Tells a hub's coordinators that something waits for them: a request came, nobody read it, an answer is late. It follows the hub's own feed from
/// a cursor that moves once the letters have left, so a crash may repeat one and never loses one. What is older than two days is not told:
/// a restored feed is no news.
/// </summary>
public sealed partial class HubLetters(
    IHubStore store, IAccountStore accounts, SignInDesk desk, IPost post, FeedTails tails, HostedHubs hosted, PublicAddress address, TimeProvider clock, ILogger<HubLetters> log) : BackgroundService
{
    private const string Follower = "letters";
    private const int Page = 200;
    private static readonly TimeSpan News = TimeSpan.FromDays(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>What a fact of this hub's feed is told as; null for what waits for nobody here.</summary>
    public static string? Sentence(Fact fact) => fact switch
    {
        ReferralMirrored => "Une demande vient d’arriver.",
        ReferralFiled { Dossier.Parent: null } => "Une demande vient d’être déposée chez vous.",
        CallHeard => "Un appel ouvert attend qu’une plateforme le prenne.",
        ReferralReminded => "Une demande attend d’être lue.",
        ReferralEscalated => "Une demande attend votre réponse ; le délai est passé.",
        ReferralEscalationHeard => "Une demande que vous avez orientée n’a pas reçu de réponse à temps.",
        _ => null,
    };

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
                catch (Exception failure) when (failure is StorageException or SmtpException)
                {
                    // The cursor has not moved: the letters leave at a later round.
                    Later(failure.GetType().Name);
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

    /// <summary>At most one letter of each sentence to each coordinator a round, however many requests came.</summary>
    private async Task Tell(HubId hub, CancellationToken cancel)
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

            var oldest = clock.GetUtcNow() - News;
            var sentences = entries.Where(entry => entry.At >= oldest && !IsExample(entry.Fact)).Select(entry => Sentence(entry.Fact)).OfType<string>().Distinct().ToList();
            if (sentences.Count > 0)
            {
                await Send(hub, sentences, cancel);
            }

            await store.SaveCursor(Follower, hub, entries[^1].Position, cancel);
        }
    }

    private async Task Send(HubId hub, List<string> sentences, CancellationToken cancel)
    {
        foreach (var account in (await accounts.ListOfHub(hub, cancel)).Where(account => account is { DisabledAt: null, Role: Role.Coordinator }))
        {
            try
            {
                await post.Send(
                    new Letter(desk.Email(account), "Des nouvelles de votre espace", $"Bonjour,\n\n{string.Join("\n", sentences)}\n\nTout est dans votre espace :\n{address.Of($"/espace/{hub}/recues")}\n"),
                    cancel);
            }
            catch (SmtpFailedRecipientException)
            {
                // One address that no longer exists must not keep the others from their letters.
                Undeliverable(hub.ToString());
            }
        }
    }

    private static bool IsExample(Fact fact) => fact switch
    {
        ReferralMirrored mirrored => mirrored.Letter.Source is not null,
        ReferralFiled filed => filed.Dossier.Source is not null,
        CallHeard heard => heard.Letter.Source is not null,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letters wait: {Failure}")]
    private partial void Later(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter to a coordinator of {Hub} came back")]
    private partial void Undeliverable(string hub);
}
