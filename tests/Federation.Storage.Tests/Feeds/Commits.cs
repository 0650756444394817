using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Storage.Feeds;
using Federation.Testing;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Feeds;

public sealed class CommitsOnSqlite() : Commits(On.Sqlite);

public sealed class CommitsOnPostgres() : Commits(On.Postgres);

public abstract class Commits(On engine) : StoreSuite(engine)
{
    [Fact]
    public async Task What_is_committed_is_read_back_whole()
    {
        var random = Seeds.Of(1);
        var grain = random.NextReferralId(Now).At(Aura);
        var envelope = Samples.Envelope(random, Now, SealKind.Contact);
        var command = Samples.Referral(random, Now, true, Bretagne, envelope);

        var append = (await Store.Prepare(grain, command, Caller.Visitor, Now, Key("file")))!;
        var result = (await Store.Commit([append], Cancel))[0];

        Assert.Equal(AppendOutcome.Committed, result.Outcome);
        Assert.Equal(new Reply(null, 2, 2), result.Reply);
        Assert.Equal(result.Entries.Select(Line), (await Store.ReadAll(Aura)).Select(Line));
        Assert.Equal(result.Entries.Select(Line), (await Store.History(grain, 10, Cancel)).Select(Line));
        var stored = await Store.Load(grain, Cancel);
        Assert.Equal(2, stored.Version);
        Assert.Equal(DomainJson.WriteState(append.After), DomainJson.WriteState(stored.State!));
        Assert.Equal(envelope.Ciphertext, await Store.ReadSealed(Aura, envelope.Id, Cancel));
        Assert.Equal(2, (await Store.Heads(Cancel))[Aura]);
        Assert.Equal([grain], (await Store.Grains(Aura, GrainKind.Referral, "", 10, Cancel)).Select(one => one.Grain));
    }

    [Fact]
    public async Task A_grain_that_does_not_exist_has_version_zero_and_no_state()
    {
        Assert.Equal(StoredGrain.None, await Store.Load(Samples.StructureAt(Aura, "nobody"), Cancel));
        Assert.Null(await Store.FindReply(Samples.StructureAt(Aura, "nobody"), Key("none"), Cancel));
        Assert.Null(await Store.ReadSealed(Aura, Seeds.Of(2).NextGuid(Now), Cancel));
        Assert.Empty(await Store.Read(Aura, 0, 10, Cancel));
        Assert.Empty(await Store.Heads(Cancel));
    }

    [Fact]
    public async Task A_repeated_command_gets_the_first_reply_and_writes_nothing()
    {
        var append = await PrepareStructure("a", "one");
        var first = (await Store.Commit([append], Cancel))[0];
        await Describe("a", "two");

        var again = (await Store.Commit([append], Cancel))[0];

        Assert.Equal(AppendOutcome.Repeated, again.Outcome);
        Assert.Equal(first.Reply, again.Reply);
        Assert.Empty(again.Entries);
        Assert.Equal(2, (await Store.ReadAll(Aura)).Count);
        Assert.Equal((first.Reply!, "describe-structure"), await Store.FindReply(append.Grain, append.Key, Cancel));
    }

    [Fact]
    public async Task A_repeat_in_the_same_batch_is_a_repeat()
    {
        var append = await PrepareStructure("a", "one");
        var results = await Store.Commit([append, append], Cancel);

        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Repeated], results.Select(result => result.Outcome));
        Assert.Equal(results[0].Reply, results[1].Reply);
        Assert.Single(await Store.ReadAll(Aura));
    }

    [Fact]
    public async Task A_key_reused_for_another_command_is_refused()
    {
        var append = await PrepareStructure("a", "one");
        await Store.Commit([append], Cancel);

        Assert.Equal([AppendOutcome.KeyReused], await Outcomes(append with { CommandName = "another" }));
        Assert.Single(await Store.ReadAll(Aura));
    }

    [Fact]
    public async Task The_same_key_at_another_grain_is_another_command()
    {
        await Describe("a", "one", "same");
        Assert.Equal(AppendOutcome.Committed, (await Describe("b", "one", "same"))!.Outcome);
    }

    [Fact]
    public async Task A_conflict_drops_alone()
    {
        await Describe("b", "first");
        var stale = await PrepareStructure("b", "stale");
        await Describe("b", "second");
        var (a, c) = (await PrepareStructure("a", "one"), await PrepareStructure("c", "one"));

        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Conflict, AppendOutcome.Committed], await Outcomes(a, stale, c));
        Assert.Equal([1, 2, 3, 4], (await Store.ReadAll(Aura)).Select(entry => entry.Position));
        Assert.Equal(2, (await Store.Load(stale.Grain, Cancel)).Version);
        Assert.Null(await Store.FindReply(stale.Grain, stale.Key, Cancel));
    }

    [Fact]
    public async Task Two_decisions_on_one_state_do_not_fork_the_grain()
    {
        var (one, two) = (await PrepareStructure("a", "one"), await PrepareStructure("a", "two"));
        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Conflict], await Outcomes(one, two));
    }

    [Fact]
    public async Task A_decision_on_the_state_that_the_batch_itself_makes_is_committed()
    {
        var one = await PrepareStructure("a", "one");
        var decision = Grain.Decide(one.Grain, one.After, Samples.Structure("two"), Caller.Operator, Now);
        var two = one with { ExpectedVersion = 1, Before = one.After, After = Grain.Fold(one.Grain, one.After, decision.Facts, Now)!, Decision = decision, Key = Key("two") };

        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Committed], await Outcomes(one, two));
        Assert.Equal(2, (await Store.Load(one.Grain, Cancel)).Version);
        Assert.Contains("two", Assert.Single(await Store.DumpAll("structure")));
    }

    [Fact]
    public async Task A_batch_that_meets_a_unique_key_drops_the_one_and_keeps_the_others()
    {
        var random = Seeds.Of(3);
        var envelope = Samples.Envelope(random, Now, SealKind.Contact);
        async Task<Append> File(string key) =>
            (await Store.Prepare(random.NextReferralId(Now).At(Aura), Samples.Referral(random, Now, false, null, envelope), Caller.Visitor, Now, Key(key)))!;
        var (first, thief, other) = (await File("first"), await File("thief"), await PrepareStructure("a", "one"));
        await Store.Commit([first], Cancel);

        Assert.Equal([AppendOutcome.Conflict, AppendOutcome.Committed], await Outcomes(thief, other));
        Assert.Equal([1, 2], (await Store.ReadAll(Aura)).Select(entry => entry.Position));
        Assert.Equal(StoredGrain.None, await Store.Load(thief.Grain, Cancel));
    }

    [Fact]
    public async Task An_erasure_takes_the_row_in_the_same_commit()
    {
        var random = Seeds.Of(4);
        var grain = random.NextReferralId(Now).At(Aura);
        var envelope = Samples.Envelope(random, Now, SealKind.Contact);
        await Store.Ask(grain, Samples.Referral(random, Now, false, null, envelope), Caller.Visitor, Now, Key("file"));
        await Store.Ask(grain, new EraseReferral(), Caller.Person, Now, Key("erase"));

        Assert.Null(await Store.ReadSealed(Aura, envelope.Id, Cancel));
    }

    [Fact]
    public async Task What_a_store_may_not_be_given_is_a_programming_error()
    {
        var append = await PrepareStructure("a", "one");
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Commit([append with { Decision = Decision.Nothing }], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Commit([append with { At = Now.AddTicks(1) }], Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Read(Aura, 0, 5001, Cancel));
        Assert.Empty(await Store.Commit([], Cancel));
    }

    [Fact]
    public async Task Appends_of_two_hubs_share_a_batch_where_they_share_a_lane()
    {
        var (here, there) = (await PrepareStructure("a", "one"), await PrepareStructure("a", "one", Bretagne));
        if (Store.LaneOf(Aura) != Store.LaneOf(Bretagne))
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.Commit([here, there], Cancel));
            return;
        }

        Assert.Equal([AppendOutcome.Committed, AppendOutcome.Committed], await Outcomes(here, there));
        Assert.Equal([1], (await Store.ReadAll(Aura)).Select(entry => entry.Position));
        Assert.Equal([1], (await Store.ReadAll(Bretagne)).Select(entry => entry.Position));
    }
}
