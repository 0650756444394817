using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Gateway.Jobs.Following;
using Federation.Gateway.Tests.Asking;
using Federation.Node.Engine;
using Federation.Node.Tests.Engine;
using Federation.Search.Index;
using Federation.Search.Queries;
using Federation.Search.Results;
using Federation.Storage;
using Federation.Storage.Feeds;
using Federation.Storage.Jobs;
using Federation.Testing.Domain;
using Federation.Testing.Time;

namespace Federation.Gateway.Tests.Jobs.Following;

/// <summary>One database, what lives in it told at random from a seed, and a keeper of offers whose every question a test may obstruct.</summary>
internal sealed class OfferLife : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly RandomStory _story;
    private readonly Random _random;
    private readonly Database _database;
    private int _asked;

    private OfferLife(string? place, int seed)
    {
        _database = Database.Open(place ?? _folder.Path);
        (_story, _random) = (new RandomStory(seed), Seeds.Of(seed));
        Store = new ObstructedStore(_database.Hubs);
        Live = new LiveOffers(Index);
        Keeper = new OfferKeeper(Store, new PublishedOffers(Store, Clock), Tails, Live, Options, Clock);
    }

    public ManualClock Clock { get; } = new(Samples.Monday);

    /// <summary>A short page, so that a feed has several.</summary>
    public NodeOptions Options { get; } = new() { PageLength = 40 };

    public FeedTails Tails { get; } = new();

    /// <summary>Whether what is written rings the bell of this node; null: as chance has it.</summary>
    public bool? Rings { get; set; }

    public OfferIndex Index { get; } = new();

    public ObstructedStore Store { get; }

    public LiveOffers Live { get; }

    public OfferKeeper Keeper { get; }

    public IReadOnlyList<PublishedOffer> Indexed => Of(Index.Snapshot, Clock.GetUtcNow());

    public static async Task<OfferLife> Open(On on, int seed)
    {
        var life = new OfferLife(on == On.Sqlite ? null : await PostgresCluster.Shared.CreateDatabase(), seed);
        await life._database.Hubs.Migrate(CancellationToken.None);
        return life;
    }

    /// <summary>Many commands, refusals included, more offers than others, bells that ring in time, and now and then a hub that shows less, or more.</summary>
    public async Task Go(int commands)
    {
        for (var i = 0; i < commands; i++)
        {
            var (grain, command, caller, key) = _story.Next();
            Clock.MoveTo(_story.Now);
            await Ask(grain, command, caller, key);
            if (_random.Chance(0.3))
            {
                await Publish(_random.Pick(RandomStory.Hubs));
            }

            if (_random.Chance(0.05))
            {
                var hub = _random.Pick(RandomStory.Hubs);
                ImmutableArray<DiffusionRule> rules = _random.Chance(0.3) ? [] : [new(DiffusionField.Department, DiffusionOperator.IsOneOf, [_random.Pick(["38", "2A", "976"])])];
                await Ask(GrainId.Platform(hub), new ChangeDiffusion(rules), Caller.Coordinator(hub, "account-1") with { Role = Role.Administrator });
            }

            foreach (var due in await _database.Hubs.Due([.. RandomStory.Hubs], Clock.GetUtcNow(), 100, CancellationToken.None))
            {
                await Ask(due.Grain, new Ring(due.Name, due.Due), Caller.Clock);
            }
        }
    }

    public async Task<GrainId> Publish(HubId hub, Posting? posting = null)
    {
        var now = Clock.GetUtcNow();
        var offer = _random.NextOfferId(now).At(hub);
        Assert.NotNull(await Ask(offer, new PublishOffer(posting ?? OfferSamples.Posting(), Samples.Envelope(_random, now, Domain.Privacy.SealKind.Application)), Caller.Coordinator(hub, "x")));
        return offer;
    }

    public async Task<AppendResult?> Ask(GrainId grain, Command command, Caller caller, IdempotencyKey? key = null)
    {
        var result = await _database.Hubs.Ask(grain, command, caller, Clock.GetUtcNow(), key ?? IdempotencyKey.Parse($"life-{++_asked}"));
        if (result is { Outcome: AppendOutcome.Committed })
        {
            _story.Tell(result.Entries);

            // Written here as often as elsewhere: a follower finds its page in memory, or reads it, or finds half of it.
            if (Rings ?? _random.Chance(0.5))
            {
                Tails.Add([result]);
            }
        }

        return result;
    }

    /// <summary>What a new node would build.</summary>
    public async Task<IReadOnlyList<PublishedOffer>> Tables()
    {
        var index = new OfferIndex();
        index.Rebuild(await new PublishedOffers(_database.Hubs, Clock).All(CancellationToken.None).ToListAsync());
        return Of(index.Snapshot, Clock.GetUtcNow());
    }

    public async Task<ImmutableArray<DiffusionRule>> Rules(HubId hub) =>
        ((PlatformState?)(await _database.Hubs.Load(GrainId.Platform(hub), CancellationToken.None)).State)?.Diffusion ?? [];

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private static IReadOnlyList<PublishedOffer> Of(OfferSnapshot snapshot, DateTimeOffset now)
    {
        var all = new List<PublishedOffer>();
        SearchCursor? after = null;
        do
        {
            var found = snapshot.Search(new SearchRequest(Query.Read(new Criteria()), now, SearchOrder.Date, SearchRequest.LongestPage, after));
            all.AddRange(found.Hits.Select(hit => hit.Offer));
            after = found.Next;
        }
        while (after is not null);

        return [.. all.OrderBy(offer => offer.Hub).ThenBy(offer => offer.Id)];
    }
}
