using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Testing.Domain;

/// <summary>Plausible offers, all invented.</summary>
public static class OfferSamples
{
    public static readonly string Owner = PrivateLink.Hash("employer");

    public static readonly Caller Employer = Caller.Employer(Owner);

    public static Posting Posting(string title = "Travailleur·euse pair·e", string department = "38") => new(
        title, CanonicalTitle.PeerWorker, new Employer("Association exemple"), new Place(DepartmentCode.Parse(department), "Grenoble"), new Contract(ContractKind.Cdi),
        new Hours(WorkingTime.Part, 28), new Pay(PayBasis.Amount, 1700, null, PayPeriod.Month), CollectiveAgreement.Ccn66, "Une équipe de rue.\nDeux pairs y travaillent.",
        ["Aller vers les personnes à la rue"], ["Travailler en équipe"], [], [], Licence.NotStated, TrainingPosition.ToFollowInPost, FormerClients.Welcome,
        new HowToApply([WayToApply.Oral, WayToApply.Cv]), null, [PublicMet.PeopleInTheStreet], null, [Commitment.IntegrationReferent], new Start(null, true));

    public static OfferOutline Outline(DateTimeOffset now) => OfferOutline.Of(Posting(), ParisTime.DateOf(now));

    public static OfferId NextOfferId(this Random random, DateTimeOffset at) => OfferId.Of(random.NextGuid(at));

    public static ProposeOffer Propose(Random random, DateTimeOffset now, string? owner = null) =>
        new(owner ?? Owner, Outline(now), Samples.Envelope(random, now, SealKind.Proposal, 900));

    /// <summary>Drawn for an offer that may be anywhere in its life: most are accepted, some are refused.</summary>
    public static (Command Command, Caller Caller) Any(Random random, DateTimeOffset now, GrainId offer, OfferState? state, ImmutableArray<GrainId> others)
    {
        var hub = Caller.Coordinator(offer.Hub, "account-1");
        return random.Next(12) switch
        {
            0 => (new SaveOffer(Owner, Samples.Envelope(random, now, SealKind.Draft)), Employer),
            1 => (Propose(random, now), Employer),
            2 or 3 or 4 => (new PublishOffer(
                Posting($"Pair·e « {random.Next(1000)} » é😀", random.Pick(["38", "2A", "976"])), random.Chance(0.8) ? Samples.Envelope(random, now, SealKind.Application) : null,
                random.Chance(0.5) ? random.Next(7, 181) : null, state?.Words?.Id), hub),
            5 => (new SendBackOffer([random.Pick(Enum.GetValues<BackReason>())], random.Chance(0.5) ? Samples.Envelope(random, now, SealKind.Remark) : null), hub),
            6 => (new RenewOffer(random.Next(7, 181)), random.Chance(0.5) ? hub : Employer),
            7 when random.Chance(0.3) => (new FillOffer(random.Pick(Enum.GetValues<FilledHow>())), random.Chance(0.5) ? hub : Employer),
            8 when random.Chance(0.3) => (new WithdrawOffer(random.Pick(WithdrawnReasons.For(OfferActor.Employer))), random.Chance(0.5) ? hub : Employer),
            9 or 10 when others.Length > 0 => (new JoinOffer(random.Chance(0.2) ? null : random.Pick(others)), hub),
            _ => (new Ring(random.Pick([OfferClock.Remind, OfferClock.Expire, OfferClock.Abandon]), now), Caller.Clock),
        };
    }
}
