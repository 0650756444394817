using Federation.Domain.Alerts;
using Federation.Domain.Calls;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Structures;
using Federation.Domain.Tests.Examples;
using Federation.Domain.Territories;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Grains;

/// <summary>
/// Who may give which command, every cell of it: each role, for the grain's own hub and for another. What is not written here is refused.
/// The table says who is heard at all; whether the moment allows it is another test's.
/// </summary>
public sealed class RoleMatrixTests
{
    /// <summary>Columns: <c>own</c> acts for the hub of the grain, <c>other</c> for the other hub of the pair, <c>any</c> either.</summary>
    private const string Expected = """
        describe-platform        platform  : operator any
        change-capacity          platform  : coordinator own, administrator own
        change-settings          platform  : administrator own
        describe-structure       structure : operator any, coordinator own, administrator own
        file-referral            nothing   : visitor any, operator any
        file-referral child      nothing   : operator any, hub own
        send-referral            draft     : coordinator own, administrator own
        move-referral accept     recipient : coordinator own, administrator own
        move-referral withdraw   origin    : person any
        move-referral withdraw   recipient :
        move-referral error      origin    : coordinator own, administrator own
        move-referral error      recipient : coordinator own, administrator own
        reroute-referral         declined  : coordinator own, administrator own
        reroute-referral         recipient-declined :
        answer-referral          asked     : person any
        answer-referral          recipient-asked :
        change-consent           origin    : person any
        change-consent           recipient :
        stop-disclosure          origin    : person any
        stop-disclosure          recipient :
        open-sealed story        origin    : coordinator any, administrator any
        open-sealed contact      accepted  : coordinator other, administrator other
        open-sealed story        recipient :
        open-sealed danger       origin    : coordinator any, administrator any
        give-outcome             accepted  : person any
        give-outcome             recipient :
        align-referral           differing : coordinator own, administrator own
        align-referral           recipient :
        erase-referral           origin    : person any
        erase-referral           recipient :
        claim-call               call      : coordinator own, administrator own
        change-diffusion         platform  : administrator own
        save-offer               nowhere   : visitor any
        save-offer owned         nowhere   : visitor any, employer any
        save-offer hubs          nowhere   : coordinator own, administrator own
        save-offer               offer-draft : employer any
        propose-offer            nowhere   : visitor any
        propose-offer            offer-draft : employer any, coordinator own, administrator own
        propose-offer            offer-published : employer any
        publish-offer            offer-proposed : coordinator own, administrator own
        publish-offer example    nowhere   : operator any
        send-back-offer          offer-proposed : coordinator own, administrator own
        renew-offer              offer-published : employer any, coordinator own, administrator own
        fill-offer               offer-published : employer any, coordinator own, administrator own
        withdraw-offer           offer-published : employer any, coordinator own, administrator own
        withdraw-offer           offer-draft : employer any
        join-offer               offer-published : coordinator own, administrator own
        ask-subscription         unasked   : visitor any
        confirm-subscription     alert-asked : person any
        change-channels          alert-confirmed : person any
        refine-subscription      alert-confirmed : person any
        pause-subscription       alert-confirmed : person any
        resume-subscription      alert-paused : person any
        confirm-subscription     alert-confirmed : person any
        end-subscription         alert-confirmed : person any
        end-subscription undeliverable alert-asked : operator any
        describe-trainer         trainer   : coordinator own, administrator own
        describe-trainer         no-trainer : operator any, coordinator own, administrator own
        open-calendar            trainer   : person any, coordinator own, administrator own
        answer-hold              held      : person any, coordinator own, administrator own
        cancel-hold              booked    : person any, coordinator own, administrator own
        retire-trainer           trainer   : person any, coordinator own, administrator own
        answer-pair              pair-asked : person any, coordinator own, administrator own
        ask-booking              no-booking : coordinator own, administrator own
        withdraw-booking         booking   : coordinator own, administrator own
        replace-trainer          at-risk   : coordinator own, administrator own
        form-pair                no-pair   : coordinator own, administrator own
        dissolve-pair            pair      : coordinator own, administrator own
        describe-course          course    : operator any, coordinator own, administrator own
        plan-session             session   : coordinator own, administrator own
        plan-session example     no-session : operator any
        move-door                session   : coordinator own, administrator own
        confirm-session          session   : coordinator own, administrator own
        postpone-session         session   : coordinator own, administrator own
        cancel-session           session   : coordinator own, administrator own
        count-attendance         session-done : coordinator own, administrator own
        register-for-session     session   : visitor any, coordinator own, administrator own
        leave-session            session   : person any, coordinator own, administrator own
        take-place               session   : person any, coordinator own, administrator own
        open-registration        session   : coordinator own, administrator own
        describe-collective      collective : operator any, coordinator own, administrator own
        plan-meeting             collective : coordinator own, administrator own
        cancel-meeting           collective : coordinator own, administrator own
        count-meeting            collective-met : coordinator own, administrator own
        hear asked               trainer   : hub any
        hear granted             booking   : hub other
        hear answered            pair      : hub other
        hear team                session   : hub own
        ring                     trainer   : clock any
        ring                     booking   : clock any
        ring                     pair      : clock any
        ring                     session   : clock any
        hear                     origin    : hub other
        hear                     recipient : hub other
        hear                     call      : hub other
        hear joined              offer-published : hub other
        ring                     origin    : clock any
        ring                     recipient : clock any
        ring                     offer-published : clock any
        ring                     alert-confirmed : clock any
        """;

    [Fact]
    public void Every_cell_is_as_written_and_the_rest_is_refused()
    {
        foreach (var line in Expected.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(':', StringSplitOptions.TrimEntries);
            var words = parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (command, where) = (string.Join(' ', words[..^1]), words[^1]);
            var may = parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var (role, own) in from a in Enum.GetValues<Role>() from b in (bool[])[true, false] select (a, b))
            {
                var (grain, state) = Where(where);
                var other = grain.Hub == Some.Aura ? Some.Occitanie : Some.Aura;
                var caller = new Caller(role, own ? grain.Hub : other, "account");
                var decision = Grain.Decide(grain, state, Of(command, where, own ? grain.Hub : other), caller, Some.Now);
                var expected = may.Contains($"{Codes<Role>.Of(role)} any") || may.Contains($"{Codes<Role>.Of(role)} {(own ? "own" : "other")}");
                Assert.True(expected == decision.Refusal is null, $"{line}\n{role} {(own ? "own" : "other")}: {decision.Refusal?.ToString() ?? "accepted"}");
                // A coordinator of this copy who asks for the person's line is somebody, and is told that the table has no such line for them.
                Assert.True(expected || decision.Refusal is { Kind: RefusalKind.Forbidden } || (words[0] is "move-referral" or "propose-offer" && decision.Refusal is { Code: "no-such-transition" }), $"{line}\n{role}: {decision.Refusal}");
                Assert.True(expected || decision.WritesNothing);
            }
        }
    }

    [Fact]
    public void Every_command_stands_in_the_matrix()
    {
        var named = Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' ')[0]).ToHashSet();
        Assert.Equal(DomainJson.Commands.Names.Order(), named.Order());
    }

    [Fact]
    public void A_hub_that_is_neither_of_the_pair_opens_nothing_and_says_nothing()
    {
        var third = Some.Idf;
        var accepted = Some.Origin(Status.Accepted);
        foreach (var what in Enum.GetValues<SealKind>())
        {
            accepted.Refuses(new OpenSealed(what), Caller.Coordinator(third, "x"), "not-allowed");
            accepted.Refuses(new OpenSealed(what, DangerReason.DangerForThePerson), Caller.Administrator(third, "x"), "not-allowed");
        }

        accepted.Ignores(new Hear(third, 99, new ReferralMoved(Status.Completed)), Caller.OtherHub(third));
        Some.Recipient(Status.Received).Ignores(new Hear(third, 99, new ReferralMoved(Status.Withdrawn, Reason.PersonOther)), Caller.OtherHub(third));
        accepted.Refuses(new Hear(Some.Occitanie, 99, new ReferralMoved(Status.Completed)), Caller.OtherHub(third), "not-allowed");
        accepted.Refuses(new Hear(default, 99, new CallClaimAsked(Some.Id)), Caller.OtherHub(default), "not-allowed");
    }

    [Theory]
    [InlineData(GrainKind.Platform)]
    [InlineData(GrainKind.Structure)]
    [InlineData(GrainKind.Referral)]
    [InlineData(GrainKind.Call)]
    [InlineData(GrainKind.Offer)]
    [InlineData(GrainKind.Subscription)]
    [InlineData(GrainKind.Trainer)]
    [InlineData(GrainKind.Booking)]
    [InlineData(GrainKind.Pair)]
    [InlineData(GrainKind.Course)]
    [InlineData(GrainKind.Session)]
    [InlineData(GrainKind.Collective)]
    public void A_command_of_another_kind_of_grain_is_refused(GrainKind kind)
    {
        var state = Where(kind switch { GrainKind.Platform => "platform", GrainKind.Structure => "structure", GrainKind.Referral => "origin", GrainKind.Offer => "offer-published", GrainKind.Subscription => "alert-confirmed", GrainKind.Trainer => "trainer", GrainKind.Booking => "booking", GrainKind.Pair => "pair", GrainKind.Course => "course", GrainKind.Session => "session", GrainKind.Collective => "collective", _ => "call" });
        foreach (var command in Cases.Commands.Where(command => !Belongs(command, kind)))
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                Assert.NotNull(Grain.Decide(state.Grain, state.State, command, new Caller(role, Some.Aura, "x"), Some.Now).Refusal);
            }
        }
    }

    private static bool Belongs(Command command, GrainKind kind) => kind switch
    {
        GrainKind.Platform => command is DescribePlatform or ChangeCapacity or ChangeSettings or ChangeDiffusion,
        GrainKind.Offer => IsOfOffers(command) || command is Hear or Ring,
        GrainKind.Subscription => IsOfAlerts(command) || command is Ring,
        GrainKind.Structure => command is DescribeStructure,
        GrainKind.Call => command is ClaimCall or Hear,
        GrainKind.Trainer => command is DescribeTrainer or OpenCalendarTo or AnswerHold or CancelHold or RetireTrainer or AnswerPair or Hear or Ring,
        GrainKind.Booking => command is AskBooking or WithdrawBooking or ReplaceTrainer or Hear or Ring,
        GrainKind.Pair => command is FormPair or DissolvePair or Hear or Ring,
        GrainKind.Course => command is DescribeCourse,
        GrainKind.Collective => command is DescribeCollective or PlanMeeting or CancelMeeting or CountMeeting,
        GrainKind.Session => command is PlanSession or MoveDoor or ConfirmSession or PostponeSession or CancelSession or CountAttendance or RegisterForSession or LeaveSession or TakePlace or OpenRegistration or Hear or Ring,
        _ => command is not (DescribePlatform or ChangeCapacity or ChangeSettings or ChangeDiffusion or DescribeStructure or ClaimCall) && !IsOfOffers(command) && !IsOfAlerts(command) && command.GetType().Namespace != typeof(DescribeCourse).Namespace,
    };

    private static bool IsOfAlerts(Command command) => command.GetType().Namespace == typeof(AskSubscription).Namespace;

    private static bool IsOfOffers(Command command) => command.GetType().Namespace == typeof(SaveOffer).Namespace;

    private static (GrainId Grain, GrainState? State) Where(string where) => where switch
    {
        "platform" => (GrainId.Platform(Some.Aura), Cases.Platform),
        "structure" => (new GrainId(Some.Aura, GrainKind.Structure, "relais"), Cases.Structure),
        "call" => (Some.Id.CallAt(Some.Occitanie), new CallState(Some.Letter(), CallStatus.Open, null, Some.Now)),
        "nothing" => (Some.Id.At(Some.Aura), null),
        "nowhere" => (Offers.Self, null),
        "unasked" => (Subscriptions.Self, null),
        "alert-asked" => (Subscriptions.Self, Subscriptions.At(SubscriptionStatus.Asked) with { Link = "account" }),
        "alert-confirmed" => (Subscriptions.Self, Subscriptions.At(SubscriptionStatus.Confirmed) with { Link = "account" }),
        "alert-paused" => (Subscriptions.Self, Subscriptions.At(SubscriptionStatus.Paused) with { Link = "account" }),
        "offer-draft" => (Offers.Self, Offers.At(OfferStatus.Draft) with { Owner = "account" }),
        "offer-proposed" => (Offers.Self, Offers.At(OfferStatus.Proposed) with { Owner = "account" }),
        "offer-published" => (Offers.Self, Offers.At(OfferStatus.Published) with { Owner = "account" }),
        "no-trainer" => (Trainings.Peer, null),
        "trainer" => (Trainings.Peer, Trainings.Trainer() with { Owner = "account" }),
        "held" => (Trainings.Peer, Trainings.Trainer(HoldStatus.Held) with { Owner = "account" }),
        "booked" => (Trainings.Peer, Trainings.Trainer(HoldStatus.Booked) with { Owner = "account" }),
        "pair-asked" => (Trainings.Peer, Trainings.Trainer() with { Owner = "account", Pairs = [new PairOf(Trainings.Pair)] }),
        "no-booking" => (Trainings.Booking, null),
        "booking" => (Trainings.Booking, Trainings.BookingAt(BookingStatus.Asked)),
        "at-risk" => (Trainings.Booking, Trainings.BookingAt(BookingStatus.AtRisk)),
        "no-pair" => (Trainings.Pair, null),
        "pair" => (Trainings.Pair, Trainings.PairAt(PairStatus.Proposed)),
        "course" => (Trainings.Course, null),
        "no-session" => (Trainings.Session, null),
        "session" => (Trainings.Session, WithPlaces(Trainings.Team(Trainings.SessionAt(SessionStatus.Planned), BookingStatus.Confirmed))),
        "session-done" => (Trainings.Session, Trainings.SessionAt(SessionStatus.Done) with { Plan = Trainings.Plan with { Days = [new SessionDay(new DateOnly(2026, 11, 2), new TimeOnly(9, 0), new TimeOnly(17, 0))] } }),
        "collective" => (Groups.Self, Groups.State),
        "collective-met" => (Groups.Self, Groups.State with { Meetings = [new Meeting(Groups.Meeting with { Times = [new MeetingTime(new DateOnly(2026, 11, 2), new TimeOnly(9, 0), new TimeOnly(17, 0))] }, 0)] }),
        "draft" => At(Some.Origin(Status.Draft)),
        "declined" => At(Some.Origin(Status.Declined)),
        "recipient-declined" => At(Some.Recipient(Status.Declined)),
        "asked" => At(Some.Origin(Status.InfoRequested)),
        "recipient-asked" => At(Some.Recipient(Status.InfoRequested)),
        "accepted" => At(Some.Origin(Status.Accepted) with { Disclosures = [new Disclosure(SealKind.Contact, Some.Occitanie, DisclosurePurpose.AnswerTheRequest, Some.Now, Some.AnyHub.Until, "2026-11")] }),
        "differing" => At(Some.Origin(Status.Withdrawn) with { OtherHolds = Status.Completed }),
        "origin" => At(Some.Origin(Status.Received)),
        _ => At(Some.Recipient(Status.Received)),
    };

    private static SessionState WithPlaces(SessionState state) => state with { Registrations = [.. state.Registrations.Select(one => one with { Owner = "account" })] };

    private static (GrainId, GrainState) At(ReferralState state) => (Ask.Self(state), state);

    private static Command Of(string command, string where, HubId from) => command switch
    {
        "describe-platform" => new DescribePlatform(Cases.Platform.Profile with { ShortName = "Alpes" }, HubSettings.Default),
        "change-capacity" => new ChangeCapacity(ServiceCode.EmployerSupport, Capacity.Limited, null),
        "change-settings" => new ChangeSettings(new HubSettings(Clocks.Default with { ReadWithin = 5 }, [])),
        "describe-structure" => new DescribeStructure(Cases.Structure.Profile with { Commune = "Lyon" }),
        "file-referral" => Some.Filing(),
        "file-referral child" => Some.Filing() with { Dossier = Some.Dossier() with { Parent = Some.IdOf(9), Seals = [] }, Envelopes = [] } is var child ? child with { Dossier = child.Dossier with { Consent = Consent.Nobody } } : null!,
        "send-referral" => new SendReferral(Some.Occitanie),
        "move-referral accept" => Some.Move(Status.Accepted),
        "move-referral withdraw" => Some.Move(Status.Withdrawn),
        "move-referral error" => Some.Move(Status.EnteredInError),
        "reroute-referral" => new RerouteReferral(Some.ChildId, Some.ChildCode, null, Some.Proposal),
        "answer-referral" => new AnswerReferral(Some.Envelope(SealKind.Answer, 7)),
        "change-consent" => new ChangeConsent(Consent.Nobody),
        "stop-disclosure" => new StopDisclosure(Some.Occitanie, SealKind.Story),
        "open-sealed story" => new OpenSealed(SealKind.Story),
        "open-sealed contact" => new OpenSealed(SealKind.Contact),
        "open-sealed danger" => new OpenSealed(SealKind.Contact, DangerReason.DangerForSomebodyElse),
        "give-outcome" => new GiveOutcome(Helped.Yes),
        "align-referral" => new AlignReferral(),
        "erase-referral" => new EraseReferral(),
        "claim-call" => new ClaimCall(),
        "change-diffusion" => new ChangeDiffusion(Cases.Diffusion),
        "save-offer" => Offers.Save(30) with { Owner = where == "nowhere" ? "somebody" : "account" },
        "save-offer owned" => Offers.Save(30) with { Owner = "account" },
        "save-offer hubs" => Offers.Save(30) with { Owner = "" },
        "propose-offer" => Offers.Propose(31) with { Owner = where == "nowhere" ? "somebody" : "account" },
        "publish-offer" => Offers.Publish(),
        "publish-offer example" => Offers.Publish(null) with { Posting = Offers.Posting with { Source = "document, ligne 1" }, Contact = null },
        "send-back-offer" => Offers.Back(),
        "renew-offer" => new RenewOffer(90),
        "fill-offer" => new FillOffer(FilledHow.NotSaid),
        "withdraw-offer" => new WithdrawOffer(WithdrawnWhy.Mistake),
        "join-offer" => new JoinOffer(Offers.Elsewhere),
        "ask-subscription" => Subscriptions.Ask(),
        "confirm-subscription" => new ConfirmSubscription(),
        "change-channels" => new ChangeChannels([AlertChannel.EmailWeekly]),
        "refine-subscription" => Subscriptions.Refine(),
        "pause-subscription" => new PauseSubscription(),
        "resume-subscription" => new ResumeSubscription(),
        "end-subscription" => new EndSubscription(SubscriptionEnd.Unsubscribed),
        "end-subscription undeliverable" => new EndSubscription(SubscriptionEnd.Undeliverable),
        "describe-trainer" => Trainings.Describe() with { Profile = Trainings.Profile with { Everywhere = true } },
        "open-calendar" => new OpenCalendarTo(OpenCalendar.Empty),
        "answer-hold" => new AnswerHold(Trainings.First, true),
        "cancel-hold" => new CancelHold(Trainings.First),
        "retire-trainer" => new RetireTrainer(),
        "answer-pair" => new AnswerPair(Trainings.Pair, true),
        "ask-booking" => new AskBooking(Trainings.Slots, Trainings.Both),
        "withdraw-booking" => new WithdrawBooking(),
        "replace-trainer" => new ReplaceTrainer(1, TrainerId.Parse("0192f0bb-0000-7000-8000-000000000009").At(Some.Bretagne)),
        "form-pair" => new FormPair(Trainings.Both, [TrainingTheme.Recovery]),
        "dissolve-pair" => new DissolvePair(),
        "describe-course" => new DescribeCourse(Trainings.Catalogue),
        "plan-session" => new PlanSession(Trainings.Plan with { Places = 9 }),
        "plan-session example" => new PlanSession(Trainings.Plan with { Source = "document, ligne 1" }),
        "move-door" => new MoveDoor(RegistrationDoor.Closed),
        "confirm-session" => new ConfirmSession(),
        "postpone-session" => new PostponeSession(),
        "cancel-session" => new CancelSession(SessionEndedWhy.Other),
        "count-attendance" => new CountAttendance(9),
        "register-for-session" => Trainings.Register(58),
        "leave-session" => new LeaveSession(Trainings.Place),
        "take-place" => new TakePlace(Trainings.Place),
        "open-registration" => new OpenRegistration(Trainings.Place),
        "describe-collective" => new DescribeCollective(Groups.Profile with { Commune = "Lyon" }),
        "plan-meeting" => new PlanMeeting(Groups.Meeting with { Seats = 20 }),
        "cancel-meeting" => new CancelMeeting(Groups.Meeting.Key),
        "count-meeting" => new CountMeeting(Groups.Meeting.Key, 9),
        "hear asked" => new Hear(from, 5, new HoldAsked(new HoldRef(Trainings.Booking with { Hub = from }, 1), Trainings.Peer, TrainerRole.Peer, Trainings.Slots, Trainings.Lease)),
        "hear granted" => new Hear(from, 5, new HoldGranted(Trainings.First, Trainings.Slots, Trainings.Lease)),
        "hear answered" => new Hear(from, 5, new PairAnswered(Trainings.Pair, Trainings.Peer, true)),
        "hear team" => new Hear(from, 5, new BookingMoved(Trainings.Booking, BookingStatus.Confirmed, Trainings.Session)),
        "hear joined" => new Hear(from, 5, new OfferJoined(Offers.IdOf(2), Offers.Self)),
        "hear" => new Hear(from, 5, new ReferralMoved(Status.Read)),
        _ => new Ring(ReferralClock.Read, Some.Now),
    };
}
