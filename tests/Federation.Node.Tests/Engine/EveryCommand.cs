using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Engine;

/// <summary>A short story in which every command is accepted once, in an order that makes sense.</summary>
public static class EveryCommand
{
    private static readonly HubId Aura = HubId.Parse("aura");
    private static readonly HubId Bretagne = HubId.Parse("bretagne");
    private static readonly Caller Coordinator = Caller.Coordinator(Aura, "account-1");

    public static IReadOnlyList<Asked> Story(DateTimeOffset now)
    {
        var random = Seeds.Of(7);
        var story = new List<Asked>();
        var (answered, declined, called, heard, drafted) = (Next(), Next(), Next(), Next(), Next());
        SealedEnvelope[] sealedRows = [Samples.Envelope(random, now, SealKind.Contact), Samples.Envelope(random, now, SealKind.Story)];

        Add(GrainId.Platform(Aura), Samples.Platform(), Caller.Operator);
        Add(GrainId.Platform(Aura), new ChangeCapacity(ServiceCode.Training, Capacity.WaitingList, null), Coordinator);
        Add(GrainId.Platform(Aura), new ChangeSettings(new HubSettings(Clocks.Default with { ReadWithin = 2 }, [ReferralKind.FindTraining])), Caller.Administrator(Aura, "account-2"));
        Add(Samples.StructureAt(Aura, "s-1"), Samples.Structure("Établissement exemple"), Coordinator);

        Add(answered.At(Aura), Real(Samples.Referral(random, now, true, Aura, sealedRows)), Caller.Visitor);
        Add(answered.At(Aura), new MoveReferral(Status.InfoRequested, Question: Question.Dates, Note: Samples.Envelope(random, now, SealKind.Question)), Coordinator);
        Add(answered.At(Aura), new AnswerReferral(Samples.Envelope(random, now, SealKind.Answer)), Caller.Person);
        Add(answered.At(Aura), new MoveReferral(Status.Accepted), Coordinator);
        Add(answered.At(Aura), new OpenSealed(SealKind.Story), Coordinator);
        Add(answered.At(Aura), new StopDisclosure(Aura, SealKind.Contact), Caller.Person);
        Add(answered.At(Aura), new ChangeConsent(new Consent(ConsentScope.ThatHub, Aura, now.AddDays(10), "2026-01")), Caller.Person);
        Add(answered.At(Aura), new GiveOutcome(Helped.Partly), Caller.Person);
        Add(answered.At(Aura), new EraseReferral(), Caller.Person);

        Add(declined.At(Aura), Real(Samples.Referral(random, now, true, Aura)), Caller.Visitor);
        Add(declined.At(Aura), new MoveReferral(Status.Declined, Reason.NoCapacity), Coordinator);
        Add(declined.At(Aura), new RerouteReferral(Next(), random.NextShortCode(), null, [new RouteOption(null, RouteReason.OpenCall)]), Coordinator);

        Add(called.At(Aura), Real(Samples.Referral(random, now, true)), Caller.Visitor);
        Add(called.At(Aura), new Hear(Bretagne, 1, new CallClaimAsked(called)), Caller.OtherHub(Bretagne));
        Add(called.At(Aura), new MoveReferral(Status.Withdrawn, Reason.ChangedMind), Caller.Person);

        // Two ends that crossed: the hub completed what the person had withdrawn, and the origin takes that over.
        Add(called.At(Aura), new Hear(Bretagne, 2, new ReferralMoved(Status.Completed)), Caller.OtherHub(Bretagne));
        Add(called.At(Aura), new AlignReferral(), Coordinator);

        var call = (FileReferral)Samples.Referral(random, now, true);
        Add(heard.CallAt(Aura), new Hear(Bretagne, 3, new CallOpened(new Letter(Bretagne, heard, call.Dossier.Need, call.Dossier.ShortCode, now, false, false, RouteReason.OpenCall, null, null))), Caller.OtherHub(Bretagne));
        Add(heard.CallAt(Aura), new ClaimCall(), Coordinator);

        // Long ago, as an import files it: its bell is due.
        Add(drafted.At(Aura), Samples.Referral(random, now), Caller.Operator);
        Add(drafted.At(Aura), new SendReferral(null), Coordinator);
        var (offer, elsewhere, mistaken) = (random.NextOfferId(now), random.NextOfferId(now), random.NextOfferId(now));
        var proposal = OfferSamples.Propose(random, now);
        Add(GrainId.Platform(Aura), new ChangeDiffusion([new DiffusionRule(DiffusionField.Region, DiffusionOperator.IsOneOf, ["84"])]), Caller.Administrator(Aura, "account-2"));
        Add(offer.At(Aura), new SaveOffer(OfferSamples.Owner, Samples.Envelope(random, now, SealKind.Draft)), Caller.Visitor);
        Add(offer.At(Aura), OfferSamples.Propose(random, now), OfferSamples.Employer);
        Add(offer.At(Aura), new SendBackOffer([BackReason.PayMissing], Samples.Envelope(random, now, SealKind.Remark)), Coordinator);
        Add(offer.At(Aura), proposal, OfferSamples.Employer);
        Add(offer.At(Aura), new PublishOffer(OfferSamples.Posting(), Samples.Envelope(random, now, SealKind.Application), null, proposal.Words.Id), Coordinator);
        Add(offer.At(Aura), new RenewOffer(90), OfferSamples.Employer);
        Add(offer.At(Aura), new JoinOffer(elsewhere.At(Bretagne)), Coordinator);
        Add(offer.At(Aura), new Hear(Bretagne, 4, new OfferJoined(elsewhere, offer.At(Aura))), Caller.OtherHub(Bretagne));
        Add(offer.At(Aura), new FillOffer(FilledHow.ThroughTheFederation), OfferSamples.Employer);
        Add(mistaken.At(Aura), OfferSamples.Propose(random, now), Caller.Visitor);
        Add(mistaken.At(Aura), new WithdrawOffer(WithdrawnWhy.Mistake), OfferSamples.Employer);
        var alert = random.NextSubscriptionId(now).At(Aura);
        Add(alert, SubscriptionSamples.Ask(random, now, null, AlertChannel.Live, AlertChannel.EmailDaily), Caller.Visitor);
        Add(alert, new ConfirmSubscription(), SubscriptionSamples.Person);
        Add(alert, new ChangeChannels([AlertChannel.EmailWeekly]), SubscriptionSamples.Person);
        Add(alert, new RefineSubscription(Samples.Envelope(random, now, SealKind.Criteria)), SubscriptionSamples.Person);
        Add(alert, new PauseSubscription(), SubscriptionSamples.Person);
        Add(alert, new ResumeSubscription(), SubscriptionSamples.Person);
        Add(alert, new EndSubscription(SubscriptionEnd.Unsubscribed), SubscriptionSamples.Person);
        foreach (var (grain, command, caller) in TrainingSamples.Story(random, now, Aura, Bretagne))
        {
            Add(grain, command, caller);
        }

        return story;

        // The samples say that they are examples, which a visitor cannot.
        static FileReferral Real(FileReferral file) => file with { Dossier = file.Dossier with { Source = null } };

        ReferralId Next() => random.NextReferralId(now);

        void Add(GrainId grain, Command command, Caller caller) => story.Add(new Asked(grain, command, caller, $"story-{story.Count}"));
    }
}
