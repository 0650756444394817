using System.Collections.Immutable;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Jobs;
using Federation.Gateway.Tests.Jobs;
using Federation.Gateway.Training;
using Federation.Gateway.Training.Lheo;
using Federation.Node.Exchange.Records;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Training;

/// <summary>Courses, sessions and meetings: one that says all, one that says nothing, those of the sources, and hostile ones.</summary>
internal static class Sheets
{
    public static readonly OfferSite Site = Offers.Site;
    public static readonly DateTimeOffset Changed = new(2026, 11, 2, 8, 30, 0, TimeSpan.Zero);
    private static readonly PriceOfCourse Unknown = new(CoursePrice.Unknown, null, null, null, []);

    public static CourseProfile Whole { get; } = new(
        "Posture et limites", CourseKind.Catalogue, CourseStatus.Offered, ["association-exemple", "ecole-exemple"], RegionCode.Parse("84"), DepartmentCode.Parse("38"), "Grenoble",
        [CourseAudience.InPostPeers, CourseAudience.WholeTeam], [TrainingTheme.PostureAndLimits, TrainingTheme.MentalHealth], Prerequisite.BacAndB2, "Ou une équivalence.", "Un appel.",
        new CourseLength(15.5m, 2, null, null), 12, new PriceOfCourse(CoursePrice.Stated, 450.5m, 2026, "Prise en charge possible.", ["ars-exemple"]),
        [new CourseModule("Se situer dans l’équipe", 3.5m, null)], ["La juste distance"], TrainerComposition.PeerPlusProfessional, "Une paire.", Certification.UniversityDiploma, null,
        "Deux jours, en groupe.", null, "Pour des équipes qui accueillent.");

    public static CourseProfile Bare { get; } = new(
        "Formation", CourseKind.Internal, CourseStatus.Offered, [], null, null, null, [], [], Prerequisite.NotStated, null, null, new CourseLength(null, null, null, null), null, Unknown, [], [],
        TrainerComposition.NotStated, null, Certification.NotStated, null, null, null, null);

    public static LheoHub Hub { get; } = new(Samples.Aura, "Auvergne-Rhône-Alpes", new Dictionary<string, StructureProfile>
    {
        ["association-exemple"] = new("Association exemple", "association", null, "Grenoble", null, null, [], [], null, "73282932000074"),
        ["ecole-exemple"] = new("École exemple", "école", null, null, null, null, [], [], null, "73282932000075"),
        ["ars-exemple"] = new("Agence exemple", "agence", null, null, null, null, [], [], null),
    });

    public static SessionPlan Plan { get; } = new(
        Key(GrainKind.Course, "posture"), "Posture et limites", [Day(2027, 3, 27), Day(2027, 3, 28), Day(2027, 10, 31)], TrainingWay.InPerson, DepartmentCode.Parse("38"), "Grenoble",
        "Maison des associations", 12, Whole.Price, true, "4e promotion");

    public static GrainId Key(GrainKind kind, string key) => new(Samples.Aura, kind, key);

    public static SessionDay Day(int year, int month, int day) => new(new DateOnly(year, month, day), new TimeOnly(9, 0), new TimeOnly(17, 0));

    public static SessionSheet Session(SessionPlan plan, string key = "posture-1", SessionStatus status = SessionStatus.Confirmed, RegistrationDoor door = RegistrationDoor.Open, int? free = 3, int version = 2) =>
        new(Key(GrainKind.Session, key), plan, status, door, free, version, Changed);

    public static CourseSheet Course(CourseProfile profile, params SessionSheet[] sessions) => new(Key(GrainKind.Course, "posture"), profile, Changed, sessions);

    public static MeetingSheet Meeting(MeetingWay way = MeetingWay.Mixed, bool cancelled = false, int version = 1, CollectiveAudience audience = CollectiveAudience.PeersOnly) => new(
        Key(GrainKind.Collective, "pairs"), "Collectif de pairs", audience, new MeetingPlan(
            "m-1", [new MeetingTime(new DateOnly(2027, 10, 30), new TimeOnly(14, 0), new TimeOnly(16, 0)), new MeetingTime(new DateOnly(2027, 11, 2), new TimeOnly(9, 30), new TimeOnly(12, 0))],
            way, DepartmentCode.Parse("69"), "Lyon", "Salle du haut", 12, "Être seul de son métier"),
        cancelled, version, Changed);

    /// <summary>The courses and sessions of the sources, as a node reads them from its demonstration data.</summary>
    public static IReadOnlyList<CourseSheet> Demonstration()
    {
        var steps = RecordReader.Read(RecordSet.Demonstration(), ImmutableDictionary<HubId, Domain.Hubs.PlatformState>.Empty, Changed).Plan!.Steps;
        var sessions = steps.Where(step => step.Command is PlanSession).Select(step => (step.Grain, ((PlanSession)step.Command).Plan)).ToLookup(pair => pair.Plan.Course);
        return [.. steps.Where(step => step.Command is DescribeCourse).Select(step => new CourseSheet(
            step.Grain, ((DescribeCourse)step.Command).Profile, Changed,
            [.. sessions[step.Grain].Select(pair => new SessionSheet(pair.Grain, pair.Plan, SessionStatus.Planned, RegistrationDoor.Open, pair.Plan.Places, 0, Changed))]))];
    }

    public static CourseSheet Hostile(Random chance)
    {
        var length = new CourseLength(chance.Chance(0.5) ? chance.Next(-3, 9_000) : null, null, null, Maybe(chance));
        var profile = new CourseProfile(
            HostileTexts.Text(chance), chance.Pick(Enum.GetValues<CourseKind>()), CourseStatus.Offered, ["association-exemple", HostileTexts.Text(chance)], null, chance.Pick(Departments.All).Code, Maybe(chance),
            [chance.Pick(Enum.GetValues<CourseAudience>()), (CourseAudience)999], chance.Chance(0.1) ? default : [chance.Pick(Enum.GetValues<TrainingTheme>()), (TrainingTheme)999],
            chance.Pick(Enum.GetValues<Prerequisite>()), Maybe(chance), Maybe(chance), length, chance.Next(-5, 900), Price(chance), [new CourseModule(HostileTexts.Text(chance), chance.Next(50), Maybe(chance))],
            chance.Chance(0.1) ? default : [.. Enumerable.Range(0, chance.Next(80)).Select(_ => HostileTexts.Text(chance))], chance.Pick(Enum.GetValues<TrainerComposition>()), Maybe(chance),
            chance.Pick(Enum.GetValues<Certification>()), Maybe(chance), Maybe(chance), Maybe(chance), Maybe(chance));
        return new CourseSheet(Key(GrainKind.Course, $"h-{chance.Next(10_000)}"), profile, Changed, [.. Enumerable.Range(0, chance.Next(4)).Select(i => Hostile(chance, i))]);
    }

    private static SessionSheet Hostile(Random chance, int at)
    {
        ImmutableArray<SessionDay> days = [.. Enumerable.Range(0, chance.Next(1, 5)).Select(i => new SessionDay(new DateOnly(2027, 1, 1).AddDays((i * 40) + chance.Next(30)), new TimeOnly(chance.Next(0, 12), chance.Next(60)), new TimeOnly(chance.Next(12, 24), 30)))];
        var remote = chance.Chance(0.3);
        var plan = new SessionPlan(
            Key(GrainKind.Course, "h"), HostileTexts.Text(chance), chance.Chance(0.05) ? default : days, remote ? TrainingWay.Remote : TrainingWay.InPerson, remote ? null : chance.Pick(Departments.All).Code, Maybe(chance),
            Maybe(chance), chance.Chance(0.5) ? chance.Next(-5, 90) is var places && places < 0 ? null : places : null, Price(chance), chance.Chance(0.5), Maybe(chance));
        return new SessionSheet(
            Key(GrainKind.Session, $"s-{at}"), plan, chance.Pick(Enum.GetValues<SessionStatus>()), chance.Pick(Enum.GetValues<RegistrationDoor>()), chance.Chance(0.5) ? chance.Next(-5, 200) : null, chance.Next(9), Changed);
    }

    public static MeetingSheet HostileMeeting(Random chance) => new(
        Key(GrainKind.Collective, "h"), HostileTexts.Text(chance), chance.Pick(Enum.GetValues<CollectiveAudience>()),
        new MeetingPlan("m", [new MeetingTime(ParisTime.DateOf(Changed).AddDays(chance.Next(900)), new TimeOnly(8, 0), new TimeOnly(9, 0))], chance.Pick(Enum.GetValues<MeetingWay>()), null, Maybe(chance), Maybe(chance), chance.Next(1, 50), Maybe(chance)),
        chance.Chance(0.3), chance.Next(5), Changed);

    private static PriceOfCourse Price(Random chance) => chance.Pick(Enum.GetValues<CoursePrice>()) is CoursePrice.Stated
        ? new PriceOfCourse(CoursePrice.Stated, chance.Next(1, 100_000), 2026, Maybe(chance), ["ars-exemple"])
        : new PriceOfCourse(chance.Pick([CoursePrice.Unknown, CoursePrice.Free, CoursePrice.FreeConditional]), null, null, Maybe(chance), chance.Chance(0.1) ? default : []);

    private static string? Maybe(Random chance) => chance.Chance(0.7) ? HostileTexts.Text(chance) : null;
}
