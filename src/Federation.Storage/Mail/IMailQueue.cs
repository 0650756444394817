using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Storage.Mail;

/// <summary>A follower's cursor that moves in the transaction that queues what it told: neither lost nor told twice.</summary>
public sealed record CursorMove(string Follower, HubId Hub, long Position);

/// <summary>
/// Letters on their way, durable. A letter queued is sent once, except where nobody can know whether it left: then again, and counted. Throws
/// <see cref="StorageException"/> as the feeds do. Whoever writes letters in a transaction of its own calls <see cref="MailRows.Insert"/> in it, and
/// <see cref="Ring"/> after.
/// </summary>
public interface IMailQueue
{
    /// <summary>Letters were queued by this process, for this hub. A hint.</summary>
    event Action<HubId>? Queued;

    /// <returns>How many were new: an id that is known is the same letter.</returns>
    Task<int> Enqueue(IReadOnlyCollection<QueuedMail> letters, CursorMove? move, CancellationToken cancel);

    void Ring(HubId hub);

    /// <summary>The instant at which the next letter of each hub is due; hubs without any are not there.</summary>
    Task<IReadOnlyDictionary<HubId, DateTimeOffset>> NextDue(IReadOnlyCollection<HubId> hubs, CancellationToken cancel);

    /// <summary>Due letters of a hub, the most late first, at most <paramref name="most"/> (1 to 100); nobody else gets them before the lease ends. Those that expired are dead now.</summary>
    Task<IReadOnlyList<ClaimedMail>> Claim(HubId hub, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancel);

    /// <summary>The server took it. Counts even after the lease: what has left has left.</summary>
    Task Sent(ClaimedMail claimed, DateTimeOffset now, CancellationToken cancel);

    /// <summary>It did not leave, or nobody knows. Without effect when the letter was claimed again meanwhile.</summary>
    /// <param name="again">When to try again; null, or after the letter's end: it is dead.</param>
    /// <param name="unsure">Nobody knows whether it left.</param>
    Task Failed(ClaimedMail claimed, MailError error, DateTimeOffset? again, bool unsure, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Gives it back untried, as if it had not been claimed.</summary>
    /// <param name="why">What an administrator sees should it expire meanwhile; null keeps what was said before.</param>
    Task Release(ClaimedMail claimed, DateTimeOffset due, MailError? why, CancellationToken cancel);

    /// <summary>Nobody wants it any more.</summary>
    Task Cancelled(ClaimedMail claimed, MailError why, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Drops what waits for somebody who left.</summary>
    Task<int> CancelOf(HubId hub, string recipient, DateTimeOffset now, CancellationToken cancel);

    Task<MailCounts> Counts(HubId hub, CancellationToken cancel);

    Task<StoredMail?> Find(HubId hub, string id, CancellationToken cancel);

    /// <summary>The dead, the latest first.</summary>
    /// <param name="after">A page's <see cref="MailPage.Next"/>.</param>
    Task<MailPage> Dead(HubId hub, string? after, int most, CancellationToken cancel);

    /// <summary>A dead letter waits again, due now, for as long as it was to last. False when it is not dead.</summary>
    Task<bool> Requeue(HubId hub, string id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>The same of all that died for another reason than their address, at most a thousand a call; how many.</summary>
    Task<int> RequeueAll(HubId hub, DateTimeOffset now, CancellationToken cancel);

    /// <summary>A dead letter is given up. False when it is not dead.</summary>
    Task<bool> Drop(HubId hub, string id, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Forgets what ended before, at most a thousand letters a call; how many.</summary>
    Task<int> Purge(HubId hub, DateTimeOffset before, CancellationToken cancel);
}
