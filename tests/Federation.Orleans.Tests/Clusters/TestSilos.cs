using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Orleans.Hosting;
using Federation.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.TestingHost;

namespace Federation.Orleans.Tests.Clusters;

/// <summary>A cluster in this process, each silo a whole node with connections of its own on one database: what crosses between them is serialized.</summary>
public sealed class TestSilos : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private TestSilos(InProcessTestCluster cluster) => _cluster = cluster;

    public IReadOnlyList<InProcessSiloHandle> All => _cluster.Silos;

    /// <param name="regions">Of each silo, by its rank; beyond the list: none.</param>
    /// <param name="change">What a test puts in the place of a service.</param>
    public static async Task<TestSilos> Start(string database, string data, short silos = 2, IReadOnlyList<string>? regions = null, Action<IServiceCollection>? change = null, NodeOptions? bounds = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ConfigureFileLogging = false;
        builder.Options.InitializeClientOnDeploy = false;
        var rank = -1;
        builder.ConfigureSiloHost((_, host) =>
        {
            var place = regions?.ElementAtOrDefault(Interlocked.Increment(ref rank)) ?? "";
            var options = bounds ?? new NodeOptions();
            host.Services.AddNode(new ServerSettings { Data = data, Storage = new StorageSettings { Engine = "postgresql", ConnectionString = database } });
            host.Services.Replace(ServiceDescriptor.Singleton(options));
            host.UseOrleans(silo => silo.AddFederation([place], options));
            change?.Invoke(host.Services);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestSilos(cluster);
    }

    public IGrains Port(int silo) => All[silo].ServiceProvider.GetRequiredService<IGrains>();

    public Task<Reply> Ask(int silo, GrainId grain, Command command, Caller caller, string key) =>
        Port(silo).Ask(grain, command, caller, IdempotencyKey.Parse(key), CancellationToken.None).AsTask();

    public Task<InProcessSiloHandle> Join() => _cluster.StartAdditionalSiloAsync();

    public Task Leave(InProcessSiloHandle silo) => _cluster.StopSiloAsync(silo);

    public Task Kill(InProcessSiloHandle silo) => _cluster.KillSiloAsync(silo);

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
