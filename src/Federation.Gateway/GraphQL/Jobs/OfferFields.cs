using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Jobs.Gate;
using Federation.Domain.Territories;
using Federation.Gateway.GraphQL.Hubs;
using Federation.Gateway.GraphQL.Nodes;
using Federation.Gateway.Jobs;
using Federation.Gateway.Words;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.Node.Desk;

namespace Federation.Gateway.GraphQL.Jobs;

[Resolves("Offer")]
public static class OfferFields
{
    public static GrainId Id(OfferNode offer) => offer.Grain;

    public static ValueTask<HubView> Hub(OfferNode offer, [Service] HubDirectory directory, CancellationToken cancel) => directory.Named(offer.Grain.Hub, cancel);

    public static async ValueTask<IReadOnlyList<HubView>> Sources(OfferNode offer, [Service] HubDirectory directory, CancellationToken cancel)
    {
        var hubs = new List<HubView> { await directory.Named(offer.Grain.Hub, cancel) };
        foreach (var other in offer.Offer.AlsoBy)
        {
            hubs.Add(await directory.Named(other, cancel));
        }

        return hubs;
    }

    public static OfferStatus Status(OfferNode offer) => offer.State?.Status ?? OfferStatus.Published;

    public static int Version(OfferNode offer) => offer.Offer.Version;

    public static DateTimeOffset PublishedAt(OfferNode offer) => offer.Offer.PublishedAt;

    public static DateTimeOffset ChangedAt(OfferNode offer) => offer.Offer.ChangedAt;

    public static DateTimeOffset Until(OfferNode offer) => offer.Offer.Until;

    public static Posting Posting(OfferNode offer) => offer.Offer.Posting;

    public static ImmutableArray<GateFinding> Points(OfferNode offer, [Service] OfferDesk desk) => desk.Findings(offer.Offer.Posting);

    public static async ValueTask<OfferNode?> Lead(OfferNode offer, ResolverContext context) =>
        offer.State?.Lead is { } lead && await context.Offer(lead) is { } above && Status(above) == OfferStatus.Published ? above : null;

    public static FilledHow? FilledHow(OfferNode offer) => offer.State?.How;

    public static WithdrawnWhy? WithdrawnWhy(OfferNode offer) => offer.State?.Why;

    public static async ValueTask<IReadOnlyList<Step>> History(OfferNode offer, ResolverContext context, [Service] HubDirectory directory, CancellationToken cancel) =>
        OfferSteps.Public(await context.Story(offer.Grain), await directory.Names(cancel));

    public static string Page(OfferNode offer, [Service] OfferSite site) => site.Offer(offer.Offer.Id);

    public static bool Example(OfferNode offer) => offer.Offer.Posting.Source is not null;
}

[Resolves("PostingPlace")]
public static class PostingPlaceFields
{
    public static RegionCode Region(Place place) => Departments.Of(place.Department).Region;
}

[Resolves("QualityPoint")]
public static class QualityPointFields
{
    public static GateLevel Level(GateFinding finding) => finding.Rule.Level;

    public static string Title(GateFinding finding) => GateWords.Of(finding.Point).Title;

    public static string Why(GateFinding finding) => GateWords.Of(finding.Point).Why;

    public static string Mend(GateFinding finding) => GateWords.Of(finding.Point).Mend;

    public static string Source(GateFinding finding) => GateWords.Source(finding.Rule);
}
