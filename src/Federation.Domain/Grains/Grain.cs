using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Collectives;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Domain.Training;

namespace Federation.Domain.Grains;

/// <summary>Every kind of grain behind three pure functions: decide, fold, and when to wake. Any engine can host them.</summary>
public static class Grain
{
    public static Decision Decide(GrainId self, GrainState? state, Command command, Caller caller, DateTimeOffset now)
    {
        var moment = new Moment(self, caller, now);
        return self.Kind switch
        {
            GrainKind.Platform when self != GrainId.Platform(self.Hub) => Refusal.UnknownGrain,
            GrainKind.Platform => PlatformGrain.Decide((PlatformState?)state, command, moment),
            GrainKind.Structure => StructureGrain.Decide((StructureState?)state, command, moment),
            GrainKind.Referral => ReferralGrain.Decide((ReferralState?)state, command, moment),
            GrainKind.Call => CallGrain.Decide((CallState?)state, command, moment),
            GrainKind.Offer => OfferGrain.Decide((OfferState?)state, command, moment),
            GrainKind.Subscription => SubscriptionGrain.Decide((SubscriptionState?)state, command, moment),
            GrainKind.Trainer => TrainerGrain.Decide((TrainerState?)state, command, moment),
            GrainKind.Booking => BookingGrain.Decide((BookingState?)state, command, moment),
            GrainKind.Pair => PairGrain.Decide((PairState?)state, command, moment),
            GrainKind.Course => CourseGrain.Decide((CourseState?)state, command, moment),
            GrainKind.Session => SessionGrain.Decide((SessionState?)state, command, moment),
            GrainKind.Collective => CollectiveGrain.Decide((CollectiveState?)state, command, moment),
            _ => Refusal.UnknownGrain,
        };
    }

    public static GrainState Apply(GrainId self, GrainState? state, Fact fact, DateTimeOffset at) => self.Kind switch
    {
        GrainKind.Platform => PlatformGrain.Apply((PlatformState?)state, fact, at),
        GrainKind.Structure => StructureGrain.Apply((StructureState?)state, fact, at),
        GrainKind.Referral => ReferralFold.Apply((ReferralState?)state, self, fact, at),
        GrainKind.Call => CallGrain.Apply((CallState?)state, fact, at),
        GrainKind.Offer => OfferFold.Apply((OfferState?)state, fact, at),
        GrainKind.Subscription => SubscriptionFold.Apply((SubscriptionState?)state, fact, at),
        GrainKind.Trainer => TrainerGrain.Apply((TrainerState?)state, fact, at),
        GrainKind.Booking => BookingGrain.Apply((BookingState?)state, fact, at),
        GrainKind.Pair => PairGrain.Apply((PairState?)state, fact, at),
        GrainKind.Course => CourseGrain.Apply((CourseState?)state, fact, at),
        GrainKind.Session => SessionGrain.Apply((SessionState?)state, fact, at),
        GrainKind.Collective => CollectiveGrain.Apply((CollectiveState?)state, fact, at),
        _ => throw new InvalidOperationException($"no grain of kind {self.Kind}"),
    };

    public static GrainState? Fold(GrainId self, GrainState? state, IEnumerable<Told> facts, DateTimeOffset at) =>
        facts.Aggregate(state, (folded, told) => Apply(self, folded, told.Fact, at));

    public static ImmutableArray<Deadline> Deadlines(GrainState? state) => state switch
    {
        ReferralState referral => [.. referral.Deadlines()],
        OfferState offer => [.. offer.Deadlines()],
        SubscriptionState subscription => [.. subscription.Deadlines()],
        TrainerState trainer => [.. trainer.Deadlines()],
        BookingState booking => [.. booking.Deadlines()],
        PairState pair => [.. pair.Deadlines()],
        SessionState session => [.. session.Deadlines()],
        _ => [],
    };
}
