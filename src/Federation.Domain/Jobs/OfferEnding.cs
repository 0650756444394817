using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>How an offer ends, and what time does to it. Every end erases what was sealed.</summary>
public static class OfferEnding
{
    public static Decision Fill(OfferState state, FillOffer fill, Moment moment)
    {
        if (OfferGrain.ActorOf(state, moment) is not { } actor)
        {
            return Refusal.NotAllowed;
        }

        return !Enum.IsDefined(fill.How) ? Refusal.InvalidField("how")
            : state.Status == OfferStatus.Filled ? Decision.Nothing
            : !OfferTransitions.Allows(state.Status, OfferStatus.Filled, actor) ? OfferGrain.NotFrom(state.Status)
            : End(state, OfferStatus.Filled, actor, moment, fill.How);
    }

    public static Decision Withdraw(OfferState state, WithdrawOffer withdraw, Moment moment)
    {
        if (OfferGrain.ActorOf(state, moment) is not { } actor)
        {
            return Refusal.NotAllowed;
        }

        // An employer's unfinished form is theirs to throw away, or the clock's.
        if (actor == OfferActor.Hub && state.Status == OfferStatus.Draft && state.Owner.Length > 0)
        {
            return Refusal.NotAllowed;
        }

        return !WithdrawnReasons.For(actor).Contains(withdraw.Why) ? Refusal.InvalidField("why")
            : state.Status == OfferStatus.Withdrawn ? Decision.Nothing
            : !OfferTransitions.Allows(state.Status, OfferStatus.Withdrawn, actor) ? OfferGrain.NotFrom(state.Status)
            : End(state, OfferStatus.Withdrawn, actor, moment, why: withdraw.Why);
    }

    public static Decision Ring(OfferState state, Ring ring, Moment moment)
    {
        if (moment.Caller.Role != Role.Clock)
        {
            return Refusal.NotAllowed;
        }

        // The state says which bells are set and for when; one that was moved meanwhile is not ours any more.
        if (!state.Deadlines().Any(deadline => deadline.Name == ring.Name && deadline.Due <= moment.Now))
        {
            return Decision.Nothing;
        }

        return ring.Name switch
        {
            OfferClock.Remind => Decision.Tell(new OfferReminded(ring.Name), Audience.Local),
            OfferClock.Expire => End(state, OfferStatus.Expired, OfferActor.Clock, moment),
            _ => End(state, OfferStatus.Withdrawn, OfferActor.Clock, moment, why: state.Status == OfferStatus.Proposed ? WithdrawnWhy.NobodyAnswered : WithdrawnWhy.Abandoned),
        };
    }

    internal static Decision End(OfferState state, OfferStatus status, OfferActor by, Moment moment, FilledHow? how = null, WithdrawnWhy? why = null)
    {
        var id = OfferGrain.IdOf(moment);
        var decision = Decision.Tell(new OfferEnded(id, status, by, how, why, state.Lead, state.Sources), state.Told);
        foreach (var source in state.Sources)
        {
            decision = decision.And(new OfferOver(id, source, status == OfferStatus.Filled ? how ?? FilledHow.NotSaid : null), Audience.To(source.Hub));
        }

        return decision with { Erasures = [.. state.Seals.Select(seal => seal.Id)] };
    }
}
