using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Training;
using Federation.Gateway.Calendars;
using Federation.Gateway.Jobs;
using Federation.Gateway.Training;
using Federation.Gateway.Training.Calendars;
using Federation.Gateway.Words;
using Federation.Node.Desk;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;

namespace Federation.Gateway.Alerts;

/// <summary>What was told of, as other software reads it: an entry of a feed while it is there, days of a calendar until they are struck out.</summary>
public sealed class ToldThings(IHubStore store, PublishedOffers published, TrainingPast past, OfferSite site)
{
    /// <summary>Null: over, or not there any more.</summary>
    internal async Task<AtomEntry?> Entry(Telling told, CancellationToken cancel)
    {
        var (of, what) = (told.Thing.Of, told.Thing.What);
        if (what == Happening.Ended)
        {
            return null;
        }

        if (of.Kind == GrainKind.Offer)
        {
            return await published.Find(of, cancel) is { } offer ? AtomFeed.Of(offer, site) : null;
        }

        return (await store.Load(of, cancel)).State switch
        {
            SessionState { IsOver: false, Plan: var plan } => new AtomEntry(
                Id(told.Thing), TrainingLines.Title(plan.Title, plan.Source), told.At, told.At, site.Name, site.With(TrainingPaths.Session(of), ""), Short(plan, what)),
            CollectiveState collective when collective.Find(told.Thing.Part) is { Cancelled: false, Plan: var plan } => new AtomEntry(
                Id(told.Thing), TrainingLines.Line(collective.Profile.Name) is { Length: > 0 } name ? name : "Rencontre", told.At, told.At, site.Name, site.With(TrainingPaths.Collective(of), ""), Short(plan)),
            _ => null,
        };
    }

    public async Task<IEnumerable<CalendarEvent>> Events(Telling told, CancellationToken cancel)
    {
        var of = told.Thing.Of;
        var stored = await store.Load(of, cancel);
        return stored.State switch
        {
            OfferState offer when EndOfOffer.Of(of, offer, stored.Version, site) is { } end => [end],
            SessionState session => TrainingEvents.Of(
                new SessionSheet(of, session.Plan, session.Status, session.Door, session.Free, session.Version, await ChangedAt(of, session.Since, cancel)), site, titled: false),
            CollectiveState collective when collective.Find(told.Thing.Part) is { } meeting => TrainingEvents.Of(
                new MeetingSheet(of, collective.Profile.Name, collective.Profile.Audience, meeting.Plan, meeting.Cancelled, meeting.Version, await ChangedAt(of, collective.ChangedAt, cancel)), site, titled: false),
            _ => [],
        };
    }

    public static string Title(Announced news) => news switch
    {
        AnnouncedSession session => TrainingLines.Title(session.Plan.Title, session.Plan.Source),
        AnnouncedMeeting meeting => TrainingLines.Line(meeting.Collective.Name),
        _ => throw new ArgumentOutOfRangeException(nameof(news)),
    };

    public static string Short(Announced news) => news switch
    {
        AnnouncedSession session => Short(session.Plan, news.Thing.What),
        AnnouncedMeeting meeting => Short(meeting.Plan),
        _ => throw new ArgumentOutOfRangeException(nameof(news)),
    };

    /// <summary>"Grenoble (Isère) · du 12 mars 2027 au 14 mars 2027 · une place s’est libérée".</summary>
    public static string Short(SessionPlan plan, Happening what) => Joined(
        plan.Way == TrainingWay.Remote ? Labels.Of(plan.Way) : TrainingLines.Where(plan.Department, plan.Commune), TrainingLines.Dates(plan), what == Happening.PlaceFreed ? "une place s’est libérée" : "");

    public static string Short(MeetingPlan plan) => Joined(
        plan.Way == MeetingWay.Remote ? Labels.Of(plan.Way) : TrainingLines.Where(plan.Department, plan.Commune), TrainingLines.Dates(plan), TrainingLines.Line(plan.Theme));

    private static string Joined(params string[] parts) => string.Join(" · ", parts.Where(part => part.Length > 0));

    private async Task<DateTimeOffset> ChangedAt(GrainId of, DateTimeOffset otherwise, CancellationToken cancel) => (await past.ChangedAt([of], cancel)).GetValueOrDefault(of, otherwise);

    /// <summary>Does not move with the site.</summary>
    private static string Id(Thing thing) => $"urn:federation:{thing.ToString().Replace('/', ':')}";
}
