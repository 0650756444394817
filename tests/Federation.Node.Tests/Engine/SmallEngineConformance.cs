using System.Diagnostics;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Node.Engine;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Engine;

public sealed class SmallEngineOnSqlite() : SmallEngineConformance(On.Sqlite);

public sealed class SmallEngineOnPostgres() : SmallEngineConformance(On.Postgres);

/// <summary>What the small engine promises beyond the port: bounds, and a storage that comes and goes.</summary>
public abstract class SmallEngineConformance(On on) : EngineConformance
{
    private SmallHome Small => (SmallHome)Home;

    [Fact]
    public async Task A_full_queue_is_refused_at_once_and_leaves_nothing_half_done()
    {
        await using var engine = Small.Run(new NodeOptions { QueueLength = 4, LargestBatch = 2 });
        var asked = Enumerable.Range(0, 40).Select(i => Structure($"s-{i}", "A", $"k{i}")).ToList();

        // Known to be new: from here on only commits touch the storage, and those are held.
        foreach (var grain in asked.Append(Structure("late", "A", "late")).Select(one => one.Grain))
        {
            await engine.Ask(new Asked(grain, new ClaimCall(), Caller.Operator, "warm"), CancellationToken.None);
        }

        engine.Store.Hold();

        // The first is being committed, four wait behind it: whoever comes then is refused. Asked all at once, on a starved machine, the queue
        // was full before the committer took its first batch out of it, and a late one found a place and waited for ever.
        var waiting = new List<Task<Reply>> { engine.Ask(asked[0], CancellationToken.None) };
        await engine.Store.Reached(waiting[0]);
        waiting.AddRange(asked.Skip(1).Select(one => Task.Run(() => engine.Ask(one, CancellationToken.None))));
        while (waiting.Count(task => task.IsCompleted) < 35)
        {
            var refused = await Task.WhenAny(waiting.Where(task => !task.IsCompleted));
            Assert.Equal("queue-full", (await refused).Refusal?.Code);
        }

        var delays = new List<TimeSpan>();
        for (var i = 0; i < 21; i++)
        {
            var began = Stopwatch.GetTimestamp();
            Assert.Equal("queue-full", (await engine.Ask(Structure("late", "A", $"late-{i}"), CancellationToken.None)).Refusal?.Code);
            delays.Add(Stopwatch.GetElapsedTime(began));
        }

        Assert.True(delays.Order().ElementAt(10) < TimeSpan.FromMilliseconds(100));
        engine.Store.Release();
        var replies = await Task.WhenAll(waiting);
        var feed = await Home.Feed(Aura);
        Assert.Equal(replies.Count(reply => reply.Accepted), feed.Count);
        Dense(feed);

        // Who was refused asks again, with the same key.
        foreach (var one in asked)
        {
            Assert.True((await engine.Ask(one, CancellationToken.None)).Accepted);
        }

        Assert.Equal(40, (await Home.Feed(Aura)).Count);
    }

    [Fact]
    public async Task Too_many_waiting_for_one_grain_are_refused()
    {
        await using var engine = Small.Run(new NodeOptions { WaitingPerGrain = 3 });
        engine.Store.Hold();
        var waiting = new List<Task<Reply>> { engine.Ask(Structure("s", "first", "first"), CancellationToken.None) };
        await engine.Store.Reached(waiting[0]);
        waiting.AddRange(Enumerable.Range(0, 3).Select(i => engine.Ask(Structure("s", $"A {i}", $"k{i}"), CancellationToken.None)));
        Assert.Equal("queue-full", (await engine.Ask(Structure("s", "late", "late"), CancellationToken.None)).Refusal?.Code);
        engine.Store.Release();
        Assert.All(await Task.WhenAll(waiting), reply => Assert.True(reply.Accepted));
        Assert.Equal(4, (await Home.Feed(Aura)).Count);
    }

    [Fact]
    public async Task A_command_without_a_turn_in_time_is_refused_and_not_done()
    {
        await using var engine = Small.Run(new NodeOptions { AnswerWithin = TimeSpan.FromMilliseconds(50) });
        engine.Store.Hold();
        var first = engine.Ask(Structure("s", "first", "first"), CancellationToken.None);
        await engine.Store.Reached(first);
        Assert.Equal("queue-full", (await engine.Ask(Structure("s", "late", "late"), CancellationToken.None)).Refusal?.Code);
        engine.Store.Release();
        Assert.True((await first).Accepted);
        Assert.Single(await Home.Feed(Aura));
    }

    [Fact]
    public async Task A_storage_that_is_away_is_said_and_comes_back_by_itself()
    {
        await using var engine = Small.Run(new NodeOptions());
        engine.Store.BeforeCommit = () => throw ObstructedStore.Away;
        Assert.Equal("storage-unavailable", (await engine.Ask(Structure("s", "A", "k"), CancellationToken.None)).Refusal?.Code);
        engine.Store.BeforeRead = () => throw ObstructedStore.Away;
        Assert.Equal("storage-unavailable", (await engine.Ask(Structure("s", "A", "k"), CancellationToken.None)).Refusal?.Code);

        engine.Store.BeforeCommit = engine.Store.BeforeRead = () => Task.CompletedTask;
        Assert.Equal(new Reply(null, 1, 1), await engine.Ask(Structure("s", "A", "k"), CancellationToken.None));
    }

    [Fact]
    public async Task A_lost_answer_is_an_unknown_outcome_and_the_same_key_tells()
    {
        await using var engine = Small.Run(new NodeOptions());
        engine.Store.AfterCommit = () => throw new StorageException("the connection was lost at the commit", true);
        Assert.Equal("outcome-unknown", (await engine.Ask(Structure("s", "A", "k"), CancellationToken.None)).Refusal?.Code);
        Assert.Single(await Home.Feed(Aura));

        engine.Store.AfterCommit = () => Task.CompletedTask;
        Assert.Equal(new Reply(null, 1, 1), await engine.Ask(Structure("s", "A", "k"), CancellationToken.None));
        Assert.Single(await Home.Feed(Aura));
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_stops_neither_the_lane_nor_the_grain()
    {
        await using var engine = Small.Run(new NodeOptions());
        engine.Store.BeforeCommit = () => throw new InvalidOperationException("unforeseen");
        Assert.Equal("outcome-unknown", (await engine.Ask(Structure("s", "A", "k"), CancellationToken.None)).Refusal?.Code);
        engine.Store.BeforeCommit = () => Task.CompletedTask;
        Assert.True((await engine.Ask(Structure("s", "A", "k"), CancellationToken.None)).Accepted);
    }

    [Fact]
    public async Task Who_gives_up_waiting_breaks_nothing_for_the_others()
    {
        await using var engine = Small.Run(new NodeOptions());
        engine.Store.Hold();
        using var impatient = new CancellationTokenSource();
        var first = engine.Ask(Structure("s", "first", "k-first"), impatient.Token);
        await engine.Store.Reached(first);
        var gone = Enumerable.Range(0, 5).Select(i => engine.Ask(Structure("s", $"gone {i}", $"gone-{i}"), impatient.Token)).ToList();
        var stays = engine.Ask(Structure("s", "stays", "stays"), CancellationToken.None);
        await impatient.CancelAsync();
        foreach (var one in gone)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        engine.Store.Release();

        // Handed to the storage before: it is not taken back.
        Assert.True((await first).Accepted);
        Assert.Equal(2, (await stays).Version);
        Assert.Equal(2, (await Home.Feed(Aura)).Count);
    }

    [Fact]
    public async Task A_tiny_memory_forgets_grains_and_loses_nothing()
    {
        await using var engine = Small.Run(new NodeOptions { HotBytes = 40_000 });
        for (var round = 1; round <= 3; round++)
        {
            var replies = await engine.Ask([.. Enumerable.Range(0, 200).Select(i => Structure($"s-{i}", $"Round {round}", $"k{round}"))]);
            Assert.All(replies, reply => Assert.Equal(round, reply.Version));
            Assert.InRange(engine.Hot.Count, 1, 120);
        }

        var feed = await Home.Feed(Aura);
        Assert.Equal(600, feed.Count);
        Dense(feed);
    }

    [Fact]
    public async Task Commands_that_arrive_together_share_a_commit()
    {
        await using var engine = Small.Run(new NodeOptions());
        engine.Store.Hold();
        var first = engine.Ask(Structure("first", "A", "k"), CancellationToken.None);
        await engine.Store.Reached(first);
        var others = Enumerable.Range(0, 100).Select(i => engine.Ask(Structure($"s-{i}", "A", "k"), CancellationToken.None)).ToList();
        while (engine.Hot.Count < 101)
        {
            await Task.Yield();
        }

        engine.Store.Release();
        Assert.All(await Task.WhenAll([first, .. others]), reply => Assert.True(reply.Accepted));
        Assert.Equal(101, engine.Store.Commits.Sum());
        Assert.True(engine.Store.Commits.Count < 50, string.Join(" ", engine.Store.Commits));
        Assert.Contains(engine.Store.Commits, size => size > 1);
    }

    [Fact]
    public async Task A_conflict_drops_out_of_its_batch_alone()
    {
        await using var engine = Small.Run(new NodeOptions());
        await using var other = Small.Run(new NodeOptions());
        await engine.Ask(Structure("s-0", "A", "k"), CancellationToken.None);
        await other.Ask(Structure("s-0", "B", "other"), CancellationToken.None);

        // The first engine's memory of s-0 is stale now.
        var replies = await engine.Ask([.. Enumerable.Range(0, 20).Select(i => Structure($"s-{i}", "C", "again"))]);
        Assert.All(replies, reply => Assert.True(reply.Accepted));
        Assert.Equal(3, replies[0].Version);
        Dense(await Home.Feed(Aura));
    }

    protected override async Task<EngineHome> Open() => await SmallHome.Open(on);
}
