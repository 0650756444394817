namespace Federation.Gateway.Mail;

/// <summary>Bound from the section <c>Mail</c>.</summary>
public sealed record MailSettings
{
    /// <summary>Letters on their way at once, each on a connection of its own.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Letters a minute to one recipient domain; 0: no limit. Held by each node: of several on one database, one sends a hub's letters.</summary>
    public int PerDomainPerMinute { get; init; } = 60;

    /// <summary>Letters to one recipient domain that may leave at once after a rest.</summary>
    public int DomainBurst { get; init; } = 20;

    /// <summary>How long a node keeps a letter for itself; longer than <see cref="SmtpSettings.TimeoutSeconds"/>. After a crash a letter leaves again so much later.</summary>
    public int LeaseSeconds { get; init; } = 300;

    /// <summary>How long letters that ended are remembered: so long the same one is not sent again.</summary>
    public int KeepDays { get; init; } = 60;

    /// <summary>The setting that cannot be meant, or null.</summary>
    public string? Wrong(SmtpSettings smtp) =>
        Concurrency is < 1 or > 50 ? "Mail:Concurrency"
        : PerDomainPerMinute is < 0 or > 60_000 ? "Mail:PerDomainPerMinute"
        : DomainBurst is < 1 or > 1000 ? "Mail:DomainBurst"
        : LeaseSeconds < 2 * smtp.TimeoutSeconds || LeaseSeconds > 86_400 ? "Mail:LeaseSeconds"
        : KeepDays is < 1 or > 3650 ? "Mail:KeepDays"
        : null;
}
