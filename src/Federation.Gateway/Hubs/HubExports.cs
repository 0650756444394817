using Federation.Domain.Time;
using Federation.Gateway.Caching;
using Federation.Gateway.Jobs;
using Federation.Node.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Federation.Gateway.Hubs;

/// <summary>All hubs shown here: <see cref="HubDirectory.All"/>.</summary>
public delegate ValueTask<IReadOnlyList<HubView>> HubsShown(CancellationToken cancel);

/// <summary>Hubs for other software.</summary>
public static class HubExports
{
    public const string Structures = "/data-inclusion/structures.json";
    public const string Services = "/data-inclusion/services.json";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    /// <summary>Needs <see cref="HubsShown"/>, <see cref="OfferSite"/> and a <see cref="TimeProvider"/> among the services.</summary>
    /// <param name="limits">The policy of request rates: public addresses are not mapped without one.</param>
    public static RouteGroupBuilder MapHubExports(this IEndpointRouteBuilder routes, string limits)
    {
        var group = routes.MapGroup("");
        group.AllowAnonymous().RequireRateLimiting(limits);
        group.MapMethods(Structures, Reading, async (HubsShown hubs, OfferSite site, CancellationToken cancel) =>
            new WholeAnswer(DataInclusion.Structures(await hubs(cancel), site), DataInclusion.ContentType, Keep));
        group.MapMethods(Services, Reading, async (HubsShown hubs, OfferSite site, TimeProvider clock, CancellationToken cancel) =>
            new WholeAnswer(DataInclusion.Services(await hubs(cancel), site, ParisTime.DateOf(clock.GetUtcNow())), DataInclusion.ContentType, Keep));
        return group;
    }
}
