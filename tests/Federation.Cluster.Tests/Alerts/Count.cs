namespace Federation.Cluster.Tests.Alerts;

/// <summary>Something that grows, and who waits for it to have grown: instants are measured in what was done, not in time.</summary>
public sealed class Count
{
    private readonly Lock _gate = new();
    private readonly List<(long At, TaskCompletionSource Reached)> _waiting = [];
    private long _value;

    public long Value
    {
        get
        {
            lock (_gate)
            {
                return _value;
            }
        }
    }

    public void Add(long more = 1) => Set(before => before + more);

    public void Raise(long to) => Set(before => Math.Max(before, to));

    public Task Reaches(long at)
    {
        lock (_gate)
        {
            if (_value >= at)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((at, reached));
            return reached.Task;
        }
    }

    private void Set(Func<long, long> change)
    {
        lock (_gate)
        {
            _value = change(_value);
            foreach (var (_, reached) in _waiting.Where(one => one.At <= _value))
            {
                reached.SetResult();
            }

            _waiting.RemoveAll(one => one.At <= _value);
        }
    }
}
