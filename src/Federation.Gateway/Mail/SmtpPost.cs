using System.Net;
using System.Net.Mail;
using System.Text;

namespace Federation.Gateway.Mail;

/// <summary>SMTP through the base library: a connection for each letter.</summary>
public sealed class SmtpPost(SmtpSettings settings, TimeProvider clock) : IPost
{
    /// <summary>For the library to notice that its connection is gone; a call that does not is left behind.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(5);

    public async Task<PostResult> Send(Letter letter, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            using var message = Composing.Message(letter, settings);
            await Send(message, end.Token);
            return PostResult.Left;
        }
        catch (FormatException)
        {
            return new PostResult(PostFate.NoLetter);
        }
        catch (OperationCanceledException)
        {
            // The library calls itself cancelled when its client goes.
            cancel.ThrowIfCancellationRequested();
            return new PostResult(PostFate.NoAnswer);
        }
        catch (Exception failure)
        {
            // Whatever it throws, a client that was taken away under it included: one letter's failure, not the program's.
            cancel.ThrowIfCancellationRequested();
            var read = SmtpFailures.Read(failure, IsPlain(letter.To));
            return late.IsCancellationRequested && read.Fate == PostFate.Lost ? new PostResult(PostFate.NoAnswer) : read;
        }
    }

    private async Task Send(MailMessage message, CancellationToken end)
    {
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Tls,
            Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
            // Elsewhere it would send raw UTF-8 in headers whenever this server knows how to, and the next one may not.
            DeliveryFormat = IsPlain(message.To[0].User) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
        };

        // Not by the library's own cancellation: a server that is silent after the final dot keeps it for ever, whatever its token says. Without its connection it ends.
        await using var ending = end.UnsafeRegister(one => ((SmtpClient)one!).Dispose(), client);

        // Off the caller's thread: parts of it wait for the server without giving the thread back.
        var sending = Task.Run(() => client.SendMailAsync(message, CancellationToken.None), CancellationToken.None);
        try
        {
            await sending.WaitAsync(end);
        }
        catch (OperationCanceledException)
        {
            await sending.WaitAsync(Notice);
        }
    }

    private static bool IsPlain(string address)
    {
        var at = address.LastIndexOf('@');
        return Ascii.IsValid(at < 0 ? address : address.AsSpan(0, at));
    }
}
