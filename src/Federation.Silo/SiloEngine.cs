using Federation.Gateway.SignIn;
using Federation.Node.Engine;
using Federation.Orleans.Clustering;
using Federation.Orleans.Hosting;
using Federation.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;

namespace Federation.Silo;

/// <summary>The server's own composition, with a silo where the small engine was.</summary>
public sealed class SiloEngine : IServingEngine
{
    private const string DashboardPath = "/silos";

    private SiloSettings _settings = new();

    public void Add(WebApplicationBuilder builder, ServerSettings settings)
    {
        _settings = builder.Configuration.Read<SiloSettings>("Federation:Silo");
        var address = _settings.Check(settings);
        builder.UseOrleans(silo =>
        {
            silo.AddFederation(_settings.Regions, new NodeOptions());
            silo.UseFederationClustering(settings.Storage.ConnectionString);
            silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = _settings.Cluster);

            // No port for clients: who asks this cluster is a silo, or a page or a partner through the gateway in this process.
            silo.ConfigureEndpoints(address, _settings.Port, gatewayPort: 0);
            if (_settings.Dashboard)
            {
                silo.AddDashboard();
            }
        });
    }

    public Task Prepare(ServerSettings settings, CancellationToken cancel) => ClusterTables.Migrate(settings.Storage.ConnectionString, cancel);

    public void Use(WebApplication app)
    {
        if (_settings.Dashboard)
        {
            app.MapOrleansDashboard(DashboardPath)
                .RequireAuthorization(new AuthorizationPolicyBuilder().RequireClaim(HubClaims.Administrator).Build())
                .RequireRateLimiting("people");
        }
    }
}
