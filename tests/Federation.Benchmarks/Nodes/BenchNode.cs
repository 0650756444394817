using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Benchmarks.Nodes;

/// <summary>A node as the server composes it, without its pages. <paramref name="watch"/> and <paramref name="look"/> stand where a benchmark listens.</summary>
internal sealed class BenchNode : IAsyncDisposable
{
    public static readonly HubId Aura = HubId.Parse("aura");
    public static readonly HubId Bretagne = HubId.Parse("bretagne");

    private readonly GroupCommitter _committer;
    private readonly NodeMetrics _metrics = new();
    private readonly NodeService _service;
    private bool _following;

    public BenchNode(StoreOptions options, Func<IGrains, IGrains>? watch = null, Func<IFeeds, IFeeds>? look = null)
    {
        var clock = TimeProvider.System;
        var bounds = new NodeOptions();
        Database = Database.Open(options);
        _committer = new GroupCommitter(Database.Hubs, Tails, bounds, _metrics, NullLogger<GroupCommitter>.Instance);
        Grains = new SmallEngine(Database.Hubs, _committer, new HotGrains(bounds), bounds, _metrics, clock);
        Grains = watch is null ? Grains : watch(Grains);
        IFeeds feeds = new StoreFeeds(Database.Hubs, Tails, clock);
        var deadlines = new DeadlineRunner(Database.Hubs, Grains, _metrics, clock, NullLogger<DeadlineRunner>.Instance);
        _service = new NodeService(
            Database.Hubs, Grains, look is null ? feeds : look(feeds), Tails, deadlines, new HostedHubs([]), bounds, _metrics, clock, NullLogger<NodeService>.Instance);
    }

    public Database Database { get; }

    public FeedTails Tails { get; } = new();

    public IGrains Grains { get; }

    /// <summary>Makes the schema and the two hubs.</summary>
    public async Task Open()
    {
        await Database.Hubs.Migrate(CancellationToken.None);
        foreach (var hub in new[] { Aura, Bretagne })
        {
            var reply = await Grains.Ask(GrainId.Platform(hub), Describe(hub), Caller.Operator, IdempotencyKey.Parse("open"), CancellationToken.None);
            if (!reply.Accepted)
            {
                throw new InvalidOperationException($"the hub cannot be opened: {reply.Refusal!.Code}");
            }
        }
    }

    public async Task Follow()
    {
        await _service.StartAsync(CancellationToken.None);
        _following = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_following)
        {
            await _service.StopAsync(CancellationToken.None);
        }

        _service.Dispose();
        await _committer.DisposeAsync();
        await Database.DisposeAsync();
        _metrics.Dispose();
    }

    public static DescribePlatform Describe(HubId hub)
    {
        var (name, region, department) = hub == Aura ? ("AURA", "84", "69") : ("Bretagne", "53", "35");
        var profile = new HubProfile(
            name, $"Plateforme {name}", "Association exemple", RegionCode.Parse(region), [DepartmentCode.Parse(department)], [],
            [Service(ServiceCode.EmployerSupport), Service(ServiceCode.Training)]);
        return new DescribePlatform(profile, HubSettings.Default);
    }

    private static Service Service(ServiceCode code) => new(code, Remote: true, Outside: true, Capacity.Open);
}
