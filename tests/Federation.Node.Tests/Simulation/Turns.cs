using System.Runtime.CompilerServices;

namespace Federation.Node.Tests.Simulation;

/// <summary>
/// Runs everything that awaits on one thread, one turn at a time, in an order drawn from the seed: the same seed is the same interleaving.
/// </summary>
public sealed class Turns(Random random) : SynchronizationContext
{
    private readonly List<Action> _ready = [];

    public bool Any => _ready.Count > 0;

    public void RunOne()
    {
        var chosen = random.Next(_ready.Count);
        var turn = _ready[chosen];
        _ready[chosen] = _ready[^1];
        _ready.RemoveAt(_ready.Count - 1);
        turn();
    }

    public void RunAll()
    {
        while (Any)
        {
            RunOne();
        }
    }

    /// <summary>Lets the others go first, or not.</summary>
    public Pass Yield() => new(this);

    public override void Post(SendOrPostCallback d, object? state) => _ready.Add(() => d(state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("nothing blocks here");

    public readonly struct Pass(Turns turns) : ICriticalNotifyCompletion
    {
        public Pass GetAwaiter() => this;

        public bool IsCompleted => false;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => turns._ready.Add(continuation);

        public void UnsafeOnCompleted(Action continuation) => turns._ready.Add(continuation);
    }
}
