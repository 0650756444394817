using System.Net.Mail;
using System.Security.Cryptography;
using Federation.Storage.Feeds;
using Federation.Storage.Mail;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Mail;

/// <summary>One claimed letter: written, sent, and what became of it noted.</summary>
public sealed partial class LetterSender(IMailQueue queue, LetterKinds kinds, IPost post, DomainPace pace, MailRoute route, TimeProvider clock, ILogger<LetterSender> log)
{
    private static readonly TimeSpan NotePause = TimeSpan.FromSeconds(1);

    /// <summary>A note that the database does not take is tried so often: a letter that left and is not noted leaves again when its lease ends.</summary>
    private const int Notes = 10;

    /// <summary>A letter that is refused for good is tried so often all the same, some five hours: it may be the sender whom the server refuses, for a setting that somebody mends.</summary>
    private const int Refusals = 6;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <exception cref="StorageException">The database is away; the lease brings the letter back.</exception>
    public async Task Send(ClaimedMail claimed, CancellationToken cancel)
    {
        var mail = claimed.Mail;
        if (kinds.Find(mail.Kind) is not { } kind)
        {
            await Again(claimed, new MailError(MailErrors.KindUnknown), unsure: false);
            return;
        }

        if (await Prepare(claimed, kind, cancel) is not { } letter)
        {
            return;
        }

        PostResult result;
        try
        {
            result = await post.Send(letter, cancel);
        }
        catch (OperationCanceledException)
        {
            await Again(claimed, new MailError(MailErrors.ConnectionLost), unsure: true);
            return;
        }

        await Note(claimed, result);
    }

    /// <summary>Null: it does not leave now, and that is noted.</summary>
    private async Task<Letter?> Prepare(ClaimedMail claimed, ILetterKind kind, CancellationToken cancel)
    {
        try
        {
            var address = await kind.Address(claimed.Mail, cancel);
            if (address is null)
            {
                await queue.Cancelled(claimed, new MailError(MailErrors.RecipientGone), Now, CancellationToken.None);
                return null;
            }

            // The way out may have closed since the letter was claimed.
            if (route.OpensAt is { } opens)
            {
                await queue.Release(claimed, opens, new MailError(MailErrors.RouteDown), CancellationToken.None);
                return null;
            }

            if (pace.Ask(Domain(address), Now) is { } later)
            {
                await queue.Release(claimed, later, null, CancellationToken.None);
                return null;
            }

            if (await kind.Write(claimed.Mail, address, cancel) is { } letter)
            {
                return letter;
            }

            await queue.Cancelled(claimed, new MailError(MailErrors.RecipientGone), Now, CancellationToken.None);
        }
        catch (CryptographicException)
        {
            await Dead(claimed, new MailError(MailErrors.AddressUnreadable));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await queue.Release(claimed, Now, null, CancellationToken.None);
        }
        catch (Exception wrong) when (wrong is not StorageException)
        {
            // One kind's fault is not the others'. Its message may hold what the letter was to say.
            NotWritten(claimed.Mail.Kind, wrong.GetType().Name);
            await Again(claimed, new MailError(MailErrors.NotWritten), unsure: false);
        }

        return null;
    }

    private async Task Note(ClaimedMail claimed, PostResult result)
    {
        switch (result.Fate)
        {
            case PostFate.Left:
                route.Works();
                if (claimed.Copies > 0)
                {
                    Repeated(claimed.Mail.Kind, claimed.Copies);
                }

                await Keep(() => queue.Sent(claimed, Now, CancellationToken.None));
                break;
            case PostFate.RouteDown:
                var opens = route.IsDown();
                Down(opens, result.Status);
                await queue.Release(claimed, opens, new MailError(MailErrors.RouteDown, result.Status), CancellationToken.None);
                break;
            case PostFate.RecipientRefused:
                route.Works();
                var refused = new MailError(MailErrors.RecipientRefused, result.Status);
                await (result.IsForGood ? Dead(claimed, refused) : Again(claimed, refused, unsure: false));
                break;
            case PostFate.NoLetter:
                await Dead(claimed, new MailError(MailErrors.AddressUnreadable));
                break;
            case PostFate.LetterRefused:
                var unwanted = new MailError(MailErrors.LetterRefused, result.Status);
                await (result.IsForGood && claimed.Attempt >= Refusals ? Dead(claimed, unwanted) : Again(claimed, unwanted, unsure: false));
                break;
            case PostFate.NoAnswer:
                // One more letter will tell whether it is the way or this letter.
                route.IsDown();
                await Again(claimed, new MailError(MailErrors.NoAnswer), unsure: true);
                break;
            default:
                route.IsDown();
                await Again(claimed, new MailError(MailErrors.ConnectionLost), unsure: true);
                break;
        }
    }

    private async Task Again(ClaimedMail claimed, MailError error, bool unsure)
    {
        NotSent(claimed.Mail.Kind, error.Code, error.Status, claimed.Attempt);
        await Keep(() => queue.Failed(claimed, error, Now + Backoff.AfterLetter(claimed.Attempt, claimed.Mail.Id), unsure, Now, CancellationToken.None));
    }

    private async Task Dead(ClaimedMail claimed, MailError error)
    {
        NotSent(claimed.Mail.Kind, error.Code, error.Status, claimed.Attempt);
        await Keep(() => queue.Failed(claimed, error, null, false, Now, CancellationToken.None));
    }

    private async Task Keep(Func<Task> note)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await note();
                return;
            }
            catch (StorageException) when (tried < Notes)
            {
                await Task.Delay(NotePause, clock);
            }
        }
    }

    private static string Domain(string address) =>
        MailAddress.TryCreate(address, out var parsed) ? parsed.Host.ToLowerInvariant() : "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter ({Kind}) did not leave: {Code} {Status}, attempt {Attempt}")]
    private partial void NotSent(string kind, string code, int? status, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter ({Kind}) left again: {Copies} attempts before it ended without an answer")]
    private partial void Repeated(string kind, int copies);

    [LoggerMessage(Level = LogLevel.Error, Message = "A letter ({Kind}) could not be written: {Failure}")]
    private partial void NotWritten(string kind, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No letter leaves before {Opens:u}: the mail server cannot be reached or asks for something else (status {Status})")]
    private partial void Down(DateTimeOffset opens, int? status);
}
