using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Node.Following;
using Federation.Node.Tests.Engine;
using Federation.Storage.Feeds;

namespace Federation.Node.Tests.Following;

public sealed class PumpsOnSqlite() : Pumps(On.Sqlite);

public sealed class PumpsOnPostgres() : Pumps(On.Postgres);

public abstract class Pumps(On on) : FollowingSuite(on)
{
    [Fact]
    public async Task An_entry_addressed_to_a_hub_reaches_it_and_its_answer_comes_back()
    {
        await using var pumping = Start();
        var id = await Send();
        await Until(async () => await State(id, Aura) is { Status: Status.Received, OtherHolds: Status.Received });
        Assert.Equal(Status.Received, (await State(id, Bretagne))!.Status);

        await Ask(id.At(Bretagne), new MoveReferral(Status.Accepted), Caller.Coordinator(Bretagne, "a"));
        await Until(async () => await State(id, Aura) is { Status: Status.Accepted });
    }

    [Fact]
    public async Task A_storage_that_was_away_is_caught_up_with_by_itself()
    {
        var stumbled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var pumping = Start();
        var id = await Send();
        await Until(async () => await State(id, Aura) is { Status: Status.Received });

        Node.Store.BeforeRead = Node.Store.BeforeCommit = () =>
        {
            stumbled.TrySetResult();
            throw ObstructedStore.Away;
        };

        // A follower that is up to date looks by itself again once its belief is a second old.
        while (!stumbled.Task.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Home.Clock.Advance(TimeSpan.FromSeconds(2));
            pumping.Wake(Aura);
            await Task.Yield();
        }

        Node.Store.BeforeRead = Node.Store.BeforeCommit = () => Task.CompletedTask;

        var next = await Send();
        await Until(async () =>
        {
            pumping.Wake(Aura);
            pumping.Wake(Bretagne);
            return await State(next, Aura) is { Status: Status.Received };
        });
    }

    [Fact]
    public async Task A_pump_told_to_stop_while_the_storage_is_away_stops()
    {
        var stumbled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Node.Store.BeforeRead = () =>
        {
            stumbled.TrySetResult();
            throw ObstructedStore.Away;
        };
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Pump(Aura).Run(stop.Token));
        await stumbled.Task.WaitAsync(TimeSpan.FromSeconds(60));

        // The clock stands still: nothing but the stop can end the pause.
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_follower_killed_before_or_after_any_of_its_steps_loses_nothing_and_repeats_nothing()
    {
        var ids = new List<ReferralId> { await Send(), await Send(), await Send() };
        var steps = 0;
        for (var fatal = 1; ; fatal++)
        {
            // Each life dies one step later than the one before, and begins again from the saved cursors.
            var left = fatal;
            var dying = new DyingPorts(new StoreFeeds(Node.Store, Node.Tails, Home.Clock), Node.Grains, Home.Store, () => left-- == 0 ? throw new ProcessKilled() : true);
            try
            {
                foreach (var (source, reader) in new[] { (Aura, Bretagne), (Bretagne, Aura) })
                {
                    var inbox = new Inbox(dying, dying, dying, source, [reader], 2);
                    while ((await inbox.Step(CancellationToken.None)).Read > 0)
                    {
                    }
                }

                steps = fatal;
                break;
            }
            catch (ProcessKilled)
            {
                // The next life.
            }
        }

        Assert.True(steps > 10, $"{steps} steps");
        foreach (var id in ids)
        {
            Assert.Equal(Status.Received, (await State(id, Aura))!.Status);
            Assert.Single(await Home.Store.History(id.At(Bretagne), 100, CancellationToken.None));
            Assert.Equal(3, (await Home.Store.History(id.At(Aura), 100, CancellationToken.None)).Count);
        }
    }

    private Pumping Start() => new([Pump(Aura), Pump(Bretagne)], Both, Node.Tails);
}
