using Federation.Domain.Grains;

namespace Federation.Domain.Alerts;

/// <summary>From entries to state: no rule here, only memory.</summary>
public static class SubscriptionFold
{
    public static SubscriptionState Apply(SubscriptionState? state, Fact fact, DateTimeOffset at) => (state, fact) switch
    {
        (null, SubscriptionAsked asked) => new SubscriptionState
        {
            Status = SubscriptionStatus.Asked, Subject = asked.Subject, AskedAt = at, Channels = asked.Channels, Link = asked.Link, Subscriber = asked.Subscriber,
            Criteria = asked.Criteria, Address = asked.Address, ChangedAt = at, KeptAt = at,
        },
        ({ } known, _) => Change(known, fact, at),
        _ => throw new InvalidOperationException($"a subscription does not begin with {fact.GetType().Name}"),
    };

    private static SubscriptionState Change(SubscriptionState state, Fact fact, DateTimeOffset at) => fact switch
    {
        SubscriptionConfirmed => Kept(state, at) with { Status = SubscriptionStatus.Confirmed, ConfirmedAt = at, ChangedAt = at },
        SubscriptionChannelsChanged changed => Kept(state, at) with
        {
            Channels = changed.Channels, Address = AlertChannels.LetterOf(changed.Channels) is null ? null : state.Address,
        },
        SubscriptionRefined refined => Kept(state, at) with { Criteria = refined.Criteria, Version = refined.Version, ChangedAt = at },
        SubscriptionPaused => Kept(state, at) with { Status = SubscriptionStatus.Paused },
        SubscriptionResumed => Kept(state, at) with { Status = SubscriptionStatus.Confirmed, ChangedAt = at },
        SubscriptionKept => Kept(state, at),
        SubscriptionReminded => state with { Reminded = true },
        SubscriptionEnded ended => state with
        {
            Status = SubscriptionStatus.Ended, Why = ended.Why, ChangedAt = at, Channels = [], Link = "", Subscriber = null, Criteria = null, Address = null,
        },
        _ => throw new InvalidOperationException($"a subscription has no entry {fact.GetType().Name}"),
    };

    private static SubscriptionState Kept(SubscriptionState state, DateTimeOffset at) => state with { KeptAt = at, Reminded = false };
}
