using System.Net;
using System.Net.Mail;

namespace Federation.Gateway.Mail;

/// <summary>SMTP through the base library: a connection for each letter.</summary>
public sealed class SmtpPost(SmtpSettings settings, TimeProvider clock) : IPost
{
    public async Task<PostResult> Send(Letter letter, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            using var message = Composing.Message(letter, settings);
            await Send(message, either.Token);
            return PostResult.Left;
        }
        catch (FormatException)
        {
            return new PostResult(PostFate.NoLetter);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new PostResult(PostFate.NoAnswer);
        }
        catch (SmtpException failure)
        {
            cancel.ThrowIfCancellationRequested();
            return late.IsCancellationRequested ? new PostResult(PostFate.NoAnswer) : SmtpFailures.Read(failure);
        }
    }

    private async Task Send(MailMessage message, CancellationToken cancel)
    {
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Tls,
            Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
            // Elsewhere it would send raw UTF-8 in headers whenever this server knows how to, and the next one may not.
            DeliveryFormat = System.Text.Ascii.IsValid(message.To[0].User) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
        };
        await client.SendMailAsync(message, cancel);
    }
}
