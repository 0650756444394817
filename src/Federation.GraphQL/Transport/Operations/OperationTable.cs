namespace Federation.GraphQL.Transport.Operations;

/// <summary>
/// The operations of one connection by the client's ids. An id is free again as soon as its operation is stopped, but the operation counts until it has
/// really ended: else starting and stopping in turn would pile up work without bound.
/// </summary>
internal sealed class OperationTable(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Operation> byId = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource all = new();
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int underWay;
    private bool closed;

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
        lock (gate)
        {
            if (closed)
            {
                return Answer.Closed;
            }

            if (byId.ContainsKey(id))
            {
                return Answer.Exists;
            }

            if (underWay == most)
            {
                return Answer.Full;
            }

            underWay++;
            operation = byId[id] = new Operation(id, all.Token);
            return Answer.Started;
        }
    }

    /// <summary>By the client. An id that is not known any more is no fault.</summary>
    public void Stop(string id)
    {
        Operation? operation;
        lock (gate)
        {
            byId.Remove(id, out operation);
        }

        operation?.Stop();
    }

    /// <summary>Frees the id, before the client is told: it may use it again at once.</summary>
    public void Forget(Operation operation)
    {
        lock (gate)
        {
            if (byId.TryGetValue(operation.Id, out var known) && known == operation)
            {
                byId.Remove(operation.Id);
            }
        }
    }

    public void End(Operation operation)
    {
        Forget(operation);
        operation.Dispose();
        lock (gate)
        {
            underWay--;
            Settle();
        }
    }

    /// <summary>Stops what is under way and waits until it has ended. Nothing is started any more.</summary>
    public async Task Drain()
    {
        lock (gate)
        {
            closed = true;
            Settle();
        }

        await all.CancelAsync();
        await drained.Task;
    }

    private void Settle()
    {
        if (closed && underWay == 0)
        {
            drained.TrySetResult();
        }
    }
}
