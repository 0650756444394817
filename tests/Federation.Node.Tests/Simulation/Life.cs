namespace Federation.Node.Tests.Simulation;

/// <summary>The process died here. Nothing after the await was done by it.</summary>
public sealed class SimulatedCrash() : Exception("the process died");

/// <summary>One run of a process, from its start to its death. Whatever it awaits is a place to die.</summary>
public sealed class Life(Turns turns, Random random, Chaos chaos, Action<string> died)
{
    public bool Ended { get; private set; }

    public void End(string where)
    {
        if (!Ended)
        {
            Ended = true;
            died(where);
        }
    }

    public async ValueTask Point(string where)
    {
        if (!chaos.Calm && random.NextDouble() < chaos.Crash)
        {
            End(where);
        }

        if (random.Next(3) == 0)
        {
            await turns.Yield();
        }

        if (Ended)
        {
            throw new SimulatedCrash();
        }
    }
}

/// <summary>How much goes wrong, by seed; nothing once the world is to be calm.</summary>
public sealed class Chaos(Random random)
{
    public bool Calm { get; set; }

    public double Crash { get; } = random.Next(4) == 0 ? 0 : random.NextDouble() * 0.006;

    public double Loss { get; } = random.NextDouble() * 0.4;

    public double Stale { get; } = random.NextDouble() * 0.3;

    public double StorageAway { get; } = random.Next(3) == 0 ? random.NextDouble() * 0.03 : 0;
}

public sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public void Advance(TimeSpan by) => _now += by;
}
