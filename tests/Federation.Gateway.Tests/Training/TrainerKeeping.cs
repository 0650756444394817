using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Training.Following;
using Federation.Node.Engine;
using Federation.Node.Tests.Engine;
using Federation.Search.Training;
using Federation.Storage;
using Federation.Storage.Feeds;
using Federation.Storage.Training;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Training;

public sealed class TrainerKeepingOnSqlite() : TrainerKeeping(On.Sqlite, 8);

public sealed class TrainerKeepingOnPostgres() : TrainerKeeping(On.Postgres, 4);

/// <summary>What a node knows of trainers and pairs, and the tables it is made of.</summary>
public abstract class TrainerKeeping(On on, int lives)
{
    [Fact]
    public async Task Whatever_is_written_between_its_questions_the_index_becomes_the_tables()
    {
        var (trainers, pairs) = (0, 0);
        for (var seed = 1; seed <= lives; seed++)
        {
            await using var life = await Life.Open(on, seed);
            var chance = Seeds.Of(seed);
            await life.Go(chance.Next(200, 400));

            // Before every question to the storage, during the build too, others may write.
            life.Store.BeforeRead = life.Store.BeforeQuery = () => chance.Chance(0.2) ? life.Go(chance.Next(1, 12)) : Task.CompletedTask;
            await life.Keeper.Build(CancellationToken.None);
            for (var round = 0; round < 8; round++)
            {
                await life.Go(chance.Next(30));
                await (chance.Chance(0.3) ? life.Keeper.Look(CancellationToken.None) : life.Keeper.Follow([chance.Pick(RandomStory.Hubs)], CancellationToken.None));
            }

            life.Store.BeforeRead = life.Store.BeforeQuery = () => Task.CompletedTask;
            await life.Keeper.Look(CancellationToken.None);
            var known = await life.Known();
            Assert.True(known.Count == life.Live.Snapshot.Count, $"seed {seed}");
            Assert.All(known, one => Assert.Equal(one, life.Live.Snapshot.Find(one.Grain)));
            var formed = (await life.Pairs.Formed(CancellationToken.None)).Where(pair => pair.Members.All(member => known.Any(one => one.Grain == member.Trainer))).ToList();
            Assert.Equal(formed.Count, life.Live.Snapshot.Pairs);
            (trainers, pairs) = (trainers + known.Count, pairs + formed.Count);
        }

        Assert.True(trainers > 8 * lives && pairs > lives, $"{trainers} trainers, {pairs} pairs: the lives are too poor to show anything");
    }

    [Fact]
    public async Task A_storage_that_leaves_in_the_middle_of_a_build_or_a_page_leaves_what_was_known_and_is_asked_again()
    {
        await using var life = await Life.Open(on, 3);
        await life.Go(150);
        await life.Keeper.Build(CancellationToken.None);
        var before = life.Live.Snapshot;
        for (var last = 1; last < 4; last++)
        {
            var left = last;
            life.Store.BeforeRead = life.Store.BeforeQuery = () => --left == 0 ? throw ObstructedStore.Away : Task.CompletedTask;
            await Assert.ThrowsAsync<StorageException>(() => life.Keeper.Build(CancellationToken.None));
            Assert.Same(before, life.Live.Snapshot);
        }

        life.Store.BeforeRead = life.Store.BeforeQuery = () => Task.CompletedTask;
        await life.Go(150);
        life.Store.BeforeQuery = () => throw ObstructedStore.Away;
        await Assert.ThrowsAsync<StorageException>(() => life.Keeper.Follow(RandomStory.Hubs, CancellationToken.None));
        life.Store.BeforeQuery = () => Task.CompletedTask;
        await life.Keeper.Look(CancellationToken.None);
        Assert.All(await life.Known(), one => Assert.Equal(one, life.Live.Snapshot.Find(one.Grain)));
    }

    private sealed class Life : IAsyncDisposable
    {
        private readonly TempFolder _folder = new();
        private readonly RandomStory _story;
        private readonly Random _random;
        private readonly Database _database;
        private readonly FeedTails _tails = new();

        private Life(string? place, int seed)
        {
            _database = Database.Open(place ?? _folder.Path);
            (_story, _random) = (new RandomStory(seed, true), Seeds.Of(seed));
            Store = new ObstructedStore(_database.Hubs);
            Live = new LiveTrainers(new TrainerIndex());
            Keeper = new TrainerKeeper(Store, new Trainers(Store), new Pairs(Store), _tails, Live, new NodeOptions { PageLength = 40 });
        }

        public ObstructedStore Store { get; }

        public LiveTrainers Live { get; }

        public TrainerKeeper Keeper { get; }

        public Pairs Pairs => new(_database.Hubs);

        public static async Task<Life> Open(On on, int seed)
        {
            var life = new Life(on == On.Sqlite ? null : await PostgresCluster.Shared.CreateDatabase(), seed);
            await life._database.Hubs.Migrate(CancellationToken.None);
            return life;
        }

        public async Task Go(int commands)
        {
            for (var i = 0; i < commands; i++)
            {
                var (grain, command, caller, key) = _story.Next();
                if (await _database.Hubs.Ask(grain, command, caller, _story.Now, key) is { Outcome: AppendOutcome.Committed } result)
                {
                    _story.Tell(result.Entries);
                    if (_random.Chance(0.5))
                    {
                        _tails.Add([result]);
                    }
                }
            }
        }

        public async Task<List<KnownTrainer>> Known()
        {
            var all = new List<KnownTrainer>();
            await foreach (var trainer in new Trainers(_database.Hubs).All(CancellationToken.None))
            {
                all.Add(trainer);
            }

            return all;
        }

        public async ValueTask DisposeAsync()
        {
            await _database.DisposeAsync();
            _folder.Dispose();
        }
    }
}
