using Federation.Node.Engine;
using Federation.Orleans.Calls;
using Federation.Orleans.Clustering;
using Federation.Orleans.Live;
using Federation.Orleans.Placement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime.MembershipService.SiloMetadata;

namespace Federation.Orleans.Hosting;

public static class SiloHosting
{
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
        silo.Configure<SiloMessagingOptions>(messaging => messaging.MaxEnqueuedRequestsHardLimit = options.WaitingPerGrain);

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

    /// <summary>Silos find each other in the federation's own PostgreSQL; <see cref="ClusterTables.Migrate"/> comes first.</summary>
    public static ISiloBuilder UseFederationClustering(this ISiloBuilder silo, string connectionString)
    {
        silo.UseAdoNetClustering(clustering =>
        {
            clustering.Invariant = "Npgsql";
            clustering.ConnectionString = ClusterTables.ConnectionString(connectionString);
        });
        return silo;
    }
}
