using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Node.Tests.Engine;

/// <summary>What any engine behind <see cref="Node.Engine.IGrains"/> must do.</summary>
public abstract class EngineConformance : IAsyncLifetime
{
    protected static readonly HubId Aura = HubId.Parse("aura");
    protected static readonly HubId Bretagne = HubId.Parse("bretagne");

    protected EngineHome Home { get; private set; } = null!;

    protected RunningEngine Engine { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Home = await Open();
        Engine = await Home.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        await Home.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_command_given_twice_is_done_once_and_answered_alike()
    {
        var story = EveryCommand.Story(Home.Now);
        foreach (var asked in story)
        {
            var first = await Engine.Ask(asked.Grain, asked.Command, asked.Caller, asked.Key);
            Assert.True(first is { Accepted: true, Position: > 0 }, $"{asked.Command}: {first}");
            var length = (await Home.Feed(Aura)).Count;
            Assert.Equal(first, await Engine.Ask(asked.Grain, asked.Command, asked.Caller, asked.Key));
            Assert.Equal(length, (await Home.Feed(Aura)).Count);
        }

        var given = story.Select(asked => DomainJson.Commands.NameOf(asked.Command)).ToHashSet();
        Assert.Equal(["ring"], DomainJson.Commands.Names.Except(given));
        Dense(await Home.Feed(Aura));
    }

    [Fact]
    public async Task A_story_told_again_later_gets_its_first_replies_even_from_a_grain_that_moved_on()
    {
        var story = EveryCommand.Story(Home.Now);
        var first = new List<Reply>();
        foreach (var asked in story)
        {
            first.Add((await Engine.Ask([asked]))[0]);
        }

        var feed = await Home.Feed(Aura);
        for (var i = 0; i < story.Count; i++)
        {
            Assert.Equal(first[i], (await Engine.Ask([story[i]]))[0]);
        }

        Assert.Equal(feed.Count, (await Home.Feed(Aura)).Count);
    }

    [Fact]
    public async Task A_key_used_for_another_command_is_refused()
    {
        await Describe("s-1", "A", "k");
        var reply = await Engine.Ask(Samples.StructureAt(Aura, "s-1"), new ClaimCall(), Caller.Operator, "k");
        Assert.Equal("idempotency-key-reused", reply.Refusal?.Code);
        Assert.Single(await Home.Feed(Aura));
    }

    [Fact]
    public async Task The_same_key_at_two_grains_is_two_keys()
    {
        Assert.True((await Describe("s-1", "A", "k")).Accepted);
        Assert.True((await Describe("s-2", "A", "k")).Accepted);
        Assert.Equal(2, (await Home.Feed(Aura)).Count);
    }

    [Fact]
    public async Task A_refusal_writes_nothing_and_frees_its_key()
    {
        var referral = Seeds.Of(3).NextReferralId(Home.Now).At(Aura);
        var unknown = (await Engine.Ask(referral, new AlignReferral(), Caller.Coordinator(Aura, "a"), "k")).Refusal;
        Assert.Equal(("unknown-grain", GrainKind.Referral), (unknown?.Code, unknown?.Of));
        Assert.Equal("not-allowed", (await Engine.Ask(Samples.StructureAt(Aura, "s"), Samples.Structure("A"), Caller.Coordinator(Bretagne, "a"), "k")).Refusal?.Code);
        Assert.Empty(await Home.Feed(Aura));
        Assert.True((await Describe("s", "A", "k")).Accepted);
    }

    [Fact]
    public async Task What_is_so_already_is_acknowledged_and_writes_nothing()
    {
        await Describe("s", "A", "k1");
        Assert.Equal(new Reply(null, 1, 0), await Describe("s", "A", "k2"));
        Assert.Single(await Home.Feed(Aura));
    }

    [Fact]
    public async Task Sixty_four_commands_at_once_on_one_grain_are_done_one_after_the_other()
    {
        var replies = await Engine.Ask([.. Enumerable.Range(0, 64).Select(i => Structure("s", $"Structure {i}", $"k{i}"))]);
        Assert.Equal(Enumerable.Range(1, 64).Select(version => (long)version), replies.Select(reply => reply.Version).Order());
        var feed = await Home.Feed(Aura);
        Assert.Equal(64, feed.Count);
        Dense(feed);
    }

    [Fact]
    public async Task Sixty_four_grains_at_once_all_succeed()
    {
        var replies = await Engine.Ask([.. Enumerable.Range(0, 64).Select(i => Structure($"s-{i}", "A", "k"))]);
        Assert.All(replies, reply => Assert.True(reply.Accepted));
        Assert.Equal(64, replies.Select(reply => reply.Position).Distinct().Count());
        Dense(await Home.Feed(Aura));
    }

    [Fact]
    public async Task One_command_sent_sixteen_times_at_once_is_done_once()
    {
        var replies = await Engine.Ask([.. Enumerable.Repeat(Structure("s", "A", "k"), 16)]);
        Assert.All(replies, reply => Assert.Equal(new Reply(null, 1, 1), reply));
        Assert.Single(await Home.Feed(Aura));
    }

    [Fact]
    public async Task Two_engines_on_one_storage_never_fork_a_grain()
    {
        await using var other = await Home.Start();
        var acknowledged = new List<(string Grain, Reply Reply)>();
        for (var round = 0; round < 6; round++)
        {
            var mine = Engine.Ask([.. Batch("mine", round)]);
            var theirs = other.Ask([.. Batch("theirs", round)]);
            acknowledged.AddRange(Batch("mine", round).Select(asked => asked.Grain.Key).Zip(await mine));
            acknowledged.AddRange(Batch("theirs", round).Select(asked => asked.Grain.Key).Zip(await theirs));
        }

        var feed = await Home.Feed(Aura);
        Dense(feed);
        Assert.All(acknowledged, told => Assert.True(told.Reply.Accepted || told.Reply.Refusal!.Kind == RefusalKind.Busy, $"{told.Reply}"));
        var written = acknowledged.Where(told => told.Reply.Accepted).ToList();
        Assert.Equal(feed.Count, written.Count);
        Assert.Equal(written.Count, written.Select(told => told.Reply.Position).Distinct().Count());
        Assert.All(written, told => Assert.Equal((told.Grain, told.Reply.Version), (feed[(int)told.Reply.Position - 1].Subject.Key, feed[(int)told.Reply.Position - 1].Version)));

        static IEnumerable<Asked> Batch(string whose, int round) => Enumerable.Range(0, 8).Select(i => Structure($"s-{i % 4}", $"{whose} {round} {i}", $"{whose}-{round}-{i}"));
    }

    [Fact]
    public async Task One_command_sent_to_two_engines_at_once_is_done_once()
    {
        await using var other = await Home.Start();
        for (var round = 0; round < 10; round++)
        {
            var asked = Structure("s", $"A {round}", $"k{round}");
            var replies = await Task.WhenAll(Engine.Ask([asked]), other.Ask([asked]));
            Assert.Equal(replies[0][0], replies[1][0]);
        }

        Assert.Equal(10, (await Home.Feed(Aura)).Count);
    }

    [Fact]
    public async Task A_restart_keeps_the_entries_the_versions_and_the_replies()
    {
        var story = EveryCommand.Story(Home.Now);
        var replies = new List<Reply>();
        foreach (var asked in story)
        {
            replies.Add((await Engine.Ask([asked]))[0]);
        }

        var before = await Home.Feed(Aura);
        await Engine.DisposeAsync();
        Engine = await Home.Start();
        for (var i = 0; i < story.Count; i++)
        {
            Assert.Equal(replies[i], (await Engine.Ask([story[i]]))[0]);
        }

        Assert.Equal(before.Select(entry => (entry.Position, entry.Subject, entry.Version)), (await Home.Feed(Aura)).Select(entry => (entry.Position, entry.Subject, entry.Version)));
        Assert.Equal(2, (await Describe("s-1", "Another name", "after")).Version);
    }

    protected abstract Task<EngineHome> Open();

    protected static Asked Structure(string key, string name, string once) => new(Samples.StructureAt(Aura, key), Samples.Structure(name), Caller.Operator, once);

    protected Task<Reply> Describe(string key, string name, string once) => Engine.Ask(Samples.StructureAt(Aura, key), Samples.Structure(name), Caller.Operator, once);

    /// <summary>Positions 1, 2, 3…, and of each grain versions 1, 2, 3…</summary>
    protected static void Dense(IReadOnlyList<Entry> feed)
    {
        Assert.Equal(Enumerable.Range(1, feed.Count).Select(position => (long)position), feed.Select(entry => entry.Position));
        Assert.All(feed.GroupBy(entry => entry.Subject), grain => Assert.Equal(Enumerable.Range(1, grain.Count()).Select(version => (long)version), grain.Select(entry => entry.Version)));
    }
}
