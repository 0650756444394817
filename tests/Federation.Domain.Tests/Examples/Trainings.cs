using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Territories;
using Federation.Domain.Training;

namespace Federation.Domain.Tests.Examples;

/// <summary>A course at AURA, its session, and a pair of two hubs: the peer lives at Occitanie.</summary>
internal static class Trainings
{
    public static readonly string Owner = Federation.Domain.Referrals.PrivateLink.Hash("trainer");
    public static readonly GrainId Peer = TrainerId.Parse("0192f0bb-0000-7000-8000-000000000001").At(Some.Occitanie);
    public static readonly GrainId Professional = TrainerId.Parse("0192f0bb-0000-7000-8000-000000000002").At(Some.Aura);
    public static readonly GrainId Booking = BookingId.Parse("0192f0bb-0000-7000-8000-000000000003").At(Some.Aura);
    public static readonly GrainId Pair = PairId.Parse("0192f0bb-0000-7000-8000-000000000004").At(Some.Aura);
    public static readonly GrainId Course = new(Some.Aura, GrainKind.Course, "posture-et-limites");
    public static readonly GrainId Session = new(Some.Aura, GrainKind.Session, "posture-2027-03");
    public static readonly HoldRef First = new(Booking, 1);
    public static readonly HoldRef Second = new(Booking, 2);
    public static readonly DateOnly Day = new(2027, 3, 4);
    public static readonly ImmutableArray<Slot> Slots = [new(Day, DayPart.Morning), new(Day, DayPart.Afternoon)];
    public static readonly ImmutableArray<AskedTrainer> Both = [new(Peer, TrainerRole.Peer), new(Professional, TrainerRole.Professional)];
    public static readonly HoldPurpose Purpose = new(Session, [new AskedTrainer(Professional, TrainerRole.Professional)]);
    public static readonly PairPurpose PairWith = new([new AskedTrainer(Professional, TrainerRole.Professional)], [TrainingTheme.Recovery]);
    public static readonly DateTimeOffset Lease = Some.Now.AddDays(BookingClock.LeaseFor);

    public static readonly TrainerProfile Profile = new(
        TrainerRole.Peer, [TrainingTheme.PostureAndLimits, TrainingTheme.Recovery], [TrainingWay.InPerson, TrainingWay.Remote], DepartmentCode.Parse("31"), [DepartmentCode.Parse("38")], false, ["fr"]);

    public static readonly OpenCalendar Calendar = new(
        [new OpenWindow(new DateOnly(2026, 11, 2), new DateOnly(2027, 12, 31), [DayOfWeek.Thursday, DayOfWeek.Friday], [DayPart.Morning, DayPart.Afternoon])],
        [new Closing(new DateOnly(2027, 4, 1), new DateOnly(2027, 4, 30), [])]);

    public static readonly CourseProfile Catalogue = new(
        "Posture et limites du travail pair", CourseKind.Catalogue, CourseStatus.Offered, ["le-relais-ozanam"], RegionCode.Parse("84"), DepartmentCode.Parse("38"), "Échirolles", [CourseAudience.InPostPeers],
        [TrainingTheme.PostureAndLimits], Prerequisite.InPost, "Être en poste.", "Un appel.", new CourseLength(14, 2, null, "2 jours"), 12,
        new PriceOfCourse(CoursePrice.FreeConditional, null, 2027, "Prise en charge cette année.", ["ars"]), [new CourseModule("Se situer dans l’équipe", 7, null)], ["La juste distance"],
        TrainerComposition.PeerPlusProfessional, "Un pair et un professionnel.", Certification.None, null, "participative", null, null);

    public static readonly SessionPlan Plan = new(
        Course, Catalogue.Title, [new SessionDay(Day, new TimeOnly(9, 0), new TimeOnly(17, 0))], TrainingWay.InPerson, DepartmentCode.Parse("38"), "Échirolles", "Salle du rez-de-chaussée", 2,
        new PriceOfCourse(CoursePrice.Free, null, 2027, null, []), true, "1re promotion");

    public static readonly Guid Place = Some.Row(50);

    public static TrainerState Trainer(HoldStatus? held = null)
    {
        var state = Do<TrainerState>(Peer, null, Describe(), Some.Toulouse);
        state = Do<TrainerState>(Peer, state, new OpenCalendarTo(Calendar), Some.Toulouse);
        state = held is null ? state : Do<TrainerState>(Peer, state, Heard(new HoldAsked(First, Peer, TrainerRole.Peer, Slots, Lease, Purpose)), Caller.OtherHub(Some.Aura));
        state = held is null or HoldStatus.Held ? state : Do<TrainerState>(Peer, state, new AnswerHold(First, true), Some.Toulouse);
        return held is HoldStatus.Booked ? Do<TrainerState>(Peer, state, Heard(new HoldConfirmed(First, Peer)), Caller.OtherHub(Some.Aura)) : state;
    }

    /// <summary>Brought there by commands.</summary>
    public static BookingState BookingAt(BookingStatus status)
    {
        var state = Do<BookingState>(Booking, null, new AskBooking(Slots, Both, For: Session), Some.Grenoble);
        if (status == BookingStatus.Refused)
        {
            return Hear(state, new HoldRefused(First, HoldRefusedWhy.NotFree), Some.Occitanie);
        }

        if (status is BookingStatus.Asked or BookingStatus.Withdrawn)
        {
            return status == BookingStatus.Asked ? state : Do<BookingState>(Booking, state, new WithdrawBooking(), Some.Grenoble);
        }

        foreach (var (reference, hub) in new[] { (First, Some.Occitanie), (Second, Some.Aura) })
        {
            state = Hear(Hear(state, new HoldGranted(reference, Slots, Lease), hub), new HoldAgreed(reference), hub);
        }

        if (status == BookingStatus.Settling)
        {
            return state;
        }

        state = Hear(Hear(state, new HoldBooked(First), Some.Occitanie), new HoldBooked(Second), Some.Aura);
        return status switch
        {
            BookingStatus.Confirmed => state,
            BookingStatus.Done => Rung<BookingState>(Booking, state, BookingClock.Over),
            _ when Hear(state, new HoldCancelled(First), Some.Occitanie) is var risk => status == BookingStatus.AtRisk ? risk : Rung<BookingState>(Booking, risk, BookingClock.Repair),
            _ => state,
        };
    }

    public static PairState PairAt(PairStatus status)
    {
        var state = Do<PairState>(Pair, null, new FormPair(Both, [TrainingTheme.PostureAndLimits]), Some.Grenoble);
        foreach (var trainer in status == PairStatus.Proposed ? [] : new[] { Peer, Professional })
        {
            state = Do<PairState>(Pair, state, new Hear(trainer.Hub, 7, new PairAnswered(Pair, trainer, true)), Caller.OtherHub(trainer.Hub));
        }

        return status == PairStatus.Dissolved ? Do<PairState>(Pair, state, new DissolvePair(), Some.Grenoble) : state;
    }

    /// <summary>With one registered, one waiting and one more place than that, brought there by commands.</summary>
    public static SessionState SessionAt(SessionStatus status)
    {
        var state = Do<SessionState>(Session, null, new PlanSession(Plan with { Places = 1 }), Some.Grenoble);
        state = Do<SessionState>(Session, state, Register(50), Caller.Visitor);
        state = Do<SessionState>(Session, state, Register(51), Caller.Visitor);
        if (status is SessionStatus.Confirmed or SessionStatus.AtRisk or SessionStatus.Done)
        {
            state = Team(state, BookingStatus.Confirmed);
            state = Do<SessionState>(Session, state, new ConfirmSession(), Some.Grenoble);
        }

        return status switch
        {
            SessionStatus.AtRisk => Team(state, BookingStatus.AtRisk),
            SessionStatus.Postponed => Do<SessionState>(Session, state, new PostponeSession(), Some.Grenoble),
            SessionStatus.Cancelled => Do<SessionState>(Session, state, new CancelSession(SessionEndedWhy.NoFunding), Some.Grenoble),
            SessionStatus.Done => Rung<SessionState>(Session, state, SessionClock.End),
            _ => state,
        };
    }

    public static DescribeTrainer Describe(int row = 40) => new(Profile, Some.Envelope(SealKind.Trainer, row), Owner);

    public static RegisterForSession Register(int row) => new(Some.Row(row), Owner, Some.Envelope(SealKind.Contact, row + 10));

    public static Hear Heard(Fact fact, HubId? from = null) => new(from ?? Some.Aura, 5, fact);

    public static BookingState Hear(BookingState state, Fact fact, HubId from) => Do<BookingState>(Booking, state, new Hear(from, 6, fact), Caller.OtherHub(from));

    public static readonly BookingAsked Asked = new(
        Booking, Slots, [new BookingMember(Peer, TrainerRole.Peer, 1, MemberStatus.Asked), new BookingMember(Professional, TrainerRole.Professional, 2, MemberStatus.Asked)], Lease, Session);

    /// <summary>The session hears of its booking: that it was asked for, then what became of it.</summary>
    public static SessionState Team(SessionState state, BookingStatus team) => Said(Said(state, Asked), new BookingMoved(Booking, team, Session));

    public static SessionState Said(SessionState state, Fact word) => Do<SessionState>(Session, state, Heard(word), Caller.OtherHub(Some.Aura));

    public static T Rung<T>(GrainId self, T state, string name) where T : GrainState
    {
        var due = Grain.Deadlines(state).Single(deadline => deadline.Name == name).Due;
        return Do<T>(self, state, new Ring(name, due), Caller.Clock, due);
    }

    public static T Do<T>(GrainId self, GrainState? state, Command command, Caller caller, DateTimeOffset? now = null) where T : GrainState
    {
        var decision = Grain.Decide(self, state, command, caller, now ?? Some.Now);
        Assert.True(decision.Refusal is null, $"{command.GetType().Name}: {decision.Refusal}");
        return (T)Grain.Fold(self, state, decision.Facts, now ?? Some.Now)!;
    }

    public static string? Refused(GrainId self, GrainState? state, Command command, Caller caller, DateTimeOffset? now = null)
    {
        var decision = Grain.Decide(self, state, command, caller, now ?? Some.Now);
        Assert.True(decision.Refusal is null || decision.WritesNothing);
        return decision.Refusal?.Code;
    }
}
