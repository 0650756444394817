namespace Federation.GraphQL.Transport.Operations;

/// <summary>
/// The operations of one connection by the client's ids. An id is free again as soon as its operation is stopped, but the operation counts until it has
/// really ended: else starting and stopping in turn would pile up work without bound.
/// </summary>
internal sealed class OperationTable(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Operation> _byId = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _all = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _underWay;
    private bool _closed;

    public enum Answer
    {
        Started,
        Exists,
        Full,

        /// <summary>The connection is at its end.</summary>
        Closed,
    }

    public Answer TryStart(string id, out Operation? operation)
    {
        operation = null;
        lock (_gate)
        {
            if (_closed)
            {
                return Answer.Closed;
            }

            if (_byId.ContainsKey(id))
            {
                return Answer.Exists;
            }

            if (_underWay == most)
            {
                return Answer.Full;
            }

            _underWay++;
            operation = _byId[id] = new Operation(id, _all.Token);
            return Answer.Started;
        }
    }

    /// <summary>By the client. An id that is not known any more is no fault.</summary>
    public void Stop(string id)
    {
        Operation? operation;
        lock (_gate)
        {
            _byId.Remove(id, out operation);
        }

        operation?.Stop();
    }

    /// <summary>Frees the id, before the client is told: it may use it again at once.</summary>
    public void Forget(Operation operation)
    {
        lock (_gate)
        {
            if (_byId.TryGetValue(operation.Id, out var known) && known == operation)
            {
                _byId.Remove(operation.Id);
            }
        }
    }

    public void End(Operation operation)
    {
        Forget(operation);
        operation.Dispose();
        lock (_gate)
        {
            _underWay--;
            Settle();
        }
    }

    /// <summary>Stops what is under way and waits until it has ended. Nothing is started any more.</summary>
    public async Task Drain()
    {
        lock (_gate)
        {
            _closed = true;
            Settle();
        }

        await _all.CancelAsync();
        await _drained.Task;
    }

    private void Settle()
    {
        if (_closed && _underWay == 0)
        {
            _drained.TrySetResult();
        }
    }
}
