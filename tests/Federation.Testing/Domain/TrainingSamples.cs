using System.Collections.Immutable;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;

namespace Federation.Testing.Domain;

/// <summary>One hub's trainings and collectives, all invented; what other hubs say to it is part of the story.</summary>
public static class TrainingSamples
{
    private static readonly string Owner = PrivateLink.Hash("trainer");
    private static readonly Caller Person = new(Role.Person, default, Owner);

    /// <summary>Every command of them, in an order in which each is accepted and writes something.</summary>
    public static IEnumerable<(GrainId Grain, Command Command, Caller Caller)> Story(Random random, DateTimeOffset now, HubId hub, HubId other)
    {
        var day = ParisTime.DateOf(now).AddDays(60);
        ImmutableArray<Slot> slots = [new(day, DayPart.Morning), new(day, DayPart.Afternoon)];
        return [.. OfTrainer(random, now, hub, other, slots), .. OfPair(random, now, hub, other), .. OfSession(random, now, hub, other, slots), .. OfCollective(ParisTime.DateOf(now), hub)];
    }

    private static IEnumerable<(GrainId Grain, Command Command, Caller Caller)> OfTrainer(Random random, DateTimeOffset now, HubId hub, HubId other, ImmutableArray<Slot> slots)
    {
        var (trainer, coordinator) = (TrainerId.Of(random.NextGuid(now)).At(hub), Caller.Coordinator(hub, "account-1"));
        var hold = new HoldRef(BookingId.Of(random.NextGuid(now)).At(other), 1);
        var pair = PairId.Of(random.NextGuid(now)).At(other);
        var today = ParisTime.DateOf(now);
        var profile = new TrainerProfile(TrainerRole.Peer, [TrainingTheme.Recovery], [TrainingWay.InPerson, TrainingWay.Remote], DepartmentCode.Parse("38"), [DepartmentCode.Parse("2A")], false, ["fr"]);
        yield return (trainer, new DescribeTrainer(profile, Samples.Envelope(random, now, SealKind.Trainer), Owner), coordinator);
        yield return (trainer, new OpenCalendarTo(new OpenCalendar([new OpenWindow(today, today.AddDays(300), [.. Enum.GetValues<DayOfWeek>()], [DayPart.Morning, DayPart.Afternoon])], [])), Person);
        yield return Heard(trainer, other, new HoldAsked(hold, trainer, TrainerRole.Peer, slots, now.AddDays(5)));
        yield return (trainer, new AnswerHold(hold, true), Person);
        yield return Heard(trainer, other, new HoldConfirmed(hold, trainer));
        yield return (trainer, new CancelHold(hold), Person);
        yield return Heard(trainer, other, new PairAsked(pair, trainer, TrainerRole.Peer));
        yield return (trainer, new AnswerPair(pair, true), Person);
        yield return (trainer, new RetireTrainer(), Person);
    }

    private static IEnumerable<(GrainId Grain, Command Command, Caller Caller)> OfPair(Random random, DateTimeOffset now, HubId hub, HubId other)
    {
        var (pair, trainers) = (PairId.Of(random.NextGuid(now)).At(hub), Two(random, now, other));
        yield return (pair, new FormPair(trainers, [TrainingTheme.Recovery]), Caller.Coordinator(hub, "account-1"));
        yield return Heard(pair, other, new PairAnswered(pair, trainers[0].Trainer, true));
        yield return Heard(pair, other, new PairAnswered(pair, trainers[1].Trainer, true));
        yield return (pair, new DissolvePair(), Caller.Coordinator(hub, "account-1"));
    }

    private static IEnumerable<(GrainId Grain, Command Command, Caller Caller)> OfSession(Random random, DateTimeOffset now, HubId hub, HubId other, ImmutableArray<Slot> slots)
    {
        var coordinator = Caller.Coordinator(hub, "account-1");
        var (course, session, past) = (new GrainId(hub, GrainKind.Course, "posture"), new GrainId(hub, GrainKind.Session, "posture-1"), new GrainId(hub, GrainKind.Session, "posture-0"));
        var free = new PriceOfCourse(CoursePrice.FreeConditional, null, 2026, "Pris en charge cette année.", ["ars"]);
        var profile = new CourseProfile(
            "Posture et limites", CourseKind.Catalogue, CourseStatus.Offered, ["association-exemple"], RegionCode.Parse("84"), DepartmentCode.Parse("38"), "Grenoble", [CourseAudience.InPostPeers],
            [TrainingTheme.PostureAndLimits], Prerequisite.InPost, null, "Un appel.", new CourseLength(14, 2, null, "2 jours"), 12, free, [new CourseModule("Se situer dans l’équipe", 3.5m, null)], ["La juste distance"],
            TrainerComposition.PeerPlusProfessional, null, Certification.Certificate, null, null, null, null);
        var plan = new SessionPlan(
            course, profile.Title, [new SessionDay(slots[0].Date, new TimeOnly(9, 0), new TimeOnly(17, 0))], TrainingWay.InPerson, DepartmentCode.Parse("38"), "Grenoble", "Maison des associations", 1, free, true, "1re promotion");
        yield return (course, new DescribeCourse(profile), coordinator);
        yield return (session, new PlanSession(plan), coordinator);
        var (first, second) = (Register(random, now), Register(random, now));
        yield return (session, first, Caller.Visitor);
        yield return (session, second, Caller.Visitor);
        yield return (session, new MoveDoor(RegistrationDoor.Suspended), coordinator);
        yield return (session, new OpenRegistration(second.Id), coordinator);
        yield return (session, new LeaveSession(first.Id), Person);
        yield return (session, new TakePlace(second.Id), Person);

        var (booking, trainers) = (BookingId.Of(random.NextGuid(now)).At(hub), Two(random, now, other));
        var (one, two, three) = (new HoldRef(booking, 1), new HoldRef(booking, 2), TrainerId.Of(random.NextGuid(now)).At(other));
        yield return (booking, new AskBooking(slots, trainers, 5, session), coordinator);
        ImmutableArray<BookingMember> members = [.. trainers.Select((trainer, at) => new BookingMember(trainer.Trainer, trainer.Role, at + 1, MemberStatus.Asked))];
        yield return Heard(session, hub, new BookingAsked(booking, slots, members, now.AddDays(5), session));
        foreach (var word in new Fact[] { new HoldGranted(one, slots, now.AddDays(5)), new HoldAgreed(one), new HoldGranted(two, slots, now.AddDays(5)), new HoldAgreed(two), new HoldBooked(one), new HoldBooked(two) })
        {
            yield return Heard(booking, other, word);
        }

        yield return Heard(session, hub, new BookingMoved(booking, BookingStatus.Confirmed, session));
        yield return (session, new ConfirmSession(), coordinator);
        yield return Heard(booking, other, new HoldCancelled(one));
        yield return Heard(session, hub, new BookingMoved(booking, BookingStatus.AtRisk, session));
        yield return (booking, new ReplaceTrainer(1, three), coordinator);
        yield return (booking, new WithdrawBooking(), coordinator);
        yield return (session, new PostponeSession(), coordinator);
        yield return (session, new CancelSession(SessionEndedWhy.NoTrainer), coordinator);
        yield return (past, new PlanSession(plan with { Days = [new SessionDay(ParisTime.DateOf(now).AddDays(-3), new TimeOnly(9, 0), new TimeOnly(17, 0))], NeedsPair = false }), coordinator);
        yield return (past, new CountAttendance(9), coordinator);
    }

    private static IEnumerable<(GrainId Grain, Command Command, Caller Caller)> OfCollective(DateOnly today, HubId hub)
    {
        var (collective, coordinator) = (new GrainId(hub, GrainKind.Collective, "pairs"), Caller.Coordinator(hub, "account-1"));
        var profile = new CollectiveProfile(
            "Collectif de pairs", CollectiveKind.PracticeExchange, CollectiveStatus.Active, CollectiveAudience.PeersOnly, CollectiveScope.Regional, "association-exemple", RegionCode.Parse("84"), null, null,
            "tous les deux mois", CollectiveWay.Mixed, FacilitatorKind.HubOfficers, "Échanger sur la pratique.", null);
        var begun = new MeetingPlan(
            "m-1", [new MeetingTime(today.AddDays(-1), new TimeOnly(14, 0), new TimeOnly(16, 0)), new MeetingTime(today.AddDays(1), new TimeOnly(9, 30), new TimeOnly(12, 0))],
            MeetingWay.Mixed, DepartmentCode.Parse("69"), "Lyon", "Salle du haut", 12, "Être seul de son métier");
        yield return (collective, new DescribeCollective(profile), coordinator);
        yield return (collective, new PlanMeeting(begun), coordinator);
        yield return (collective, new CountMeeting("m-1", 6), coordinator);
        yield return (collective, new CancelMeeting("m-1"), coordinator);
    }

    private static ImmutableArray<AskedTrainer> Two(Random random, DateTimeOffset now, HubId hub) =>
        [new(TrainerId.Of(random.NextGuid(now)).At(hub), TrainerRole.Peer), new(TrainerId.Of(random.NextGuid(now)).At(hub), TrainerRole.Professional)];

    private static RegisterForSession Register(Random random, DateTimeOffset now) => new(random.NextGuid(now), Owner, Samples.Envelope(random, now, SealKind.Contact));

    private static (GrainId Grain, Command Command, Caller Caller) Heard(GrainId grain, HubId from, Fact fact) => (grain, new Hear(from, 7, fact), Caller.OtherHub(from));
}
