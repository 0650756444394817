using System.Threading.Tasks.Sources;

namespace Federation.Gateway.Live;

/// <summary>
/// One waiter, many that ring, nothing allocated by either: ten thousand streams wait at the same time, and all of them for hours. Rung while nobody
/// waits, it is remembered once.
/// </summary>
internal sealed class Bell : IValueTaskSource
{
    private const int Silent = 0;
    private const int Awaited = 1;
    private const int Rung = 2;

    private ManualResetValueTaskSourceCore<bool> _core;
    private int _state;

    public ValueTask Wait()
    {
        _core.Reset();
        if (Interlocked.CompareExchange(ref _state, Awaited, Silent) == Rung)
        {
            Volatile.Write(ref _state, Silent);
            return default;
        }

        return new ValueTask(this, _core.Version);
    }

    /// <summary>Whoever waits goes on within this call.</summary>
    public void Ring()
    {
        while (true)
        {
            switch (Volatile.Read(ref _state))
            {
                case Rung:
                    return;
                case Awaited when Interlocked.CompareExchange(ref _state, Silent, Awaited) == Awaited:
                    _core.SetResult(true);
                    return;
                case Silent when Interlocked.CompareExchange(ref _state, Rung, Silent) == Silent:
                    return;
            }
        }
    }

    public void GetResult(short token) => _core.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);
}
