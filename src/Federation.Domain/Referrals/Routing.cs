using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;

namespace Federation.Domain.Referrals;

/// <summary>Why a hub is proposed; people read the sentence that the pages make of it.</summary>
[JsonConverter(typeof(CodeConverter<RouteReason>))]
public enum RouteReason
{
    /// <summary>It covers the département and renders the service.</summary>
    Covers,

    /// <summary>No hub covers the département; this one has a local referent there.</summary>
    Referent,

    /// <summary>It renders the service at a distance, outside its territory.</summary>
    Remote,

    /// <summary>It covers the département, without this service among those it declares.</summary>
    CoversOnly,

    /// <summary>No hub is designated: all that render the service are asked, the first to claim takes it.</summary>
    OpenCall,

    /// <summary>The coordinator of the origin chose otherwise.</summary>
    Chosen,
}

/// <param name="Hub">Null for an open call.</param>
/// <param name="Capacity">Of the service that would answer, on the day of the proposal; null when the hub does not declare it.</param>
/// <param name="Borders">Borders of départements between the place of the need and the hub's territory; null when it does not count or cannot be walked.</param>
public sealed record RouteOption(HubId? Hub, RouteReason Reason, ServiceCode? Service = null, Capacity? Capacity = null, int? Borders = null);

/// <summary>A hub as the others know it.</summary>
public sealed record HubCard(HubId Id, HubProfile Profile);

/// <summary>Finds who can answer, in domain.md's order: covering hub, local referent, remote hubs (open first, then nearest), open call.</summary>
public static class Routing
{
    public static ImmutableArray<RouteOption> Propose(Need need, IReadOnlyCollection<HubCard> hubs, DateOnly today, IReadOnlyCollection<HubId>? tried = null)
    {
        var free = hubs.Where(hub => tried is null || !tried.Contains(hub.Id)).OrderBy(hub => hub.Id).ToList();
        var options = new List<RouteOption>();

        foreach (var hub in free.Where(hub => hub.Profile.Covers(need.Department)))
        {
            if (Rendered(need, hub, today) is { } option && option.Capacity != Hubs.Capacity.Closed)
            {
                options.Add(option with { Reason = RouteReason.Covers });
            }
        }

        // A referent speaks for a département that no hub covers, be it one that was tried: two hubs describe themselves without asking each other.
        var referents = hubs.Any(hub => hub.Profile.Covers(need.Department)) ? [] : free.Where(hub => hub.Profile.Referents.Contains(need.Department)).ToList();
        foreach (var hub in referents)
        {
            options.Add((Rendered(need, hub, today) ?? new RouteOption(hub.Id, RouteReason.Referent)) with { Reason = RouteReason.Referent });
        }

        if (need.Way != Way.InPerson)
        {
            options.AddRange(free
                .Where(hub => !hub.Profile.Covers(need.Department) && !referents.Contains(hub))
                .Select(hub => (Hub: hub, Service: Rendered(need, hub, today, service => service is { Remote: true, Outside: true })))
                .Where(found => found.Service is not null)
                .Select(found => found.Service! with { Reason = RouteReason.Remote, Borders = Adjacency.Nearest(need.Department, found.Hub.Profile.Departments) })
                .Where(option => option.Capacity != Hubs.Capacity.Closed)
                .OrderBy(option => option.Capacity)
                .ThenBy(option => option.Borders ?? int.MaxValue)
                .ThenBy(option => option.Hub!.Value));
        }

        // A closed or undeclared service of the hub that covers: better than nobody, after those who said they can.
        options.AddRange(free
            .Where(hub => hub.Profile.Covers(need.Department) && options.All(option => option.Hub != hub.Id))
            .Select(hub => (Rendered(need, hub, today) ?? new RouteOption(hub.Id, RouteReason.CoversOnly)) with { Reason = RouteReason.CoversOnly }));

        options.Add(new RouteOption(null, RouteReason.OpenCall));
        return [.. options];
    }

    /// <summary>
    /// Where a request is filed when nobody's page was open: the hub that covers who asks, else the one that covers the need, else the
    /// nearest by borders, else the first by code (an overseas département has no neighbour).
    /// </summary>
    public static HubId? Origin(Need need, IReadOnlyCollection<HubCard> hubs) =>
        Covering(need.From, hubs) ?? Covering(need.Department, hubs)
        ?? hubs.OrderBy(hub => Adjacency.Nearest(need.From ?? need.Department, hub.Profile.Departments) ?? int.MaxValue).ThenBy(hub => hub.Id)
            .Select(hub => (HubId?)hub.Id).FirstOrDefault();

    private static HubId? Covering(DepartmentCode? department, IEnumerable<HubCard> hubs) =>
        department is { } code ? hubs.Where(hub => hub.Profile.Covers(code)).OrderBy(hub => hub.Id).Select(hub => (HubId?)hub.Id).FirstOrDefault() : null;

    /// <summary>Several services may answer one kind: the closest to it that takes requests today, else the closest.</summary>
    private static RouteOption? Rendered(Need need, HubCard hub, DateOnly today, Func<Service, bool>? such = null)
    {
        var services = ReferralKinds.Services(need.Kind).Select(hub.Profile.Renders).OfType<Service>().Where(service => such is null || such(service)).ToList();
        return (services.FirstOrDefault(service => service.CapacityOn(today) != Hubs.Capacity.Closed) ?? services.FirstOrDefault()) is { } service
            ? new RouteOption(hub.Id, RouteReason.Covers, service.Code, service.CapacityOn(today))
            : null;
    }
}
