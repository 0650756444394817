using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;

namespace Federation.Testing.Domain;

/// <summary>Plausible alerts, all invented.</summary>
public static class SubscriptionSamples
{
    public static readonly string Link = PrivateLink.Hash("alert");

    public static readonly Caller Person = Caller.Subscriber(Link);

    public static SubscriptionId NextSubscriptionId(this Random random, DateTimeOffset at) => SubscriptionId.Of(random.NextGuid(at));

    public static SubscriberId NextSubscriberId(this Random random, DateTimeOffset at) => SubscriberId.Of(random.NextGuid(at));

    /// <summary>With an address when a letter is among the channels.</summary>
    public static AskSubscription Ask(Random random, DateTimeOffset now, SubscriberId? subscriber = null, params ReadOnlySpan<AlertChannel> channels)
    {
        ImmutableArray<AlertChannel> wanted = channels.IsEmpty ? Channels(random) : [.. channels];
        return new AskSubscription(
            AlertSubject.Offers, wanted, Link, subscriber ?? random.NextSubscriberId(now), Samples.Envelope(random, now, SealKind.Criteria),
            AlertChannels.LetterOf(wanted) is null ? null : Samples.Envelope(random, now, SealKind.Address));
    }

    /// <summary>Drawn for a subscription that may be anywhere in its life: most are accepted, some are refused.</summary>
    public static (Command Command, Caller Caller) Any(Random random, DateTimeOffset now) => random.Next(18) switch
    {
        < 5 => (new ConfirmSubscription(), Person),
        5 or 6 => (new PauseSubscription(), Person),
        7 or 8 or 9 => (new ResumeSubscription(), Person),
        10 or 11 or 15 or 16 => (new RefineSubscription(Samples.Envelope(random, now, SealKind.Criteria)), Person),
        12 => (new ChangeChannels(Channels(random)), Person),
        14 when random.Chance(0.5) => (new EndSubscription(SubscriptionEnd.Undeliverable), Caller.Operator),
        13 or 14 => (new EndSubscription(SubscriptionEnd.Unsubscribed), Person),
        _ => (new Ring(random.Pick([SubscriptionClock.Confirm, SubscriptionClock.Remind, SubscriptionClock.Lapse]), now), Caller.Clock),
    };

    private static ImmutableArray<AlertChannel> Channels(Random random)
    {
        var channels = ImmutableArray.CreateBuilder<AlertChannel>();
        if (random.Chance(0.6))
        {
            channels.Add(random.Pick([AlertChannel.EmailAtOnce, AlertChannel.EmailDaily, AlertChannel.EmailWeekly]));
        }

        channels.Add(random.Pick([AlertChannel.Live, AlertChannel.Atom]));
        return channels.ToImmutable();
    }
}
