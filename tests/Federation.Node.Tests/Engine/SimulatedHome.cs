using Federation.Domain.Grains;
using Federation.Node.Tests.Simulation;

namespace Federation.Node.Tests.Engine;

/// <summary>The simulator's engine, held to the same suite: what it shows of the hubs is worth nothing if it is no engine itself.</summary>
public sealed class SimulatedHome : EngineHome
{
    private readonly World _world = new(1);

    public SimulatedHome() => _world.Chaos.Calm = true;

    public override DateTimeOffset Now => _world.Now;

    public override Task<RunningEngine> Start() => Task.FromResult<RunningEngine>(new Running(_world));

    public override Task<IReadOnlyList<Entry>> Feed(HubId hub) => Task.FromResult(_world.Disks[hub].Read(0, 5000));

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Running(World world) : RunningEngine
    {
        private readonly SimulatedEngine _engine = new(world, new Life(world.Turns, world.Random, world.Chaos, _ => { }));

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

        protected override Task<Reply[]> Deliver(IReadOnlyList<Asked> questions)
        {
            var outer = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(world.Turns);
            try
            {
                var replies = Task.WhenAll(questions.Select(asked => Ask(_engine, asked, CancellationToken.None)));
                world.Turns.RunAll();
                return replies;
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(outer);
            }
        }
    }
}
