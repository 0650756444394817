using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Search.Queries;

namespace Federation.Web.Alerts;

/// <summary>Which hub keeps an alert: one alone holds what its person looks for and where they read letters.</summary>
public static class AlertHub
{
    /// <summary>
    /// The hub looked through; else that of the place looked for; else the one whose offers are looked for; else the first by code, so that the
    /// alerts of one person that name no place meet at one hub. Null when there is none.
    /// </summary>
    public static HubId? Of(OfferSearch search, IReadOnlyList<HubView> hubs)
    {
        var criteria = search.Criteria;
        return Known(search.Through, hubs)
            ?? (First(criteria.Departments) is { } department ? Routing.Origin(new Need(ReferralKind.CandidateSeeksPost, department, Way.Either, null, "fr"), [.. hubs.Select(hub => hub.Card)]) : null)
            ?? (First(criteria.Regions) is { } region ? hubs.OrderBy(hub => hub.Id).Where(hub => hub.Profile.Region == region).Select(hub => (HubId?)hub.Id).FirstOrDefault() : null)
            ?? Known(First(criteria.Hubs), hubs)
            ?? hubs.OrderBy(hub => hub.Id).Select(hub => (HubId?)hub.Id).FirstOrDefault();
    }

    private static HubId? Known(HubId? hub, IReadOnlyList<HubView> hubs) => hubs.Any(view => view.Id == hub) ? hub : null;

    private static T? First<T>(ImmutableArray<T> list) where T : struct => list.IsDefaultOrEmpty ? null : list[0];
}
