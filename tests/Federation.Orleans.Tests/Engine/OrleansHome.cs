using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Node.Tests.Engine;
using Federation.Orleans.Tests.Clusters;
using Federation.Storage;

namespace Federation.Orleans.Tests.Engine;

/// <summary>One database; each engine started on it is a cluster of two silos that knows nothing of the others.</summary>
public sealed class OrleansHome : EngineHome
{
    private readonly TempFolder _folder = new();
    private readonly Database _reading;
    private readonly string _place;

    private OrleansHome(string place) => (_place, _reading) = (place, Database.Open(place));

    /// <summary>Real time: a cluster lives on it.</summary>
    public override DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());

    public static async Task<OrleansHome> Open()
    {
        var home = new OrleansHome(await PostgresCluster.Shared.CreateDatabase());
        await home._reading.Hubs.Migrate(CancellationToken.None);
        return home;
    }

    public override async Task<RunningEngine> Start() => new Running(await TestSilos.Start(_place, _folder.Path, ["", ""]));

    public override async Task<IReadOnlyList<Entry>> Feed(HubId hub) => await _reading.Hubs.Read(hub, 0, 5000, CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await _reading.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Half of the questions are put to each silo: one of the two is not where the grain lives.</summary>
    private sealed class Running(TestSilos silos) : RunningEngine
    {
        private int _turn;

        public override ValueTask DisposeAsync() => silos.DisposeAsync();

        protected override Task<Reply[]> Deliver(IReadOnlyList<Asked> questions) =>
            Task.WhenAll(questions.Select(asked => Task.Run(() => Ask(silos.Of<IGrains>(Interlocked.Increment(ref _turn) & 1), asked, CancellationToken.None))));
    }
}
