using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Mail;

/// <summary>A letter. Subject and body are neutral: people at home may read them.</summary>
public sealed record Letter(string To, string Subject, string Body)
{
    public override string ToString() => "[courriel]";
}

public interface IPost
{
    /// <exception cref="SmtpException">It could not leave; nothing is kept, the caller says so.</exception>
    Task Send(Letter letter, CancellationToken cancel);
}

/// <summary>Bound from the section <c>Smtp</c>; without a host, letters become <c>.eml</c> files in the data folder.</summary>
public sealed record SmtpSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public bool Tls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    public string From { get; init; } = "federation@localhost";
}

/// <summary>SMTP through the base library, which writes <c>.eml</c> files by itself when given a folder.</summary>
public sealed partial class SmtpPost(SmtpSettings settings, string folder, ILogger<SmtpPost> log) : IPost
{
    public async Task Send(Letter letter, CancellationToken cancel)
    {
        using var client = Client();
        using var message = new MailMessage(settings.From, letter.To, letter.Subject, letter.Body)
        {
            SubjectEncoding = System.Text.Encoding.UTF8,
            BodyEncoding = System.Text.Encoding.UTF8,
        };
        await client.SendMailAsync(message, cancel);
        Sent(settings.Host is null ? "folder" : "smtp");
    }

    private SmtpClient Client()
    {
        if (settings.Host is not null)
        {
            return new SmtpClient(settings.Host, settings.Port)
            {
                EnableSsl = settings.Tls,
                Timeout = 20_000,
                Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
            };
        }

        // The links inside open a session: nobody else on the machine reads the folder.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = Path.GetFullPath(folder) };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A letter left through {Way}")]
    private partial void Sent(string way);
}
