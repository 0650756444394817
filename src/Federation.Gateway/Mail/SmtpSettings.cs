using System.Net.Mail;

namespace Federation.Gateway.Mail;

/// <summary>Bound from the section <c>Smtp</c>; without a host, letters become <c>.eml</c> files in the data folder.</summary>
public sealed record SmtpSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>STARTTLS, required. Without it letters travel readable.</summary>
    public bool Tls { get; init; } = true;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Whom readers see: <c>Nom &lt;adresse@exemple.fr&gt;</c>.</summary>
    public string From { get; init; } = "federation@localhost";

    /// <summary>Where servers report letters they cannot deliver: the sender of the envelope; empty: <see cref="From"/>. Readers may see it too, as <c>Sender</c>.</summary>
    public string Bounce { get; init; } = "";

    /// <summary>How long one letter may take, from the connection to the acknowledgement.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>The setting that cannot be meant, or null.</summary>
    public string? Wrong() =>
        !MailAddress.TryCreate(From, out _) ? "Smtp:From"
        : Bounce.Length > 0 && !MailAddress.TryCreate(Bounce, out _) ? "Smtp:Bounce"
        : TimeoutSeconds is < 1 or > 600 ? "Smtp:TimeoutSeconds"
        : Port is < 1 or > 65535 ? "Smtp:Port"
        : null;
}
