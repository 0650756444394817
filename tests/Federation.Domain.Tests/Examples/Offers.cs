using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Privacy;
using Federation.Domain.Territories;
using Federation.Domain.Time;

namespace Federation.Domain.Tests.Examples;

/// <summary>An offer of an employer of Grenoble, at AURA, and the same post at Occitanie.</summary>
internal static class Offers
{
    public static readonly string Owner = Federation.Domain.Referrals.PrivateLink.Hash("employer");
    public static readonly Caller Employer = Caller.Employer(Owner);
    public static readonly OfferId Id = IdOf(1);
    public static readonly GrainId Self = Id.At(Some.Aura);
    public static readonly GrainId Elsewhere = IdOf(2).At(Some.Occitanie);
    public static readonly DateOnly Today = ParisTime.DateOf(Some.Now);

    /// <summary>Nothing to mend.</summary>
    public static readonly Posting Posting = new(
        "Travailleur·se pair·e", CanonicalTitle.PeerWorker, new Employer("CCAS de Grenoble", "ccas-de-grenoble", "73282932000074", "LAM"),
        new Place(DepartmentCode.Parse("38"), "Grenoble", "Près de la gare"), new Contract(ContractKind.Cdi), new Hours(WorkingTime.CandidatesChoice, 28, "Du lundi au vendredi"),
        new Pay(PayBasis.Amount, 1900.50m, 2100, PayPeriod.Month, "Grille de l’association", 421, "Reprise d’ancienneté"), CollectiveAgreement.Ccn51,
        "Une équipe de rue.\nDeux pairs y travaillent.", ["Aller vers les personnes à la rue", "Créer la confiance"], ["Travailler en équipe"], ["Permis B"],
        [new LanguageAsked("fr", LanguageRule.Required, LanguageLevel.B1), new LanguageAsked("prs", LanguageRule.Desired)], Licence.Desired, TrainingPosition.ToFollowInPost, FormerClients.Welcome,
        new HowToApply([WayToApply.Oral, WayToApply.Cv], false, "Un appel suffit"), "Rien de plus que votre envie de ce poste", [PublicMet.PeopleInTheStreet, PublicMet.Addictions], "personnes sans abri",
        [Commitment.AnotherPeerInTheTeam, Commitment.IntegrationReferent, Commitment.Supervision, Commitment.TeamPrepared, Commitment.DutyOfDiscretion, Commitment.NoStoryAsked],
        new Start(new DateOnly(2027, 1, 4)), 2, "Formation de médiateur de santé pair");

    public static OfferOutline Outline => OfferOutline.Of(Posting, Today);

    public static OfferId IdOf(int n) => OfferId.Parse($"0192f0aa-0000-7000-8000-{n:x12}");

    public static SaveOffer Save(int row = 20) => new(Owner, Some.Envelope(SealKind.Draft, row));

    public static ProposeOffer Propose(int row = 21) => new(Owner, Outline, Some.Envelope(SealKind.Proposal, row));

    public static PublishOffer Publish(int? read = 21) => new(Posting, Some.Envelope(SealKind.Application, 22), 60, read is { } row ? Some.Row(row) : null);

    public static SendBackOffer Back(int row = 23) => new([BackReason.PayMissing, BackReason.StoryAsked], Some.Envelope(SealKind.Remark, row));

    /// <summary>An employer's offer, wherever it stands, brought there by commands.</summary>
    public static OfferState At(OfferStatus status) => status switch
    {
        OfferStatus.Draft => Do(null, Save(), Caller.Visitor),
        OfferStatus.Proposed => Do(null, Propose(), Caller.Visitor),
        OfferStatus.SentBack => Do(At(OfferStatus.Proposed), Back(), Some.Grenoble),
        OfferStatus.Published => Do(At(OfferStatus.Proposed), Publish(), Some.Grenoble),
        OfferStatus.Filled => Do(At(OfferStatus.Published), new FillOffer(FilledHow.ThroughTheFederation), Employer),
        OfferStatus.Withdrawn => Do(At(OfferStatus.Published), new WithdrawOffer(WithdrawnWhy.PostCancelled), Employer),
        _ => At(OfferStatus.Published) is var shown ? Do(shown, new Ring(OfferClock.Expire, shown.Until!.Value), Caller.Clock, shown.Until) : null!,
    };

    public static Decision Decide(OfferState? state, Command command, Caller caller, DateTimeOffset? now = null, GrainId? self = null) =>
        Grain.Decide(self ?? Self, state, command, caller, now ?? Some.Now);

    public static OfferState Do(OfferState? state, Command command, Caller caller, DateTimeOffset? now = null, GrainId? self = null)
    {
        var decision = Decide(state, command, caller, now, self);
        Assert.True(decision.Refusal is null, $"{command.GetType().Name}: {decision.Refusal}");
        return (OfferState)Grain.Fold(self ?? Self, state, decision.Facts, now ?? Some.Now)!;
    }

    public static void Refuses(OfferState? state, Command command, Caller caller, string code, DateTimeOffset? now = null)
    {
        var decision = Decide(state, command, caller, now);
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.True(decision.WritesNothing);
    }

    /// <summary>A command that carries all that this status asks for.</summary>
    public static Command To(OfferStatus status, OfferState? from) => status switch
    {
        OfferStatus.Draft => Save(),
        OfferStatus.Proposed => Propose(31) with { Owner = from?.Owner ?? Owner },
        OfferStatus.SentBack => Back(33),
        OfferStatus.Published => Publish(null) with { Read = from?.Words?.Id, Contact = Some.Envelope(SealKind.Application, 32), Posting = Posting with { Title = "Autre titre, travail pair" } },
        OfferStatus.Filled => new FillOffer(FilledHow.NotSaid),
        OfferStatus.Withdrawn => new WithdrawOffer(WithdrawnWhy.Mistake),
        _ => new Ring(OfferClock.Expire, from?.Until ?? Some.Now),
    };

    public static IEnumerable<GatePoint> Points(Posting posting) => QualityGate.Check(posting, Today).Select(finding => finding.Point);
}
