using Federation.Gateway.SignIn;
using Federation.Node.Engine;
using Federation.Orleans.Hosting;
using Federation.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Orleans.Dashboard;

namespace Federation.Silo;

/// <summary>The server's own composition, with a silo where the small engine was.</summary>
public sealed class SiloEngine : IServingEngine
{
    private const string DashboardPath = "/silos";

    private SiloSettings _settings = new();

    public void Add(WebApplicationBuilder builder, ServerSettings settings)
    {
        _settings = builder.Configuration.Read<SiloSettings>("Federation:Silo");
        var place = new SiloPlace(_settings.Check(settings), _settings.Port, _settings.Cluster, _settings.Regions);
        builder.AddSilo(place, settings.Storage.ConnectionString, new NodeOptions(), silo =>
        {
            if (_settings.Dashboard)
            {
                // Counts and times; a log may name what another hub does.
                silo.AddDashboard(dashboard => dashboard.HideTrace = true);
            }
        });
    }

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
