using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;

namespace Federation.Domain.Tests.Examples;

/// <summary>An alert at AURA, asked for with an address.</summary>
internal static class Subscriptions
{
    public static readonly string Link = PrivateLink.Hash("alert");
    public static readonly Caller Person = Caller.Subscriber(Link);
    public static readonly GrainId Self = SubscriptionId.Parse("0192f0bb-0000-7000-8000-000000000001").At(Some.Aura);
    public static readonly SubscriberId Subscriber = SubscriberId.Parse("0192f0bb-0000-7000-8000-0000000000ff");

    /// <summary>With an address when a letter is among the channels.</summary>
    public static AskSubscription Ask(params AlertChannel[] channels)
    {
        channels = channels.Length == 0 ? [AlertChannel.EmailDaily, AlertChannel.Live] : channels;
        return new AskSubscription(
            AlertSubject.Offers, [.. channels], Link, Subscriber, Some.Envelope(SealKind.Criteria, 40), channels.Any(AlertChannels.IsLetter) ? Some.Envelope(SealKind.Address, 41) : null);
    }

    public static RefineSubscription Refine(int row = 42) => new(Some.Envelope(SealKind.Criteria, row));

    /// <summary>Brought there by commands.</summary>
    public static SubscriptionState At(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Asked => Do(null, Ask(), Caller.Visitor),
        SubscriptionStatus.Confirmed => Do(At(SubscriptionStatus.Asked), new ConfirmSubscription(), Person),
        SubscriptionStatus.Paused => Do(At(SubscriptionStatus.Confirmed), new PauseSubscription(), Person),
        _ => Do(At(SubscriptionStatus.Confirmed), new EndSubscription(SubscriptionEnd.Unsubscribed), Person),
    };

    public static Decision Decide(SubscriptionState? state, Command command, Caller caller, DateTimeOffset? now = null) => Grain.Decide(Self, state, command, caller, now ?? Some.Now);

    public static SubscriptionState Do(SubscriptionState? state, Command command, Caller caller, DateTimeOffset? now = null)
    {
        var decision = Decide(state, command, caller, now);
        Assert.True(decision.Refusal is null, $"{command.GetType().Name}: {decision.Refusal}");
        return (SubscriptionState)Grain.Fold(Self, state, decision.Facts, now ?? Some.Now)!;
    }

    public static void Refuses(SubscriptionState? state, Command command, Caller caller, string code, DateTimeOffset? now = null)
    {
        var decision = Decide(state, command, caller, now);
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.True(decision.WritesNothing);
    }
}
