using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Tests.Training;
using Federation.Node.Desk;
using Federation.Storage.Alerts;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Alerts;

/// <summary>Sessions and meetings of Bretagne, for who looks for such at AURA.</summary>
internal sealed class TrainingHome(AlertHome home)
{
    private static readonly PriceOfCourse Free = new(CoursePrice.Free, null, null, null, []);

    private readonly List<(GrainId Session, Guid Id)> _places = [];
    private int _count;

    public static CourseProfile Course { get; } = Sheets.Whole with { Providers = [], Region = null, Department = null, Commune = null, Price = Free, Certification = Certification.None };

    private DateOnly Today => ParisTime.DateOf(home.Clock.GetUtcNow());

    public async Task<SubscriptionRow> Subscribe(AlertSubject subject, string criteria, params ImmutableArray<AlertChannel> channels)
    {
        var ticket = SubscriptionTicket.Draw(home.Get<IIdentifiers>());
        var asked = await home.Desk.Ask(ticket, AlertHome.Aura, subject, channels.IsEmpty ? [AlertChannel.Live] : channels, criteria, null, CancellationToken.None);
        Assert.True(asked.Reply.Accepted, $"{asked.Reply.Refusal}");
        return (await home.Subscriptions.Find(ticket.Id.At(AlertHome.Aura), CancellationToken.None))!;
    }

    /// <summary>A session of a course of its own, in a month.</summary>
    public async Task<GrainId> Announce(CourseProfile? course = null, string? department = "38", int? places = 2)
    {
        var number = ++_count;
        var (grain, session) = (At(GrainKind.Course, $"c-{number}"), At(GrainKind.Session, $"s-{number}"));
        await Ask(grain, new DescribeCourse(course ?? Course));
        await Ask(session, new PlanSession(Plan(grain, course ?? Course, department, places)));
        return session;
    }

    public SessionPlan Plan(GrainId grain, CourseProfile course, string? department, int? places) => new(
        grain, course.Title, [new SessionDay(Today.AddDays(30), new TimeOnly(9, 0), new TimeOnly(17, 0))], department is null ? TrainingWay.Remote : TrainingWay.InPerson,
        department is null ? null : DepartmentCode.Parse(department), null, null, places, course.Price, NeedsPair: false);

    public async Task<GrainId> Gather(string key = "m-1", string theme = "Être seul de son métier", MeetingWay way = MeetingWay.InPerson)
    {
        var collective = At(GrainKind.Collective, "pairs");
        await home.Grains.Ask(collective, new DescribeCollective(Collective), Caller.Coordinator(AlertHome.Bretagne, "account-1"), home.Key(), CancellationToken.None);
        await Ask(collective, new PlanMeeting(new MeetingPlan(key, [new MeetingTime(Today.AddDays(9), new TimeOnly(14, 0), new TimeOnly(16, 0))], way, DepartmentCode.Parse("35"), "Rennes", null, 12, theme)));
        return collective;
    }

    public static CollectiveProfile Collective { get; } = new(
        "Collectif des pairs", CollectiveKind.PracticeExchange, CollectiveStatus.Active, CollectiveAudience.PeersOnly, CollectiveScope.Regional, null, RegionCode.Parse("53"), null, null, null,
        CollectiveWay.Mixed, FacilitatorKind.Peers, null, null);

    public async Task Register(GrainId session)
    {
        var id = home.Random.NextGuid(home.Clock.GetUtcNow());
        _places.Add((session, id));
        await home.Ask(session, new RegisterForSession(id, SubscriptionSamples.Link, Samples.Envelope(home.Random, home.Clock.GetUtcNow(), SealKind.Contact)), Caller.Visitor);
    }

    /// <summary>Who came first.</summary>
    public async Task Leave(GrainId session)
    {
        var one = _places.First(place => place.Session == session);
        _places.Remove(one);
        await home.Ask(session, new LeaveSession(one.Id), SubscriptionSamples.Person);
    }

    public Task Ask(GrainId grain, Command command) => home.Ask(grain, command, Caller.Coordinator(AlertHome.Bretagne, "account-1"));

    public async Task<List<Thing>> Told(SubscriptionRow row) =>
        [.. (await home.Ledger.Of(AlertHome.Aura, row.Subscriber, null, 0, 1000, CancellationToken.None)).Select(telling => telling.Thing)];

    private static GrainId At(GrainKind kind, string key) => new(AlertHome.Bretagne, kind, key);
}
