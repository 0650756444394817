using System.Diagnostics;
using Federation.Domain.Training;
using Federation.Testing.Training;

namespace Federation.Domain.Tests.Training;

/// <summary>
/// Many worlds with <c>TRAINING_SEEDS=5000 TRAINING_BOOKINGS=10000</c>; a few in every run of the tests. A process of its own for each core shares not even a garbage
/// collector: <c>DOTNET_PROCESSOR_COUNT=1</c>, and <c>TRAINING_FIRST</c> says with which world it begins.
/// </summary>
public sealed class BookingSimulationTests(ITestOutputHelper output)
{
    private static readonly int First = Number("TRAINING_FIRST", 0);
    private static readonly int Seeds = Number("TRAINING_SEEDS", 5);
    private static readonly int Bookings = Number("TRAINING_BOOKINGS", 500);

    [Fact]
    public void Whatever_dies_or_is_cut_off_nobody_is_held_twice_and_every_request_ends()
    {
        var (granted, broken, repaired, sessions, entries) = (0, 0, 0, 0, 0L);
        var failures = new List<Exception>();
        var next = First - 1;
        var began = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount - 1)).Select(_ => new Thread(() =>
        {
            for (var seed = Interlocked.Increment(ref next); seed < First + Seeds && failures.Count == 0; seed = Interlocked.Increment(ref next))
            {
                try
                {
                    var world = Live(seed);
                    Interlocked.Add(ref granted, world.Bystander.Granted.Count);
                    Interlocked.Add(ref broken, world.Bystander.Broken);
                    Interlocked.Add(ref repaired, world.Bystander.Repaired);
                    Interlocked.Add(ref sessions, world.Bystander.Sessions.Values.Count(status => status == SessionStatus.Done));
                    Interlocked.Add(ref entries, world.Entries);
                }
                catch (Exception failure)
                {
                    lock (failures)
                    {
                        failures.Add(new InvalidOperationException($"seed {seed}", failure));
                    }
                }
            }
        }) { IsBackground = true, Priority = ThreadPriority.BelowNormal }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(failures);
        output.WriteLine($"{Seeds} worlds, {(long)Seeds * Bookings} bookings: {granted} granted, {broken} at risk, {repaired} repaired, {sessions} sessions took place, {entries} entries, {began.Elapsed.TotalSeconds:0} s");

        // A world in which nothing is granted, or nobody ever cancels, would prove nothing.
        Assert.True(granted > Seeds * Bookings / 50, $"{granted} granted");
        Assert.True(broken > Seeds && repaired > 0, $"{broken} broken, {repaired} repaired");
        Assert.True(sessions > 0, "no session took place");
    }

    [Fact]
    public void A_world_is_the_same_each_time() => Assert.Equal(Live(3).Entries, Live(3).Entries);

    private static TrainingWorld Live(int seed)
    {
        var world = new TrainingWorld(seed);
        world.Run(Bookings);
        Assert.Equal(world.Bystander.Booked.Count + world.Bystander.Held.Count(), world.States().Sum(trainer => trainer.State.Holds.Length));
        world.Settle();
        foreach (var booking in world.Bookings)
        {
            Assert.True(world.State(booking).IsOver, $"{booking} is still {world.State(booking).Status}");
        }

        foreach (var (trainer, state) in world.States())
        {
            Assert.True(state.Holds.IsEmpty, $"{trainer} still holds {state.Holds.Length}");
        }

        return world;
    }

    private static int Number(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : usual;
}
