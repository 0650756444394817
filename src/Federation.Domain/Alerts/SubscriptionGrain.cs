using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Privacy;

namespace Federation.Domain.Alerts;

/// <summary>A saved search of somebody without an account, with the channels by which they want to hear of what comes.</summary>
public static class SubscriptionGrain
{
    public static Decision Decide(SubscriptionState? state, Command command, Moment moment) => (state, command) switch
    {
        (_, AskSubscription ask) => SubscriptionAsking.Ask(state, ask, moment),
        (null, _) => Refusal.UnknownGrain,
        ({ Status: SubscriptionStatus.Asked } known, ConfirmSubscription) => Move(known, SubscriptionStatus.Confirmed, SubscriptionStatus.Asked, new SubscriptionConfirmed(), moment),
        ({ } known, ConfirmSubscription) => Keep(known, moment),
        ({ } known, PauseSubscription) => Move(known, SubscriptionStatus.Paused, SubscriptionStatus.Confirmed, new SubscriptionPaused(), moment),
        ({ } known, ResumeSubscription) => Move(known, SubscriptionStatus.Confirmed, SubscriptionStatus.Paused, new SubscriptionResumed(), moment),
        ({ } known, ChangeChannels change) => Change(known, change, moment),
        ({ } known, RefineSubscription refine) => Refine(known, refine, moment),
        ({ } known, EndSubscription end) => End(known, end, moment),
        ({ } known, Ring ring) => Ring(known, ring, moment),
        _ => Refusal.UnknownCommand,
    };

    /// <summary>What this caller is to this subscription; null means nobody.</summary>
    public static SubscriptionActor? ActorOf(SubscriptionState state, Moment moment) => moment.Caller.Role switch
    {
        Role.Person when state.Link.Length > 0 && moment.Caller.Account == state.Link => SubscriptionActor.Person,
        Role.Clock => SubscriptionActor.Clock,
        Role.Operator => SubscriptionActor.Post,
        _ => null,
    };

    /// <summary>One line of the table, from one status alone: nobody opens by a resumption what no letter has confirmed.</summary>
    private static Decision Move(SubscriptionState state, SubscriptionStatus to, SubscriptionStatus from, Fact fact, Moment moment)
    {
        if (ActorOf(state, moment) is not { } actor || !SubscriptionTransitions.Allows(from, to, actor))
        {
            return Refusal.NotAllowed;
        }

        return state.Status == to ? Decision.Nothing : state.Status != from ? NotFrom(state.Status) : Decision.Tell(fact, Audience.Local);
    }

    private static Decision Change(SubscriptionState state, ChangeChannels change, Moment moment)
    {
        if (Wrong(state, moment) is { } wrong)
        {
            return wrong;
        }

        if (!AlertChannels.AreSound(change.Channels, state.Subject))
        {
            return Refusal.InvalidField("channels");
        }

        var letter = AlertChannels.LetterOf(change.Channels) is not null;
        if (letter && state.Address is null)
        {
            return new Refusal("address-needed", RefusalKind.Conflict);
        }

        ImmutableArray<AlertChannel> channels = [.. change.Channels.Order()];
        return Lists.Same(channels, state.Channels) ? Decision.Nothing : Decision.Tell(new SubscriptionChannelsChanged(channels), Audience.Local) with
        {
            Erasures = !letter && state.Address is { } address ? [address.Id] : [],
        };
    }

    private static Decision Refine(SubscriptionState state, RefineSubscription refine, Moment moment) =>
        Wrong(state, moment) is { } wrong ? wrong
        : refine.Criteria is null || !refine.Criteria.IsSound(SealKind.Criteria) ? Refusal.InvalidField("criteria")
        : state.Criteria?.Id == refine.Criteria.Id ? Decision.Nothing
        : Decision.Tell(new SubscriptionRefined(new SealRef(refine.Criteria.Id, SealKind.Criteria), state.Version + 1), Audience.Local) with
        {
            Seals = [refine.Criteria],
            Erasures = state.Criteria is { } former ? [former.Id] : [],
        };

    /// <summary>The link is opened again and again: a sign a month is enough.</summary>
    private static Decision Keep(SubscriptionState state, Moment moment) =>
        Wrong(state, moment) is { } wrong ? wrong
        : !state.Reminded && moment.Now < state.KeptAt.AddDays(SubscriptionClock.KeptFor) ? Decision.Nothing
        : Decision.Tell(new SubscriptionKept(), Audience.Local);

    private static Decision End(SubscriptionState state, EndSubscription end, Moment moment)
    {
        var may = (ActorOf(state, moment), end.Why) is (SubscriptionActor.Person, SubscriptionEnd.Unsubscribed) or (SubscriptionActor.Post, SubscriptionEnd.Undeliverable);

        // The link of an ended subscription is nobody's: who follows it again is told so, and not that they may not.
        return state.IsOver ? NotFrom(state.Status) : may ? Ended(state, end.Why) : Refusal.NotAllowed;
    }

    private static Decision Ring(SubscriptionState state, Ring ring, Moment moment)
    {
        if (moment.Caller.Role != Role.Clock)
        {
            return Refusal.NotAllowed;
        }

        // The state says which bells are set and for when; one that was moved meanwhile is not ours any more.
        return !state.Deadlines().Any(deadline => deadline.Name == ring.Name && deadline.Due <= moment.Now) ? Decision.Nothing : ring.Name switch
        {
            SubscriptionClock.Remind => Decision.Tell(new SubscriptionReminded(ring.Name), Audience.Local),
            SubscriptionClock.Confirm => Ended(state, SubscriptionEnd.NeverConfirmed),
            _ => Ended(state, SubscriptionEnd.Lapsed),
        };
    }

    private static Decision Ended(SubscriptionState state, SubscriptionEnd why) =>
        Decision.Tell(new SubscriptionEnded(why, state.Subscriber!.Value), Audience.Local) with { Erasures = [.. state.Seals.Select(seal => seal.Id)] };

    /// <summary>Changes are for who holds the link, while the subscription is confirmed or paused.</summary>
    private static Refusal? Wrong(SubscriptionState state, Moment moment) =>
        ActorOf(state, moment) != SubscriptionActor.Person ? Refusal.NotAllowed
        : state.Status is SubscriptionStatus.Confirmed or SubscriptionStatus.Paused ? null
        : NotFrom(state.Status);

    private static Refusal NotFrom(SubscriptionStatus status) => Refusal.NoSuchTransition(Codes<SubscriptionStatus>.Of(status));
}
