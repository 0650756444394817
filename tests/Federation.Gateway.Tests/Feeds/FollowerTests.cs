using Federation.Domain.Grains;
using Federation.Gateway.GraphQL.Feeds;
using Federation.Gateway.SignIn;
using Federation.Gateway.Tests.Asking;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Storage.Accounts;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Feeds;

public sealed class FollowerTests
{
    private static readonly FeedWish Everyones = new(null, [], null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task A_reader_of_rare_entries_is_led_past_the_others_window_by_window(On on)
    {
        await using var home = await Home.Open(on);
        await home.Public(Samples.Aura);
        for (var i = 0; i < FeedReader.Window + 200; i++)
        {
            await home.Local(Samples.Aura);
        }

        await home.Public(Samples.Aura);
        var reader = home.Get<FeedReader>();
        var (place, found, pages, more) = (FeedPlace.Beginning, new List<long>(), 0, true);
        while (more)
        {
            var page = await reader.Read(Everyones, place, 10, Cancel);
            found.AddRange(page.Entries.Select(placed => placed.Entry.Position));
            (place, more) = (page.End, page.More);
            pages++;
        }

        Assert.Equal([1, FeedReader.Window + 202], found);
        Assert.Equal(2, pages);
        Assert.Equal(FeedReader.Window + 202, place.In(Samples.Aura));
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Audiences_narrow_what_one_may_read_and_open_nothing(On on)
    {
        await using var home = await Home.Open(on);
        await home.Public(Samples.Aura);
        await home.Local(Samples.Aura);
        foreach (var (readers, audience, positions) in new (HubId[], Audience, long[])[]
        {
            ([Samples.Aura], Audience.Local, [2]), ([Samples.Aura], Audience.Public, [1]), ([Samples.Bretagne], Audience.Local, []), ([], Audience.Local, []), ([], Audience.Public, [1]),
        })
        {
            var wish = new FeedWish(null, readers, null, [audience]);
            var page = await home.Get<FeedReader>().Read(wish, FeedPlace.Beginning, 10, Cancel);
            Assert.Equal(positions, page.Entries.Select(placed => placed.Entry.Position));
            Assert.Equal(positions, (await home.Store.Read(Samples.Aura, 0, 10, Cancel)).Where(wish.Wants).Select(entry => entry.Position));
        }
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Pages_of_every_length_give_the_same_entries_and_any_place_resumes(On on)
    {
        await using var home = await Home.Open(on);
        var random = Seeds.Of(11);
        for (var i = 0; i < 120; i++)
        {
            home.Clock.Advance(TimeSpan.FromMilliseconds(random.Next(0, 3)));
            var hub = random.Pick([Samples.Aura, Samples.Bretagne]);
            await (random.Chance(0.6) ? home.Public(hub) : home.Local(hub));
        }

        var reader = home.Get<FeedReader>();
        var whole = (await reader.Read(Everyones, FeedPlace.Beginning, 100, Cancel)).Entries;
        Assert.InRange(whole.Count, 50, 99);
        for (var most = 1; most < 9; most++)
        {
            var (place, read, more) = (FeedPlace.Beginning, new List<PlacedEntry>(), true);
            while (more)
            {
                var page = await reader.Read(Everyones, place, most, Cancel);
                read.AddRange(page.Entries);

                // Where the page ends, or right after any of its entries: a reader may stop at either.
                (place, more) = page.Entries.Count > 0 && random.Chance(0.5) ? (page.Entries[^1].Place, true) : (page.End, page.More);
            }

            Assert.Equal(Lines(whole, Samples.Aura), Lines(read, Samples.Aura));
            Assert.Equal(Lines(whole, Samples.Bretagne), Lines(read, Samples.Bretagne));
        }
    }

    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task What_this_node_writes_itself_is_told_from_memory_and_what_another_writes_is_found(On on)
    {
        await using var home = await Home.Open(on);
        await home.Public(Samples.Aura);
        await using var follow = home.Get<FeedFollower>().Follow(Everyones, null, [], Cancel).GetAsyncEnumerator(Cancel);

        // Written past this node, until one comes after the follower has begun: nothing rings, so it looks by itself.
        var next = follow.MoveNextAsync().AsTask();
        await Until.True("an entry that nobody rang for", async () =>
        {
            await home.Public(Samples.Bretagne);
            home.Clock.Advance(TimeSpan.FromSeconds(2));
            return next.IsCompleted;
        });

        var last = 0L;
        var head = (await home.Store.Heads(Cancel))[Samples.Bretagne];
        while (last < head)
        {
            await Awaited(home, next);
            Assert.All(follow.Current, placed => Assert.Equal(Samples.Bretagne, placed.Entry.Hub));
            last = follow.Current[^1].Entry.Position;
            next = follow.MoveNextAsync().AsTask();
        }

        // Written by this node: the bell brings it, and no clock moves any more.
        home.Get<FeedTails>().Add([(await home.Public(Samples.Bretagne))!]);
        Assert.True(await next.WaitAsync(Until.Patience, Cancel));
        Assert.Equal(head + 1, follow.Current[0].Entry.Position);
    }

    /// <summary>The bell of one feed never stopped, and what another node wrote elsewhere was not looked for.</summary>
    [Fact]
    public async Task A_feed_that_rings_all_the_time_does_not_hide_what_was_written_without_a_ring()
    {
        await using var home = await Home.Open(On.Sqlite);
        await home.Public(Samples.Aura);
        await using var follow = home.Get<FeedFollower>().Follow(Everyones, await home.Get<FeedReader>().Head(Everyones, Cancel), [], Cancel).GetAsyncEnumerator(Cancel);
        var next = follow.MoveNextAsync().AsTask();
        await home.Public(Samples.Bretagne);
        var began = home.Clock.GetUtcNow();
        await Until.True("an entry that nobody rang for", async () =>
        {
            // A local entry of AURA's: it rings and is nobody's news.
            home.Get<FeedTails>().Add([(await home.Local(Samples.Aura))!]);
            home.Clock.Advance(TimeSpan.FromMilliseconds(100));
            Assert.True(home.Clock.GetUtcNow() - began < TimeSpan.FromMinutes(1), "not looked for");
            return next.IsCompleted;
        });
        Assert.True(await next);
        Assert.Equal(Samples.Bretagne, follow.Current.Single().Entry.Hub);
    }

    [Fact]
    public async Task A_session_that_was_closed_stops_listening_within_a_minute()
    {
        await using var home = await Home.Open(On.Sqlite);
        await home.Public(Samples.Aura);
        var account = await home.Get<SignInDesk>().Open(Samples.Aura, Role.Coordinator, "coordination@example.invalid", Cancel);
        await using var follow = home.Get<FeedFollower>().Follow(new FeedWish(null, [Samples.Aura], null), FeedPlace.Beginning, [new HubRight(account.ToString(), Samples.Aura, Role.Coordinator)], Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await follow.MoveNextAsync());
        await home.Get<IAccountStore>().Close(account, home.Clock.GetUtcNow(), Cancel);
        var next = follow.MoveNextAsync().AsTask();
        var began = home.Clock.GetUtcNow();
        await Until.True("the end of the stream", () =>
        {
            home.Clock.Advance(TimeSpan.FromSeconds(2));
            Assert.True(home.Clock.GetUtcNow() - began < TimeSpan.FromMinutes(10), "still listening");
            return next.IsCompleted;
        });
        Assert.False(await next);
    }

    /// <summary>It was looked at once a minute, and what was written meanwhile was told.</summary>
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task Nothing_written_after_any_account_of_a_session_was_closed_is_told_to_it(On on)
    {
        await using var home = await Home.Open(on);
        await home.Public(Samples.Aura);
        var (desk, rights) = (home.Get<SignInDesk>(), new List<HubRight>());
        foreach (var hub in new[] { Samples.Aura, Samples.Bretagne })
        {
            rights.Add(new HubRight((await desk.Open(hub, Role.Coordinator, "coordination@example.invalid", Cancel)).ToString(), hub, Role.Coordinator));
        }

        await using var follow = home.Get<FeedFollower>().Follow(new FeedWish(null, [Samples.Aura, Samples.Bretagne], null), FeedPlace.Beginning, rights, Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await follow.MoveNextAsync());
        var next = follow.MoveNextAsync().AsTask();
        await home.Get<IAccountStore>().Close(Guid.Parse(rights[1].Account), home.Clock.GetUtcNow(), Cancel);
        home.Get<FeedTails>().Add([(await home.Local(Samples.Bretagne))!]);
        Assert.False(await next.WaitAsync(Until.Patience, Cancel));
        Assert.Equal([rights[0]], await desk.Open(rights, Cancel));
    }

    private static async Task Awaited(Home home, Task<bool> next)
    {
        await Until.True("an entry that nobody rang for", () =>
        {
            home.Clock.Advance(TimeSpan.FromSeconds(2));
            return next.IsCompleted;
        });
        Assert.True(await next);
    }

    private static IEnumerable<long> Lines(IEnumerable<PlacedEntry> entries, HubId hub) => entries.Where(placed => placed.Entry.Hub == hub).Select(placed => placed.Entry.Position);
}
