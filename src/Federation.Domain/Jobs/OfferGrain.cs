using Federation.Domain.Grains;

namespace Federation.Domain.Jobs;

/// <summary>A job offer: written by an employer, published by one hub for all.</summary>
public static class OfferGrain
{
    public static Decision Decide(OfferState? state, Command command, Moment moment) => (state, command) switch
    {
        (_, SaveOffer save) => OfferProposing.Save(state, save, moment),
        (_, ProposeOffer propose) => OfferProposing.Propose(state, propose, moment),
        (_, PublishOffer publish) => OfferPublishing.Publish(state, publish, moment),
        (_, Hear hear) => OfferHearing.Hear(state, hear, moment),
        (null, _) => Refusal.UnknownGrain,
        ({ } known, SendBackOffer back) => OfferPublishing.SendBack(known, back, moment),
        ({ } known, RenewOffer renew) => OfferPublishing.Renew(known, renew, moment),
        ({ } known, FillOffer fill) => OfferEnding.Fill(known, fill, moment),
        ({ } known, WithdrawOffer withdraw) => OfferEnding.Withdraw(known, withdraw, moment),
        ({ } known, JoinOffer join) => OfferHearing.Join(known, join, moment),
        ({ } known, Ring ring) => OfferEnding.Ring(known, ring, moment),
        _ => Refusal.UnknownCommand,
    };

    /// <summary>What this caller is to this offer; null means nobody.</summary>
    public static OfferActor? ActorOf(OfferState state, Moment moment) => moment.Caller.Role switch
    {
        Role.Coordinator or Role.Administrator when moment.Caller.ActsFor(moment.Self.Hub) => OfferActor.Hub,
        Role.Employer when moment.Caller.Account.Length > 0 && moment.Caller.Account == state.Owner => OfferActor.Employer,
        _ => null,
    };

    internal static Refusal NotFrom(OfferStatus status) => Refusal.NoSuchTransition(Codes<OfferStatus>.Of(status));

    internal static OfferId IdOf(Moment moment) => OfferId.Parse(moment.Self.Key);
}
