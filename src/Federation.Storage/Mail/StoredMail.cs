using Federation.Domain.Grains;

namespace Federation.Storage.Mail;

public enum MailState
{
    Waiting,
    Sent,

    /// <summary>Nobody tries any more; an administrator may ask for it again.</summary>
    Dead,

    /// <summary>Nobody wants it any more.</summary>
    Cancelled,
}

/// <param name="Code">Stable; see <see cref="MailErrors"/>.</param>
/// <param name="Status">The SMTP status, 400 to 599, when the server gave one. Never its words: they repeat the address.</param>
public sealed record MailError(string Code, int? Status = null);

public static class MailErrors
{
    public const string Expired = "expired";
    public const string RecipientRefused = "recipient-refused";
    public const string RecipientGone = "recipient-gone";
    public const string AddressUnreadable = "address-unreadable";
    public const string LetterRefused = "letter-refused";
    public const string RouteDown = "route-down";
    public const string ConnectionLost = "connection-lost";
    public const string NoAnswer = "no-answer";
    public const string KindUnknown = "kind-unknown";
    public const string NotWritten = "not-written";
    public const string Dropped = "dropped";

    public static IReadOnlyList<string> All { get; } =
        [Expired, RecipientRefused, RecipientGone, AddressUnreadable, LetterRefused, RouteDown, ConnectionLost, NoAnswer, KindUnknown, NotWritten, Dropped];
}

/// <param name="Attempts">Claims so far.</param>
/// <param name="Unsure">Attempts of which nobody knows whether the letter left: of a sent one, how many copies more there may be.</param>
/// <param name="EndedAt">Null while it waits.</param>
public sealed record StoredMail(QueuedMail Mail, MailState State, int Attempts, int Unsure, DateTimeOffset? EndedAt, MailError? Error);

/// <summary>A letter that this caller alone works on, until the lease ends.</summary>
/// <param name="Attempt">1, 2…: which claim of this letter this is. A later one takes the right to say what became of it.</param>
/// <param name="Copies">How many may have left before.</param>
public sealed record ClaimedMail(QueuedMail Mail, int Attempt, int Copies);

/// <param name="Repeated">Copies that may have arrived beyond the first, where the mail server's acknowledgement was lost or the node died before noting it.</param>
/// <param name="Oldest">When the letter that has waited longest was queued.</param>
public sealed record MailCounts(long Waiting, long Sent, long Dead, long Cancelled, long Repeated, DateTimeOffset? Oldest);

/// <param name="Next">Where the following page begins; null at the end.</param>
public sealed record MailPage(IReadOnlyList<StoredMail> Letters, string? Next);
