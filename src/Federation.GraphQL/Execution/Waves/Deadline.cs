namespace Federation.GraphQL.Execution;

/// <summary>The token that resolvers get: cancelled when the time is over or when nobody waits for the response any more.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly ITimer? _timer;
    private volatile Action? _whenOver;
    private volatile bool _isOver;

    /// <param name="within">Infinite for a subscription, which lasts as long as somebody listens.</param>
    public Deadline(TimeProvider clock, TimeSpan within, CancellationToken cancel)
    {
        _timer = within == Timeout.InfiniteTimeSpan ? null : clock.CreateTimer(static state => ((Deadline)state!).End(isOver: true), this, within, Timeout.InfiniteTimeSpan);
        _registration = cancel.UnsafeRegister(static state => ((Deadline)state!).End(isOver: false), this);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Cancelled because of the time, not by the caller.</summary>
    public bool IsOver => _isOver;

    /// <summary>Called before resolvers hear of it: one that blocks when it is cancelled must not hold back the response.</summary>
    public void WhenOver(Action action)
    {
        _whenOver = action;
        if (_source.IsCancellationRequested)
        {
            action();
        }
    }

    /// <summary>Nobody wants what the token's holders still do.</summary>
    public void Cancel() => End(isOver: false);

    /// <summary>The token stays as it is: whoever still holds it may ask it.</summary>
    public void Dispose()
    {
        _whenOver = null;
        _registration.Unregister();
        _timer?.Dispose();
    }

    private void End(bool isOver)
    {
        _isOver |= isOver;
        _whenOver?.Invoke();
        _source.Cancel();
    }
}
