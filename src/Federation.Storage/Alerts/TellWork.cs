using System.Collections.Immutable;
using System.Collections.ObjectModel;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;

namespace Federation.Storage.Alerts;

/// <summary>Something is shown, and these subscriptions look for it.</summary>
/// <param name="Since">When it was published, or came to be free: subscriptions that began later are not told.</param>
public sealed record Shown(Thing Thing, DateTimeOffset Since, ImmutableArray<Match> Matches);

/// <summary>A letter about a subscription itself, to the address it was asked with.</summary>
/// <param name="Kind">See <see cref="AlertLetters"/>.</param>
/// <param name="Position">Of the entry that gives rise to it.</param>
public sealed record OwnLetter(SubscriptionId Subscription, string Kind, long Position);

/// <summary>What one page of a feed gives rise to, to be recorded in one transaction: all of it or nothing, and twice is once.</summary>
/// <param name="Over">Ends: not shown any more, by no source of the same post; or called off.</param>
/// <param name="Left">Who ended a subscription or its letters: without another one their tellings go, without another letter the way from the address to them.</param>
public sealed record TellWork(
    HubId Hub, DateTimeOffset At, IReadOnlyList<Shown> Shown, IReadOnlyList<Thing> Over, IReadOnlyList<OwnLetter> Letters, IReadOnlyList<SubscriberId> Left)
{
    /// <summary>How far each feed was read, when all that this gave rise to is recorded.</summary>
    public IReadOnlyDictionary<HubId, long> Positions { get; init; } = ReadOnlyDictionary<HubId, long>.Empty;

    /// <summary>Of the teller (see <see cref="IAlertLedger.Begin"/>); null for who moves no cursor.</summary>
    public long? Epoch { get; init; }

    public bool IsEmpty => Shown.Count == 0 && Over.Count == 0 && Letters.Count == 0 && Left.Count == 0;
}

/// <param name="Positions">Of the feeds that were read before.</param>
public sealed record TellerBegun(long Epoch, IReadOnlyDictionary<HubId, long> Positions);

/// <summary>Another teller began for this hub since: what this one holds in memory may be behind, and it has no say any more.</summary>
public sealed class TellerSupersededException() : Exception("another node tells for this hub now");

/// <param name="New">Tellings that were not there before.</param>
/// <param name="Head">Rank of the hub's last telling.</param>
public readonly record struct TellResult(int New, int Letters, long Head);

/// <summary>Kinds of letters in the queue, and how long each is worth sending.</summary>
public static class AlertLetters
{
    /// <summary>To a subscriber: something new. Its payload: how many things, and the first and last rank.</summary>
    public const string AtOnce = "alert";

    /// <summary>To a subscriber: what came since the last one.</summary>
    public const string Digest = "alert-digest";

    /// <summary>To a subscription: open the link to begin.</summary>
    public const string Confirm = "alert-confirm";

    /// <summary>To a subscription: is it still of use?</summary>
    public const string Remind = "alert-remind";

    public static readonly TimeSpan NewsLast = TimeSpan.FromDays(2);

    public static TimeSpan Lasts(string kind) => kind switch
    {
        Confirm => TimeSpan.FromDays(SubscriptionClock.ConfirmWithin),
        Remind => TimeSpan.FromDays(SubscriptionClock.LapseAfter - SubscriptionClock.RemindAfter),
        _ => NewsLast,
    };
}
