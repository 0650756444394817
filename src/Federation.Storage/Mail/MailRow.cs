using Federation.Domain.Grains;

namespace Federation.Storage.Mail;

internal sealed class MailRow
{
    /// <summary>Of a claim: none of them is ever null.</summary>
    public const string Claims =
        "id AS Id, hub AS Hub, kind AS Kind, recipient AS Recipient, payload AS Payload, queued_at AS QueuedAt, due AS Due, expires AS Expires, attempts AS Attempts, unsure AS Unsure";

    public const string Columns = Claims + ", state AS State, ended_at AS EndedAt, error AS Error, status AS Status";

    public string Id { get; init; } = "";

    public string Hub { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Recipient { get; init; } = "";

    public string Payload { get; init; } = "";

    public long QueuedAt { get; init; }

    public long Due { get; init; }

    public long Expires { get; init; }

    public string State { get; init; } = "";

    public int Attempts { get; init; }

    public int Unsure { get; init; }

    public long? EndedAt { get; init; }

    public string? Error { get; init; }

    public int? Status { get; init; }

    public ClaimedMail Claimed() => new(Mail(), Attempts, Unsure - 1);

    public StoredMail Stored() => new(
        Mail(), Codes<MailState>.Parse(State), Attempts, Unsure, EndedAt is { } ended ? Instant(ended) : null, Error is null ? null : new MailError(Error, Status));

    private QueuedMail Mail() => QueuedMail.Stored(Id, HubId.Parse(Hub), Kind, Recipient, Payload, Instant(QueuedAt), Instant(Due), Instant(Expires));

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
