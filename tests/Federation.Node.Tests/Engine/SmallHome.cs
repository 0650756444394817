using Federation.Domain.Grains;
using Federation.Node.Engine;
using Federation.Storage;
using Federation.Storage.Feeds;
using Federation.Testing;
using Federation.Testing.PostgreSql;
using Federation.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Node.Tests.Engine;

public enum On
{
    Sqlite,
    Postgres,
}

/// <summary>The small engine over one database; each engine has its own connections, as another process would.</summary>
public sealed class SmallHome : EngineHome
{
    private readonly TempFolder _folder = new();
    private readonly Database _reading;
    private readonly string _place;

    private SmallHome(string? place)
    {
        _place = place ?? _folder.Path;
        _reading = Database.Open(_place);
    }

    public ManualClock Clock { get; } = new();

    public override DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The same database, without an engine.</summary>
    public IHubStore Store => _reading.Hubs;

    public static async Task<SmallHome> Open(On on)
    {
        var home = new SmallHome(on == On.Sqlite ? null : await PostgresCluster.Shared.CreateDatabase());
        await home._reading.Hubs.Migrate(CancellationToken.None);
        return home;
    }

    public override Task<RunningEngine> Start() => Task.FromResult<RunningEngine>(Run(new NodeOptions()));

    public SmallRunning Run(NodeOptions options) => new(Database.Open(_place), options, Clock);

    public override async Task<IReadOnlyList<Entry>> Feed(HubId hub) => await Store.Read(hub, 0, 5000, CancellationToken.None);

    public override async ValueTask DisposeAsync()
    {
        await _reading.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class SmallRunning : RunningEngine
{
    private readonly Database _database;
    private readonly GroupCommitter _committer;

    public SmallRunning(Database database, NodeOptions options, TimeProvider clock)
    {
        _database = database;
        Store = new ObstructedStore(database.Hubs);
        Hot = new HotGrains(options);
        _committer = new GroupCommitter(Store, Tails, options, Metrics, NullLogger<GroupCommitter>.Instance);
        Grains = new SmallEngine(Store, _committer, Hot, options, Metrics, clock);
    }

    public ObstructedStore Store { get; }

    public HotGrains Hot { get; }

    public FeedTails Tails { get; } = new();

    public NodeMetrics Metrics { get; } = new();

    public IGrains Grains { get; }

    public Task<Reply> Ask(Asked asked, CancellationToken cancel) => Ask(Grains, asked, cancel);

    public override async ValueTask DisposeAsync()
    {
        // A test that failed while it held a commit would otherwise never end, nor say that it failed.
        Store.Release();
        await _committer.DisposeAsync();
        await _database.DisposeAsync();
        Metrics.Dispose();
    }

    protected override Task<Reply[]> Deliver(IReadOnlyList<Asked> questions) =>
        Task.WhenAll(questions.Select(asked => Task.Run(() => Ask(Grains, asked, CancellationToken.None))));
}
