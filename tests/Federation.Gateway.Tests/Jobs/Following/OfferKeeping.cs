using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Gateway.Tests.Asking;
using Federation.Node.Tests.Engine;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Jobs.Following;

public sealed class OfferKeepingOnSqlite() : OfferKeeping(On.Sqlite, 15);

public sealed class OfferKeepingOnPostgres() : OfferKeeping(On.Postgres, 6);

/// <summary>The index of a node and the tables it is made of.</summary>
public abstract class OfferKeeping(On on, int lives)
{
    private static readonly Caller Coordinator = Caller.Coordinator(Samples.Aura, "x");

    [Fact]
    public async Task Whatever_is_written_between_its_questions_the_index_becomes_the_tables()
    {
        var (offers, covered) = (0, 0);
        for (var seed = 1; seed <= lives; seed++)
        {
            await using var life = await OfferLife.Open(on, seed);
            var chance = Seeds.Of(seed);
            await life.Go(chance.Next(200));

            // Before every question to the storage, during the build too, others may write.
            life.Store.BeforeRead = life.Store.BeforeQuery = () => chance.Chance(0.2) ? life.Go(chance.Next(1, 8)) : Task.CompletedTask;
            await life.Keeper.Build(CancellationToken.None);
            for (var round = 0; round < 8; round++)
            {
                await life.Go(chance.Next(20));
                await (chance.Chance(0.3) ? life.Keeper.Look(CancellationToken.None) : life.Keeper.Follow([chance.Pick(RandomStory.Hubs)], CancellationToken.None));
                life.Keeper.LetGo();
            }

            life.Store.BeforeRead = life.Store.BeforeQuery = () => Task.CompletedTask;
            await life.Keeper.Look(CancellationToken.None);
            life.Keeper.LetGo();
            var tables = await life.Tables();
            Assert.True(tables.SequenceEqual(life.Indexed), $"seed {seed}: {string.Join(' ', tables.Select(offer => offer.Id).Except(life.Indexed.Select(offer => offer.Id)))} missing, {string.Join(' ', life.Indexed.Select(offer => offer.Id).Except(tables.Select(offer => offer.Id)))} too much");
            Assert.Equal(tables.Count, life.Live.Snapshot.Count);
            foreach (var hub in RandomStory.Hubs)
            {
                Assert.Equal(await life.Rules(hub), life.Live.Rules(hub) ?? []);
            }

            offers += tables.Count;
            covered += tables.Count(offer => offer.AlsoBy.Length > 0);
        }

        Assert.True(offers > 10 * lives && covered > lives, $"{offers} offers, {covered} with several sources: the lives are too poor to show anything");
    }

    [Fact]
    public async Task A_storage_that_leaves_in_the_middle_of_a_build_leaves_the_index_as_it_was()
    {
        await using var life = await OfferLife.Open(on, 3);
        await life.Go(200);
        await life.Keeper.Build(CancellationToken.None);
        var before = life.Live.Snapshot;
        for (var last = 1; last < 5; last++)
        {
            var left = last;
            life.Store.BeforeRead = life.Store.BeforeQuery = () => --left == 0 ? throw ObstructedStore.Away : Task.CompletedTask;
            await Assert.ThrowsAsync<Storage.Feeds.StorageException>(() => life.Keeper.Build(CancellationToken.None));
            Assert.Same(before, life.Live.Snapshot);
        }
    }

    [Fact]
    public async Task A_page_whose_offers_could_not_be_read_is_read_again()
    {
        await using var life = await OfferLife.Open(on, 4);
        await life.Keeper.Build(CancellationToken.None);
        await life.Publish(Samples.Aura);
        life.Store.BeforeQuery = () => throw ObstructedStore.Away;
        await Assert.ThrowsAsync<Storage.Feeds.StorageException>(() => life.Keeper.Follow([Samples.Aura], CancellationToken.None));
        Assert.Equal(0, life.Live.Snapshot.Count);

        life.Store.BeforeQuery = () => Task.CompletedTask;
        await life.Keeper.Follow([Samples.Aura], CancellationToken.None);
        Assert.Equal(1, life.Live.Snapshot.Count);
    }

    [Fact]
    public async Task What_is_met_twice_and_what_is_not_about_offers_changes_nothing()
    {
        await using var life = await OfferLife.Open(on, 5);
        var during = life.Store.BeforeQuery = () => Task.CompletedTask;
        await life.Go(150);
        life.Store.BeforeQuery = async () =>
        {
            // After the positions were read, before the tables are.
            life.Store.BeforeQuery = during;
            await life.Publish(Samples.Aura);
        };
        await life.Keeper.Build(CancellationToken.None);
        var (snapshot, changed) = (life.Live.Snapshot, life.Live.ChangedAt);
        await life.Keeper.Look(CancellationToken.None);
        life.Clock.Advance(TimeSpan.FromMinutes(1));
        await life.Ask(Samples.StructureAt(Samples.Aura, "s"), Samples.Structure("Structure"), Caller.Operator);
        await life.Keeper.Look(CancellationToken.None);
        Assert.Equal(changed, life.Live.ChangedAt);
        Assert.Equal(snapshot.Version, life.Live.Snapshot.Version);
    }

    [Fact]
    public async Task A_hub_that_opens_later_is_found()
    {
        await using var life = await OfferLife.Open(on, 6);
        await life.Keeper.Build(CancellationToken.None);
        Assert.Null(life.Live.Rules(Samples.Bretagne));
        await life.Ask(GrainId.Platform(Samples.Bretagne), Samples.Platform("Bretagne"), Caller.Operator);
        await life.Publish(Samples.Bretagne);
        await life.Keeper.Look(CancellationToken.None);
        Assert.Equal(1, life.Live.Snapshot.Count);
        Assert.Empty(life.Live.Rules(Samples.Bretagne)!.Value);
    }

    [Fact]
    public async Task What_ended_is_let_go_at_its_instant()
    {
        await using var life = await OfferLife.Open(on, 7);
        var offer = await life.Publish(Samples.Aura);
        await life.Keeper.Build(CancellationToken.None);
        var until = life.Live.Snapshot.FirstEnd!.Value;
        life.Clock.MoveTo(until.AddMilliseconds(-1));
        life.Keeper.LetGo();
        Assert.NotNull(life.Live.Snapshot.Find(OfferId.Parse(offer.Key)));
        life.Clock.MoveTo(until);
        life.Keeper.LetGo();
        Assert.Equal((0, until), (life.Live.Snapshot.Count, life.Live.ChangedAt));
        Assert.Null(life.Live.Snapshot.FirstEnd);

        // Renewed before its bell rang: it is back.
        await life.Ask(offer, new RenewOffer(30), Coordinator);
        await life.Keeper.Look(CancellationToken.None);
        Assert.Equal(1, life.Live.Snapshot.Count);
    }

    [Fact]
    public async Task A_database_put_back_to_an_earlier_day_is_read_anew()
    {
        await using var earlier = await OfferLife.Open(on, 8);
        await using var life = await OfferLife.Open(on, 8);
        await earlier.Go(120);
        await life.Go(240);
        await life.Keeper.Build(CancellationToken.None);
        Assert.NotEqual(await earlier.Tables(), life.Indexed);
        life.Store.Inner = earlier.Store;
        await life.Keeper.Look(CancellationToken.None);
        earlier.Clock.MoveTo(life.Clock.GetUtcNow());
        Assert.Equal(await earlier.Tables(), life.Indexed);
    }
}
