using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Storage;
using Federation.Storage.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Node.Tests.Exchange;

/// <summary>The real storage and the real engine in a folder of their own; hubs hear each other only when told to.</summary>
internal sealed class SqliteFederation : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("fed-exchange-").FullName;
    private readonly FixedClock _clock = new(Now);
    private readonly NodeMetrics _metrics = new();
    private readonly GroupCommitter _committer;
    private readonly FeedTails _tails;

    private SqliteFederation()
    {
        var options = new NodeOptions();
        Store = Database.Open(StoreOptions.InFolder(_folder)).Hubs;
        _tails = new FeedTails();
        _committer = new GroupCommitter(Store, _tails, options, _metrics, NullLogger<GroupCommitter>.Instance);
        Grains = new SmallEngine(Store, _committer, new HotGrains(options), options, _metrics, _clock);
    }

    public IHubStore Store { get; }

    public IGrains Grains { get; }

    /// <summary>How often a wait was asked for.</summary>
    public int Settled { get; private set; }

    public static async Task<SqliteFederation> Start()
    {
        var federation = new SqliteFederation();
        await federation.Store.Migrate(CancellationToken.None);
        return federation;
    }

    public string Folder(string name) => Path.Combine(_folder, name);

    /// <summary>Every hub hears every other, until nothing is new.</summary>
    public async Task Settle(CancellationToken cancel)
    {
        Settled++;
        var hubs = (await Store.Heads(cancel)).Keys.Order().ToList();
        var feeds = new StoreFeeds(Store, _tails, _clock);
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var source in hubs)
            {
                var inbox = new Inbox(feeds, Grains, new Cursors(Store), source, hubs, 500);
                while ((await inbox.Step(cancel)).Read > 0)
                {
                    moved = true;
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _committer.DisposeAsync();
        await Store.DisposeAsync();
        _metrics.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Cursors(IHubStore store) : ICursors
    {
        public Task<long> Load(string follower, HubId source, CancellationToken cancel) => store.LoadCursor(follower, source, cancel);

        public Task Save(string follower, HubId source, long position, CancellationToken cancel) => store.SaveCursor(follower, source, position, cancel);
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
