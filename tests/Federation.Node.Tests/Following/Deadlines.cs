using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Domain.Time;
using Federation.Node.Following;
using Federation.Node.Tests.Engine;
using Federation.Storage.Feeds;
using Federation.Testing;
using Federation.Testing.Domain;
using Microsoft.Extensions.Logging.Abstractions;

namespace Federation.Node.Tests.Following;

public sealed class DeadlinesOnSqlite() : Deadlines(On.Sqlite);

public sealed class DeadlinesOnPostgres() : Deadlines(On.Postgres);

public abstract class Deadlines(On on) : FollowingSuite(on)
{
    [Fact]
    public async Task A_draft_is_recalled_after_three_working_days_and_leaves_by_itself_after_ten()
    {
        var id = await File();
        var opened = Home.Now;
        Assert.Equal(0, await Ring());

        Home.Clock.MoveTo(WorkingDays.Deadline(opened, 3).AddMilliseconds(-1));
        Assert.Equal(0, await Ring());
        Home.Clock.MoveTo(WorkingDays.Deadline(opened, 3));
        Assert.Equal(1, await Ring());
        Assert.Equal([ReferralClock.Confirm], (await State(id, Aura))!.Reminded);
        Assert.Equal(0, await Ring());

        Home.Clock.MoveTo(WorkingDays.Deadline(opened, 10));
        Assert.Equal(1, await Ring());
        Assert.Equal((Status.Sent, Bretagne), ((await State(id, Aura))!.Status, (await State(id, Aura))!.Recipient));
    }

    [Fact]
    public async Task Bells_missed_for_a_year_ring_one_after_the_other()
    {
        var id = await File();
        Home.Clock.Advance(TimeSpan.FromDays(365));
        Assert.True(await Ring() >= 2);
        Assert.Equal(Status.Sent, (await State(id, Aura))!.Status);
    }

    [Fact]
    public async Task Two_runners_at_once_ring_each_bell_once()
    {
        var ids = new List<ReferralId>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await File());
        }

        Home.Clock.Advance(TimeSpan.FromDays(7));
        await using var twin = Home.Run(new Node.Engine.NodeOptions());
        var other = new DeadlineRunner(twin.Store, twin.Grains, twin.Metrics, Home.Clock, NullLogger<DeadlineRunner>.Instance);
        await Task.WhenAll(Task.Run(() => Runner().RunDue(Both, CancellationToken.None)), Task.Run(() => other.RunDue(Both, CancellationToken.None)));

        // A server under load may have refused some for now: those rings are still due.
        while ((await Home.Store.Due(Both, Home.Now, 100, CancellationToken.None)).Count > 0)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Ring();
        }

        foreach (var id in ids)
        {
            Assert.Single(await Home.Store.History(id.At(Aura), 100, CancellationToken.None), entry => entry.Fact is ReferralReminded);
        }
    }

    [Fact]
    public async Task A_ring_whose_answer_was_lost_rings_once()
    {
        var id = await File();
        Home.Clock.Advance(TimeSpan.FromDays(7));
        Node.Store.AfterCommit = () => throw new StorageException("the connection was lost at the commit", true);
        Assert.Equal(0, await Ring());
        Node.Store.AfterCommit = () => Task.CompletedTask;
        await Ring();
        Assert.Single(await Home.Store.History(id.At(Aura), 100, CancellationToken.None), entry => entry.Fact is ReferralReminded);
    }

    [Fact]
    public async Task The_runner_lives_through_an_absent_storage_and_through_a_fault_and_rings_when_the_time_comes()
    {
        var id = await File();
        using var stop = new CancellationTokenSource();
        var faults = new Queue<Exception>([ObstructedStore.Away, new InvalidOperationException("unforeseen"), ObstructedStore.Away]);
        Node.Store.BeforeRead = () =>
        {
            lock (faults)
            {
                return faults.TryDequeue(out var fault) ? Task.FromException(fault) : Task.CompletedTask;
            }
        };
        var running = Task.Run(() => Runner().Run(() => Both, stop.Token));
        Home.Clock.Advance(TimeSpan.FromDays(7));
        while (!(await State(id, Aura))!.Reminded.Contains(ReferralClock.Confirm))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Home.Clock.Advance(TimeSpan.FromSeconds(6));
        }

        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Rows_without_effect_do_not_hide_the_bells_behind_them()
    {
        var id = await File();
        Home.Clock.Advance(TimeSpan.FromDays(7));

        // Older than the real one and more than a page of them.
        var phantoms = Enumerable.Range(0, 450).Select(i => new DueDeadline(Samples.StructureAt(Aura, $"s-{i}"), "nothing", Samples.Monday.AddYears(-1))).ToList();
        Node.Store.AlsoDue = phantoms;
        await Ring();
        Assert.Equal([ReferralClock.Confirm], (await State(id, Aura))!.Reminded);
    }

    private async Task<ReferralId> File()
    {
        var id = Random.NextReferralId(Home.Now);
        await Ask(id.At(Aura), Samples.Referral(Random, Home.Now), Caller.Operator);
        return id;
    }

    private Task<int> Ring() => Runner().RunDue(Both, CancellationToken.None);

    private DeadlineRunner Runner() => new(Node.Store, Node.Grains, Node.Metrics, Home.Clock, NullLogger<DeadlineRunner>.Instance);
}
