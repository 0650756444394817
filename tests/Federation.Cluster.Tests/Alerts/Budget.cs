namespace Federation.Cluster.Tests.Alerts;

/// <summary>How many entries may be written by now: each life of the node gets its share, so that all of them die at work.</summary>
public sealed class Budget
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _grown = New();
    private long _allowed;
    private long _spent;
    private bool _closed;

    /// <summary>Entries of acknowledged commands.</summary>
    public Count Acknowledged { get; } = new();

    public bool IsSpent
    {
        get
        {
            lock (_gate)
            {
                return _spent >= _allowed && Acknowledged.Value >= _spent;
            }
        }
    }

    public void Allow(long until)
    {
        lock (_gate)
        {
            _allowed = until;
            _grown.SetResult();
            _grown = New();
        }
    }

    /// <summary>Nothing more is written than what was allowed.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _grown.TrySetResult();
        }
    }

    /// <returns>False when all is written.</returns>
    public async Task<bool> Spend(int entries, CancellationToken cancel)
    {
        while (true)
        {
            Task grown;
            lock (_gate)
            {
                if (_spent < _allowed)
                {
                    _spent += entries;
                    return true;
                }

                if (_closed)
                {
                    return false;
                }

                grown = _grown.Task;
            }

            await grown.WaitAsync(cancel);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
