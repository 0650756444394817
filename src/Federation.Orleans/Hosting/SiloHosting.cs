using Federation.Node.Engine;
using Federation.Orleans.Calls;
using Federation.Orleans.Clustering;
using Federation.Orleans.Live;
using Federation.Orleans.Placement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Federation.Orleans.Hosting;

public static class SiloHosting
{
    /// <summary>Bytes. The longest command is far below; Orleans' own lists of a large cluster are not small.</summary>
    private const int LargestMessage = 8 * 1024 * 1024;

    /// <summary>
    /// Makes a silo of a node that is composed already: its storage, committer and feeds stay, and the port leads into the cluster. Call it after
    /// the node's own services.
    /// </summary>
    /// <param name="regions">INSEE codes of the regions whose hubs should live here; none: whichever come.</param>
    public static ISiloBuilder AddFederation(this ISiloBuilder silo, IEnumerable<string> regions, NodeOptions options)
    {
        silo.UseSiloMetadata(new Dictionary<string, string> { [HubDirector.Regions] = string.Join(',', regions) });
        silo.AddPlacementDirector<HubPlacement, HubDirector>();
        silo.AddIncomingGrainCallFilter<Gate>();
        silo.Configure<ClusterMembershipOptions>(Membership.Tune);
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.MaxEnqueuedRequestsHardLimit = options.WaitingPerGrain;
            messaging.MaxMessageBodySize = LargestMessage;
        });

        // The counterpart of the small engine's bound of bytes: activations idle for ten minutes go, and sooner when memory is short.
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = TimeSpan.FromMinutes(10);
            collection.EnableActivationSheddingOnMemoryPressure = true;
        });
        silo.Services.AddSingleton<GrainTurn>();
        silo.Services.AddSingleton<HubRegions>();
        silo.Services.AddSingleton<FeedRelay>();
        silo.Services.AddHostedService(provider => provider.GetRequiredService<FeedRelay>());
        silo.Services.Replace(ServiceDescriptor.Singleton<IGrains, OrleansEngine>());
        return silo;
    }

    /// <summary>
    /// A silo in this process, whose members find each other in the federation's own PostgreSQL. After the node's services, and before whatever asks grains:
    /// what starts first stops last.
    /// </summary>
    public static void AddSilo(this IHostApplicationBuilder host, SiloPlace place, string connectionString, NodeOptions options, Action<ISiloBuilder>? more = null)
    {
        host.Services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<ClusterDoor>(provider, place, connectionString));
        host.UseOrleans(silo => Configure(silo, place, connectionString, options, more));
    }

    private static void Configure(ISiloBuilder silo, SiloPlace place, string connectionString, NodeOptions options, Action<ISiloBuilder>? more)
    {
        silo.AddFederation(place.Regions, options);
        silo.UseAdoNetClustering(clustering =>
        {
            clustering.Invariant = "Npgsql";
            clustering.ConnectionString = ClusterTables.ConnectionString(connectionString);
        });
        silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = place.Cluster);

        // No port for clients: who asks this cluster is a silo, or somebody at the gateway in this process.
        silo.ConfigureEndpoints(place.Address, place.Port, gatewayPort: 0);
        more?.Invoke(silo);
    }
}
