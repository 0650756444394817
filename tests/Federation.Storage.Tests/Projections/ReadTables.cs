using Federation.Domain.Grains;
using Federation.Storage.Feeds;
using Federation.Storage.Projections;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Projections;

public sealed class ReadTablesOnSqlite() : ReadTables(On.Sqlite);

public sealed class ReadTablesOnPostgres() : ReadTables(On.Postgres);

public abstract class ReadTables(On engine) : StoreSuite(engine)
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Tables_hold_what_folding_the_feeds_gives(int seed)
    {
        var story = new RandomStory(seed, true);
        for (var i = 0; i < 800; i++)
        {
            var (grain, command, caller, key) = story.Next();
            if (await Store.Ask(grain, command, caller, story.Now, key) is { } result)
            {
                story.Tell(result.Entries);
            }
        }

        var states = new Dictionary<GrainId, GrainState>();
        foreach (var hub in RandomStory.Hubs)
        {
            foreach (var entry in await Store.ReadAll(hub))
            {
                states[entry.Subject] = Grain.Apply(entry.Subject, states.GetValueOrDefault(entry.Subject), entry.Fact, entry.At);
            }
        }

        var rows = states.SelectMany(pair => Projection.Rows(pair.Key, pair.Value)).ToLookup(row => row.Table);
        foreach (var table in Projection.Tables)
        {
            var expected = rows[table].OrderBy(row => row, KeyOrder.Instance).Select(row => System.Text.Json.JsonSerializer.Serialize(row.Values.ToArray()));
            Assert.Equal(expected, await Store.DumpAll(table.Name));
        }

        Assert.All(Projection.Tables, table => Assert.NotEmpty(rows[table]));
        foreach (var (grain, state) in states)
        {
            Assert.Equal(DomainJson.WriteState(state), DomainJson.WriteState((await Store.Load(grain, Cancel)).State!));
        }
    }

    [Fact]
    public async Task A_feed_restored_elsewhere_gives_the_same_tables_on_either_engine()
    {
        var story = new RandomStory(21, true);
        for (var i = 0; i < 200; i++)
        {
            var (grain, command, caller, key) = story.Next();
            if (await Store.Ask(grain, command, caller, story.Now, key) is { } result)
            {
                story.Tell(result.Entries);
            }
        }

        foreach (var other in Enum.GetValues<On>())
        {
            await using var target = Database.Open(await NewPlace(other));
            await target.Hubs.Migrate(Cancel);
            foreach (var hub in RandomStory.Hubs)
            {
                await target.Hubs.Restore(hub, (await Store.ReadAll(hub)).ToAsyncEnumerable(), Cancel);
                Assert.Equal(await Lines(Store, hub), await Lines(target.Hubs, hub));
            }

            foreach (var table in Projection.Tables)
            {
                Assert.Equal(await Store.DumpAll(table.Name), await target.Hubs.DumpAll(table.Name));
            }

            // And life goes on there: the next command meets the restored version.
            Assert.Equal(AppendOutcome.Committed, (await target.Hubs.Ask(GrainId.Platform(Aura), Samples.Platform("Suite"), Caller.Operator, story.Now, Key("next")))!.Outcome);
        }
    }

    [Fact]
    public async Task A_feed_with_a_hole_is_not_restored_at_all()
    {
        for (var i = 0; i < 4; i++)
        {
            await Describe($"s-{i}", "one");
        }

        var entries = await Store.ReadAll(Aura);
        await using var target = Database.Open(await NewPlace());
        await target.Hubs.Migrate(Cancel);

        await Assert.ThrowsAsync<FormatException>(() => target.Hubs.Restore(Aura, entries.Where(entry => entry.Position != 3).ToAsyncEnumerable(), Cancel));
        await Assert.ThrowsAsync<FormatException>(() => target.Hubs.Restore(Bretagne, entries.ToAsyncEnumerable(), Cancel));
        Assert.Empty(await target.Hubs.Heads(Cancel));
        Assert.Empty(await target.Hubs.DumpAll("structure"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Restore(Aura, entries.ToAsyncEnumerable(), Cancel));
    }

    [Fact]
    public async Task Only_read_tables_are_dumped() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DumpAll("sealed"));

    private static async Task<List<string>> Lines(IHubStore store, HubId hub) => [.. (await store.ReadAll(hub)).Select(Line)];

    private sealed class KeyOrder : IComparer<Row>
    {
        public static readonly KeyOrder Instance = new();

        public int Compare(Row? x, Row? y)
        {
            for (var i = 0; i < x!.Table.KeyLength; i++)
            {
                var order = (x.Values[i], y!.Values[i]) switch
                {
                    (long a, long b) => a.CompareTo(b),
                    var (a, b) => string.CompareOrdinal((string?)a, (string?)b),
                };
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        }
    }
}
