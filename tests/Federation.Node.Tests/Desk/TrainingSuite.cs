using System.Collections.Immutable;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Node.Desk;
using Federation.Node.Following;
using Federation.Node.Tests.Engine;
using Federation.Node.Tests.Following;
using Federation.Storage.Collectives;
using Federation.Storage.Privacy;
using Federation.Storage.Training;
using Federation.Testing;

namespace Federation.Node.Tests.Desk;

/// <summary>Two hubs, desks with real seals, a course and visitors who register.</summary>
public abstract class TrainingSuite(On on) : FollowingSuite(on)
{
    protected static readonly Caller Coordinator = Caller.Coordinator(Aura, "account-1");
    protected static readonly Caller Neighbour = Caller.Coordinator(Bretagne, "account-2");
    protected static readonly CancellationToken None = CancellationToken.None;
    protected static readonly GrainId Course = new(Aura, GrainKind.Course, "posture");
    protected static readonly GrainId Collective = new(Aura, GrainKind.Collective, "pairs");

    private readonly TempFolder _keys = new();
    private DataProtectionSealer? _sealer;
    private int _count;

    protected static CourseProfile Profile { get; } = new(
        "Posture et limites", CourseKind.Catalogue, CourseStatus.Offered, ["association-exemple"], RegionCode.Parse("84"), DepartmentCode.Parse("38"), "Grenoble", [CourseAudience.InPostPeers],
        [TrainingTheme.PostureAndLimits], Prerequisite.None, null, null, new CourseLength(14, 2, null, "2 jours"), 12, new PriceOfCourse(CoursePrice.Free, null, null, null, []), [], [],
        TrainerComposition.NotStated, null, Certification.None, null, null, null, null);

    protected static CollectiveProfile Group { get; } = new(
        "Collectif de pairs", CollectiveKind.PracticeExchange, CollectiveStatus.Active, CollectiveAudience.PeersOnly, CollectiveScope.Regional, null, RegionCode.Parse("84"), null, null,
        "tous les deux mois", CollectiveWay.Mixed, FacilitatorKind.HubOfficers, "Échanger sur la pratique.", null);

    protected static Contact Person { get; } = new("Canari-nom", "canari-adresse@exemple.fr", "04 76 11 22 33", "Canari-structure");

    protected Written Log { get; } = new();

    private SystemIdentifiers Identifiers => new(Home.Clock);

    private DataProtectionSealer Sealer => _sealer ??= new DataProtectionSealer(_keys.Path);

    protected CourseDesk Courses => new(Node.Grains, Home.Store, new CourseCatalogue(Home.Store));

    protected SessionDesk Sessions => new(Node.Grains, Home.Store, Sealer, new SessionDates(Home.Store, Home.Clock), new Registrations(Home.Store), Identifiers);

    protected CollectiveDesk Collectives => new(Node.Grains, Home.Store, new CollectiveDates(Home.Store));

    protected DateOnly Today => ParisTime.DateOf(Home.Now);

    protected IdempotencyKey Next() => IdempotencyKey.Parse($"desk-{++_count}");

    protected PlaceTicket Draw() => PlaceTicket.Draw(Identifiers);

    protected static GrainId At(string key, HubId? hub = null) => new(hub ?? Aura, GrainKind.Session, key);

    protected SessionPlan Plan(int inDays = 30, int? places = 1) => Plan(places, [new SessionDay(Today.AddDays(inDays), new TimeOnly(9, 0), new TimeOnly(17, 0))]);

    protected static SessionPlan Plan(int? places, ImmutableArray<SessionDay> days) =>
        new(Course, "Ce que la formation ne dit pas", days, TrainingWay.InPerson, DepartmentCode.Parse("38"), "Grenoble", null, places, Profile.Price, false);

    protected async Task<GrainId> Planned(string key = "posture-1", SessionPlan? plan = null)
    {
        Assert.True((await Courses.Describe(Course, Profile, Coordinator, Next(), None)).Accepted);
        var reply = await Sessions.Plan(At(key), plan ?? Plan(), Coordinator, Next(), None);
        Assert.True(reply.Accepted, $"{reply.Refusal}");
        return At(key);
    }

    protected async Task<PlaceTicket> Register(GrainId session, Contact? contact = null)
    {
        // One instant each, so that who came first is no matter of luck.
        Home.Clock.Advance(TimeSpan.FromSeconds(1));
        var ticket = Draw();
        var reply = await Sessions.Register(session, ticket, contact ?? Person, Caller.Visitor, None);
        Assert.True(reply.Accepted, $"{reply.Refusal}");
        return ticket;
    }

    protected async Task<OwnPlace> Place(PlaceTicket ticket) => Assert.Single(await Sessions.Own(ticket.Secret, None));

    protected Task<int> Ring() => new DeadlineRunner(Node.Store, Node.Grains, Node.Metrics, Home.Clock, Log).RunDue(Both, None);

    protected async Task<long> Head() => (await Home.Store.Heads(None))[Aura];

    /// <summary>The same command under another key: it is accepted or refused as it may be, and writes nothing.</summary>
    protected async Task Again(Func<IdempotencyKey, Task<Reply>> ask)
    {
        var first = await ask(Next());
        Assert.True(first.Accepted, $"{first.Refusal}");
        var head = await Head();
        await ask(Next());
        Assert.Equal(head, await Head());
    }

    protected async Task<List<string>> Rows(string table)
    {
        var rows = new List<string>();
        await foreach (var row in Home.Store.Dump(table, None))
        {
            rows.Add(row);
        }

        return rows;
    }

    protected async Task<long> SealedRows()
    {
        await using var connection = await Home.Store.OpenRead(None);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sealed";
        return (long)(await command.ExecuteScalarAsync(None))!;
    }
}
