using System.Collections.Immutable;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;

namespace Federation.Testing.Domain;

/// <summary>Commands to courses, sessions and collectives in any order, refusals and repeats among them.</summary>
public static class TrainingStory
{
    private static readonly PriceOfCourse Free = new(CoursePrice.FreeConditional, null, 2026, "Pris en charge cette année.", ["ars"]);

    /// <param name="places">Registrations that were written so far, of any hub.</param>
    public static (GrainId Grain, Command Command, Caller Caller) Any(Random random, DateTimeOffset now, HubId hub, IReadOnlyList<(GrainId Session, Guid Id)> places)
    {
        var coordinator = Caller.Coordinator(hub, "account-1");

        // A session ends some day: new ones come with the weeks.
        var session = new GrainId(hub, GrainKind.Session, $"session-{ParisTime.DateOf(now).DayNumber / 25}-{random.Next(2)}");
        var collective = new GrainId(hub, GrainKind.Collective, $"collectif-{random.Next(2)}");
        var today = ParisTime.DateOf(now);
        var meeting = $"m-{random.Next(4)}";
        switch (random.Next(14))
        {
            case 0:
                return (new GrainId(hub, GrainKind.Course, $"cours-{random.Next(4)}"), new DescribeCourse(Course(random, hub)), coordinator);
            case 1 or 12:
                return (session, new PlanSession(Plan(random, hub, today)), coordinator);
            case 2 or 3 or 6:
                return (session, new RegisterForSession(random.NextGuid(now), PrivateLink.Hash($"place-{random.Next(6)}"), Samples.Envelope(random, now, SealKind.Contact)), Caller.Visitor);
            case 4:
                return (session, random.Pick<Command>([new MoveDoor(RegistrationDoor.Open), new MoveDoor(RegistrationDoor.Open), new MoveDoor(RegistrationDoor.Closed), new ConfirmSession(), new CountAttendance(random.Next(20)), .. random.Chance(0.3) ? [new PostponeSession()] : Array.Empty<Command>()]), coordinator);
            case 5:
                return (session, random.Chance(0.1) ? new CancelSession(SessionEndedWhy.NoFunding) : new Ring(random.Pick([SessionClock.End, SessionClock.Offer, SessionClock.Forget]), now), random.Chance(0.9) ? Caller.Clock : coordinator);
            case 7 when places.Count > 0:
                var (of, id) = random.Pick(places);
                return (of, random.Pick<Command>([new LeaveSession(id), new TakePlace(id), new TakePlace(id), new OpenRegistration(id)]), Caller.Coordinator(of.Hub, "account-1"));
            case 8:
                return (collective, new CancelMeeting(meeting), coordinator);
            case 9:
                return (collective, new CountMeeting(meeting, random.Next(20)), coordinator);
            case 10 or 11:
                return (collective, new PlanMeeting(new MeetingPlan(
                    meeting, [new MeetingTime(today.AddDays(random.Next(-1, 30)), new TimeOnly(14, 0), new TimeOnly(16, 0))], MeetingWay.Mixed, DepartmentCode.Parse("69"), "Lyon", null, random.Next(5, 20), $"Thème « {random.Next(99)} »")),
                    coordinator);
            default:
                return (collective, new DescribeCollective(new CollectiveProfile(
                    $"Collectif {random.Next(99)}", CollectiveKind.PracticeExchange, CollectiveStatus.Active, random.Pick(Enum.GetValues<CollectiveAudience>()), CollectiveScope.Regional, null,
                    RegionCode.Parse("84"), null, null, "tous les deux mois", CollectiveWay.Mixed, FacilitatorKind.HubOfficers, "Échanger sur la pratique.", null)), coordinator);
        }
    }

    private static CourseProfile Course(Random random, HubId hub)
    {
        var variant = random.Chance(0.3);
        return new CourseProfile(
            $"Posture et limites {random.Next(99)}", variant ? CourseKind.Variant : CourseKind.Catalogue, CourseStatus.Offered, ["association-exemple"], RegionCode.Parse("84"), DepartmentCode.Parse("38"), "Grenoble",
            [CourseAudience.InPostPeers], [TrainingTheme.PostureAndLimits], Prerequisite.InPost, null, "Un appel.", new CourseLength(14, 2, null, "2 jours"), 12, Free, [new CourseModule("Se situer", 3.5m, null)],
            ["La juste distance"], TrainerComposition.NotStated, null, Certification.None, null, null, null, null,
            variant ? new GrainId(hub == Samples.Aura ? Samples.Bretagne : Samples.Aura, GrainKind.Course, "cours-0") : null);
    }

    private static SessionPlan Plan(Random random, HubId hub, DateOnly today)
    {
        var first = today.AddDays(random.Next(5, 60));
        ImmutableArray<SessionDay> days = [.. Enumerable.Range(0, random.Next(1, 4)).Select(day => new SessionDay(first.AddDays(day), new TimeOnly(9, 0), new TimeOnly(17, 0)))];
        return new SessionPlan(
            new GrainId(hub, GrainKind.Course, $"cours-{random.Next(4)}"), "Posture et limites", days, TrainingWay.InPerson, DepartmentCode.Parse("38"), "Grenoble", "Maison des associations",
            random.Next(1, 5), Free, random.Chance(0.3), $"{random.Next(9)}e promotion");
    }
}
