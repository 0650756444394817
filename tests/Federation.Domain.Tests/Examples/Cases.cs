using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Domain.Territories;

namespace Federation.Domain.Tests.Examples;

/// <summary>One value at least of every type that is written or sent; a test fails when a type is missing.</summary>
internal static class Cases
{
    public static readonly System.Collections.Immutable.ImmutableArray<DiffusionRule> Diffusion =
        [new(DiffusionField.Region, DiffusionOperator.IsOneOf, ["84", "11"]), new(DiffusionField.Age, DiffusionOperator.AtMost, ["30"])];

    public static readonly PlatformState Platform = new(Hubs.Aura.Profile, new HubSettings(new Clocks(2, 8), [ReferralKind.StudyOrPress]), Some.Now);

    public static readonly StructureState Structure = new(
        new StructureProfile("Le Relais Ozanam", "association", "219", "Échirolles", DepartmentCode.Parse("38"), RegionCode.Parse("84"), ["personnes à la rue"], ["employer", "carrier"], true, "73282932000074", "exemple"), Some.Now);

    public static readonly Fact[] Facts =
    [
        new PlatformDescribed(Platform.Profile),
        new PlatformCapacityChanged(ServiceCode.Training, Capacity.Closed, new DateOnly(2027, 1, 4)),
        new PlatformSettingsChanged(Platform.Settings),
        new StructureDescribed(Structure.Profile),
        new ReferralFiled(Some.Dossier() with { Parent = Some.IdOf(9), Tried = [Some.Idf], Source = "exemple" }, Some.Proposal, Clocks.Default),
        new ReferralSent(Some.Occitanie, Some.Letter(Some.Now.AddDays(7))),
        new ReferralMirrored(Some.Letter(), Clocks.Default),
        new ReferralMoved(Status.InfoRequested, null, Question.Team, new SealRef(Some.Row(5), SealKind.Question)),
        new ReferralMoved(Status.Scheduled, On: new DateOnly(2026, 12, 1)),
        new ReferralHeard(Some.Occitanie, 12, Status.Declined, true, Reason.NoCapacity),
        new ReferralDisclosed(Some.Occitanie, SealKind.Contact, DisclosurePurpose.Danger, Some.Now.AddDays(1), "danger", DangerReason.DangerForThePerson),
        new ReferralDisclosureStopped(Some.Occitanie, SealKind.Story),
        new ReferralOpened(Some.Occitanie, SealKind.Contact, "toulouse"),
        new ReferralConsentChanged(Some.AnyHub with { Scope = ConsentScope.ThatHub, Hub = Some.Occitanie }),
        new ReferralAnswered(new SealRef(Some.Row(7), SealKind.Answer)),
        new ReferralReminded(ReferralClock.Read),
        new ReferralEscalated(),
        new ReferralEscalationHeard(Some.Occitanie, 3),
        new ReferralOutcomeGiven(Helped.Partly),
        new ReferralAligned(Status.Completed),
        new ReferralRerouted(Some.ChildId, Some.ChildCode, null, RouteReason.OpenCall, Some.Dossier(), Some.Proposal, Clocks.Default),
        new ReferralForgotten(true),
        new ReferralErasurePassedOn(Some.ChildId),
        new CallOpened(Some.Letter()),
        new CallClaimed(Some.Id, Some.Occitanie, Some.Now.AddDays(7)),
        new CallClosed(Some.Id),
        new CallHeard(Some.Letter()),
        new CallClaimAsked(Some.Id),
        new CallChanged(CallStatus.Taken, Some.Idf),
        new PlatformDiffusionChanged(Diffusion),
        new OfferSaved(Offers.Owner, new SealRef(Some.Row(20), SealKind.Draft)),
        new OfferProposed(Offers.Owner, Offers.Outline, new SealRef(Some.Row(21), SealKind.Proposal), OfferActor.Employer),
        new OfferSentBack([BackReason.PayMissing], new SealRef(Some.Row(23), SealKind.Remark)),
        new OfferPublished(Offers.Posting, 1, Some.Now.AddDays(60), true),
        new OfferContactKept(new SealRef(Some.Row(22), SealKind.Application)),
        new OfferRenewed(Some.Now.AddDays(90), OfferActor.Employer),
        new OfferReminded(OfferClock.Remind),
        new OfferEnded(Offers.Id, OfferStatus.Filled, OfferActor.Hub, FilledHow.Otherwise, null, Offers.Elsewhere, [Offers.Elsewhere]),
        new OfferJoined(Offers.IdOf(2), Offers.Self),
        new OfferLeft(Offers.IdOf(2), Offers.Self),
        new OfferSourceJoined(Offers.Elsewhere),
        new OfferOver(Offers.IdOf(2), Offers.Self, FilledHow.Otherwise),
        new OfferSourceLeft(Offers.Elsewhere),
        new OfferSourceFilled(Offers.Elsewhere),
        new SubscriptionAsked(AlertSubject.Offers, [AlertChannel.Live, AlertChannel.EmailDaily], Subscriptions.Link, Subscriptions.Subscriber, new SealRef(Some.Row(40), SealKind.Criteria), new SealRef(Some.Row(41), SealKind.Address)),
        new SubscriptionConfirmed(),
        new SubscriptionChannelsChanged([AlertChannel.Atom]),
        new SubscriptionRefined(new SealRef(Some.Row(42), SealKind.Criteria), 2),
        new SubscriptionPaused(),
        new SubscriptionResumed(),
        new SubscriptionReminded(SubscriptionClock.Remind),
        new SubscriptionKept(),
        new SubscriptionEnded(SubscriptionEnd.Lapsed, Subscriptions.Subscriber),
    ];

    public static readonly Command[] Commands =
    [
        new Ring(ReferralClock.Read, Some.Now),
        new DescribePlatform(Platform.Profile, Platform.Settings),
        new ChangeCapacity(ServiceCode.Training, Capacity.Closed, new DateOnly(2027, 1, 4)),
        new ChangeSettings(Platform.Settings),
        new DescribeStructure(Structure.Profile),
        Some.Filing(Some.Occitanie, true),
        new SendReferral(Some.Occitanie),
        new SendReferral(null),
        new MoveReferral(Status.InfoRequested, Question: Question.Other, Note: Some.Envelope(SealKind.Question, 5)),
        Some.Move(Status.Declined),
        new RerouteReferral(Some.ChildId, Some.ChildCode, null, Some.Proposal),
        new AnswerReferral(Some.Envelope(SealKind.Answer, 7)),
        new ChangeConsent(Some.AnyHub),
        new StopDisclosure(Some.Occitanie, SealKind.Contact),
        new OpenSealed(SealKind.Contact, DangerReason.DangerForSomebodyElse),
        new GiveOutcome(Helped.No),
        new AlignReferral(),
        new EraseReferral(),
        new ClaimCall(),
        new ChangeDiffusion(Diffusion),
        Offers.Save(),
        Offers.Propose(),
        Offers.Publish(),
        Offers.Back(),
        new RenewOffer(90),
        new FillOffer(FilledHow.ThroughTheFederation),
        new WithdrawOffer(WithdrawnWhy.PostCancelled),
        new JoinOffer(Offers.Elsewhere),
        new JoinOffer(null),
        Subscriptions.Ask(),
        Subscriptions.Ask(AlertChannel.Live, AlertChannel.Atom),
        new ConfirmSubscription(),
        new ChangeChannels([AlertChannel.EmailWeekly]),
        Subscriptions.Refine(),
        new PauseSubscription(),
        new ResumeSubscription(),
        new EndSubscription(SubscriptionEnd.Unsubscribed),
        .. Facts.Select(fact => new Hear(Some.Occitanie, 4, fact, fact is ReferralSent ? Clocks.Default : null)),
    ];

    public static readonly GrainState[] States =
    [
        Platform, Structure, Some.Origin(Status.InfoRequested), Some.Recipient(Status.Received), Some.Within(Status.Completed), Some.Calling(),
        new CallState(Some.Letter(), CallStatus.Taken, Some.Idf, Some.Now),
        .. Enum.GetValues<OfferStatus>().Select(Offers.At),
        Offers.Do(Offers.At(OfferStatus.Published), new JoinOffer(Offers.Elsewhere), Some.Grenoble),
        Offers.Do(Offers.At(OfferStatus.Published), Offers.Propose(25), Offers.Employer),
        Offers.At(OfferStatus.Published) with { Sources = [Offers.Elsewhere] },
        .. Enum.GetValues<SubscriptionStatus>().Select(Subscriptions.At),
    ];
}
