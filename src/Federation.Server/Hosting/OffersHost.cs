using Federation.Gateway.Hubs;
using Federation.Gateway.Jobs;
using Federation.Gateway.Jobs.Following;
using Federation.Node.Desk;
using Federation.Search.Index;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Federation.Server.Hosting;

/// <summary>Search of offers, in the memory of this node, and what other software reads from it.</summary>
public static class OffersHost
{
    /// <summary>The rate limit of lists and exports.</summary>
    public const string Lists = "lists";

    /// <summary>The rate limit of suggestions, asked for at each letter.</summary>
    public const string Typing = "typing";

    /// <exception cref="SettingsException">The public address cannot be the beginning of a link.</exception>
    public static void AddOffers(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<OfferIndex>();
        services.AddSingleton<LiveOffers>();
        services.AddSingleton<OfferKeeper>();
        services.AddHostedService<OfferFollower>();
        services.AddSingleton<ShownOffers>();
        services.AddSingleton<IShownOffers>(provider => provider.GetRequiredService<ShownOffers>());
        services.AddSingleton(Site(settings));
        services.AddSingleton<HubsShown>(provider => provider.GetRequiredService<HubDirectory>().All);
        services.AddHealthChecks().AddCheck<OffersHealth>("offers", tags: ["ready"]);
    }

    public static void MapOffers(this WebApplication app)
    {
        app.MapOfferFeeds(Lists);
        app.MapOfferSuggestions(Typing);
        app.MapFreshOffers(Typing);
        app.MapHubExports(Lists);
    }

    private static OfferSite Site(ServerSettings settings)
    {
        try
        {
            return new OfferSite("Fédération du travail pair", settings.PublicUrl);
        }
        catch (ArgumentException)
        {
            throw new SettingsException("Federation:PublicUrl n’est pas une adresse complète (https://exemple.fr).");
        }
    }

    /// <summary>Before its first build a node would say that there are no offers.</summary>
    private sealed class OffersHealth(LiveOffers live) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(live.IsBuilt ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
