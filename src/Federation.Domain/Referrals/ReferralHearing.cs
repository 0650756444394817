using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Calls;
using Federation.Domain.Time;

namespace Federation.Domain.Referrals;

/// <summary>What a copy does with what the other hub of the pair told. Heard late, twice or out of turn, the result is the same.</summary>
public static class ReferralHearing
{
    public static Decision Hear(ReferralState? state, Hear hear, Moment moment)
    {
        // A hub speaks for itself only, and never through its own feed but to file a child (see ReferralFiling).
        if (moment.Caller.Role != Role.Hub || moment.Caller.Hub != hear.From || hear.From == moment.Self.Hub || hear.From == default)
        {
            return Refusal.NotAllowed;
        }

        if (!Hearsay.IsSound(hear, moment.Self))
        {
            return Refusal.InvalidField("fact");
        }

        return (state, hear.Fact) switch
        {
            (null, ReferralSent sent) when sent.To == moment.Self.Hub && sent.Letter.Origin == hear.From =>
                Decision.Tell(new ReferralMirrored(sent.Letter, hear.Clocks is { } clocks && clocks.Check() is null ? clocks : Hubs.Clocks.Default), Audience.To(hear.From)),
            (not null, ReferralSent) => Decision.Nothing,
            (null, _) => Refusal.UnknownGrain,
            ({ } known, _) when hear.Position <= known.HeardUpTo => Decision.Nothing,
            ({ IsOpenCall: true }, CallClaimAsked) => Claim(state, hear.From, moment),
            (_, CallClaimAsked) => Decision.Nothing,
            ({ Side: Side.Origin } known, _) when known.Recipient == hear.From => AtTheOrigin(known, hear, moment),
            ({ Side: Side.Recipient } known, _) when known.Origin == hear.From => AtTheRecipient(known, hear),
            // An earlier recipient still talking of an attempt that is over.
            _ => Decision.Nothing,
        };
    }

    private static Decision AtTheOrigin(ReferralState state, Hear hear, Moment moment)
    {
        switch (hear.Fact)
        {
            case ReferralMirrored:
                return Heard(state, hear, Status.Received, new ReferralMoved(Status.Received), Mirror.OriginAdopts(state.Status, Status.Received), Audience.Local);
            case ReferralMoved moved:
                var adopts = Mirror.OriginAdopts(state.Status, moved.To);
                // The end that is taken over is said back, as an end that is written is: without it, a recipient that corrects itself after the
                // end (completed, then entered in error) would not know that the origin stayed behind, and the difference would show on one side.
                var heard = Heard(state, hear, moved.To, moved, adopts, Transitions.IsTerminal(moved.To) ? state.ToTheOther : Audience.Local);
                return !adopts ? heard : moved.To switch
                {
                    Status.Accepted => ReferralPrivacy.DiscloseIfAgreed(heard, state, moment),
                    Status.EnteredInError => ReferralPrivacy.Close(heard, state, moment),
                    _ => heard,
                };
            case ReferralHeard told:
                return SaidBack(state, hear, told);
            case ReferralEscalated:
                return state.Escalated ? Decision.Nothing : Decision.Tell(new ReferralEscalationHeard(hear.From, hear.Position), Audience.Local);
            default:
                return Decision.Nothing;
        }
    }

    private static Decision AtTheRecipient(ReferralState state, Hear hear) => hear.Fact switch
    {
        ReferralMoved moved => Heard(state, hear, moved.To, moved, Mirror.RecipientAdopts(state.Status, moved.To), Audience.To(hear.From)),
        ReferralHeard told => SaidBack(state, hear, told),
        ReferralAligned aligned => Heard(state, hear, aligned.Status, new ReferralMoved(aligned.Status), false, Audience.Local),
        ReferralForgotten { AtThePersonsWish: true } when !state.Forgotten => ReferralPrivacy.Forget(state, true),
        // A copy that was forgotten points to no row again, however late the word comes.
        ReferralAnswered answered when !state.Forgotten && state.LastAnswer != answered.Answer => Answered(state, answered),
        // The same facts in this hub's own feed, so that its own state says what it may open.
        ReferralDisclosed disclosed when disclosed.To == state.Recipient && !Knows(state, disclosed) => Decision.Tell(disclosed, Audience.Local),
        ReferralDisclosureStopped stopped when state.Disclosures.Any(disclosure => (disclosure.To, disclosure.What, disclosure.StoppedAt) == (stopped.To, stopped.What, null)) =>
            Decision.Tell(stopped, Audience.Local),
        ReferralOutcomeGiven outcome when state.Helped != outcome.Helped => Decision.Tell(outcome, Audience.Local),
        _ => Decision.Nothing,
    };

    private static bool Knows(ReferralState state, ReferralDisclosed told) => state.Disclosures.Any(disclosure =>
        (disclosure.To, disclosure.What, disclosure.Purpose, disclosure.Until, disclosure.StoppedAt) == (told.To, told.What, told.Purpose, told.Until, null));

    private static Decision Answered(ReferralState state, ReferralAnswered answered)
    {
        var decision = Decision.Tell(answered, Audience.Local);
        return state.Status == Status.InfoRequested ? decision.And(new ReferralMoved(Status.InReview), state.ToTheOther) : decision;
    }

    private static Decision Heard(ReferralState state, Hear hear, Status told, ReferralMoved moved, bool adopted, Audience audience) =>
        Decision.Tell(new ReferralHeard(hear.From, hear.Position, told, adopted || told == state.Status, moved.Reason, moved.Question, state.Forgotten ? null : moved.Note, moved.On), audience);

    /// <summary>The other side says what it made of our word. Never answered in turn, or two hubs would thank each other for ever.</summary>
    private static Decision SaidBack(ReferralState state, Hear hear, ReferralHeard told) =>
        told.Adopted ? Heard(state, hear, told.Told, new ReferralMoved(told.Told), false, Audience.Local) : Decision.Nothing;

    /// <summary>The origin's copy is the one arbiter of a call: of two hubs that claim, the first heard takes the lease.</summary>
    private static Decision Claim(ReferralState state, HubId by, Moment moment)
    {
        var lease = WorkingDays.Deadline(moment.Now, state.Clocks.LeaseFor);
        var claimed = Decision.Tell(new CallClaimed(ReferralId.Parse(moment.Self.Key), by, lease), Audience.Hubs);
        return ReferralFiling.Leave(claimed, state.Dossier, state.Clocks, by, RouteReason.OpenCall, moment, lease);
    }
}
