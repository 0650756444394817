using System.Collections.Concurrent;
using Federation.Gateway.Tests.Access;
using Federation.Gateway.Tests.Asking;

[assembly: AssemblyFixture(typeof(Shared))]

namespace Federation.Gateway.Tests.Asking;

/// <summary>Servers that several tests only ask: started by the first that needs one, stopped with the run.</summary>
public sealed class Shared : IAsyncDisposable
{
    private readonly ConcurrentDictionary<On, Lazy<Task<Scene>>> _scenes = new();
    private readonly Lazy<Task<Federated>> _demonstration = new(() => Federated.Start(On.Sqlite));

    /// <summary>As it is at its first start; nobody files anything here.</summary>
    public Task<Federated> Demonstration => _demonstration.Value;

    public Task<Scene> Scene(On on) => _scenes.GetOrAdd(on, engine => new Lazy<Task<Scene>>(() => Access.Scene.Set(engine))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var scene in _scenes.Values)
        {
            await (await scene.Value).DisposeAsync();
        }

        if (_demonstration.IsValueCreated)
        {
            await (await _demonstration.Value).DisposeAsync();
        }
    }
}
