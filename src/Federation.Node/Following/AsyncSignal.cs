namespace Federation.Node.Following;

/// <summary>A bell for one waiter: rung once or a hundred times before it waits, it wakes once.</summary>
public sealed class AsyncSignal(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _rung = New();

    public void Ring()
    {
        lock (_gate)
        {
            _rung.TrySetResult();
        }
    }

    /// <summary>Returns when rung or when the time is over, and silences the bell.</summary>
    public async Task Wait(TimeSpan most, CancellationToken cancel)
    {
        Task rung;
        lock (_gate)
        {
            rung = _rung.Task;
        }

        try
        {
            await rung.WaitAsync(most, clock, cancel);
        }
        catch (TimeoutException)
        {
            // Nobody rang: the waiter looks by itself.
        }

        lock (_gate)
        {
            if (_rung.Task.IsCompleted)
            {
                _rung = New();
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
