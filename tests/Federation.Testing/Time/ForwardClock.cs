namespace Federation.Testing.Time;

/// <summary>Runs as the machine's clock does, ahead of it by what a test put it forward. Timers run as ever: whoever looks again sees the new time.</summary>
public sealed class ForwardClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

    public void MoveTo(DateTimeOffset instant)
    {
        var by = (instant - GetUtcNow()).Ticks;
        Interlocked.Add(ref _ahead, by > 0 ? by : throw new ArgumentOutOfRangeException(nameof(instant)));
    }
}
