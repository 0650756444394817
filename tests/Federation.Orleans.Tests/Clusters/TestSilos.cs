using System.Collections.Concurrent;
using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Orleans.Grains;
using Federation.Orleans.Hosting;
using Federation.Orleans.Placement;
using Federation.Running;
using Federation.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Metadata;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.TestingHost;

namespace Federation.Orleans.Tests.Clusters;

/// <summary>A cluster in this process, each silo a whole node with connections of its own on one database: what crosses between them is serialized.</summary>
public sealed class TestSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly ConcurrentQueue<string> _regions;

    private TestSilos(InProcessTestCluster cluster, ConcurrentQueue<string> regions) => (_cluster, _regions) = (cluster, regions);

    public IReadOnlyList<InProcessSiloHandle> All => _cluster.Silos;

    /// <param name="regions">One silo for each, in no order; empty: a silo of no region.</param>
    /// <param name="change">What a test puts in the place of a service.</param>
    public static async Task<TestSilos> Start(string database, string data, IReadOnlyList<string> regions, Action<IServiceCollection>? change = null, NodeOptions? bounds = null)
    {
        var builder = new InProcessTestClusterBuilder((short)regions.Count);
        builder.Options.ConfigureFileLogging = false;
        builder.Options.InitializeClientOnDeploy = false;
        var places = new ConcurrentQueue<string>(regions);
        builder.ConfigureSiloHost((_, host) =>
        {
            var options = bounds ?? new NodeOptions();
            host.Services.AddNode(new ServerSettings { Data = data, Storage = new StorageSettings { Engine = "postgresql", ConnectionString = database } });
            host.Services.Replace(ServiceDescriptor.Singleton(options));
            host.UseOrleans(silo => silo.AddFederation(places.TryDequeue(out var region) && region.Length > 0 ? [region] : [], options));
            change?.Invoke(host.Services);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        var silos = new TestSilos(cluster, places);
        await silos.KnowEachOther();
        return silos;
    }

    public T Of<T>(int silo) where T : notnull => All[silo].ServiceProvider.GetRequiredService<T>();

    public Task<Reply> Ask(int silo, GrainId grain, Command command, Caller caller, string key) =>
        Of<IGrains>(silo).Ask(grain, command, caller, IdempotencyKey.Parse(key), CancellationToken.None).AsTask();

    public IHubGrain Grain(GrainId grain, int silo = 0) => Of<IGrainFactory>(silo).GetGrain<IHubGrain>(GrainKeys.Of(grain));

    /// <summary>The silo that holds the grain now, or null.</summary>
    public async Task<SiloAddress?> Holder(GrainId grain) => await Of<IGrainFactory>(0).GetGrain<IManagementGrain>(0).GetActivationAddress(Grain(grain));

    public SiloAddress At(string region) => All.Single(silo => RegionsOf(0, silo) == region).SiloAddress;

    public async Task Join(string region)
    {
        _regions.Enqueue(region);
        await _cluster.StartAdditionalSiloAsync();
        await KnowEachOther();
    }

    public async Task Leave(string region, bool killed)
    {
        var leaving = All.Single(silo => RegionsOf(0, silo) == region);
        await (killed ? _cluster.KillSiloAsync(leaving) : _cluster.StopSiloAsync(leaving));
        await KnowEachOther();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    private string RegionsOf(int asked, InProcessSiloHandle silo) =>
        Of<ISiloMetadataCache>(asked).GetSiloMetadata(silo.SiloAddress).Metadata.GetValueOrDefault(HubDirector.Regions) ?? "unknown";

    /// <summary>A silo tells its metadata when asked, after it has joined; until then it is one of no region. And until another knows what it can host, it sends nothing there.</summary>
    private Task KnowEachOther() => Until.True("every silo knows every other, its regions and what it hosts, and nobody else", () => Enumerable.Range(0, All.Count).All(asked =>
        All.All(silo => RegionsOf(asked, silo) != "unknown")
        && Of<IClusterManifestProvider>(asked).Current.Silos.Keys.ToHashSet().SetEquals(All.Select(silo => silo.SiloAddress))));
}
