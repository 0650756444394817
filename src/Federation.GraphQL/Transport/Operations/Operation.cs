namespace Federation.GraphQL.Transport.Operations;

/// <summary>One operation under way on a connection that may carry several.</summary>
internal sealed class Operation : IDisposable
{
    private readonly CancellationTokenSource stop;
    private volatile bool stopped;

    public Operation(string id, CancellationToken connection)
    {
        Id = id;
        stop = CancellationTokenSource.CreateLinkedTokenSource(connection);
        Cancel = stop.Token;
    }

    public string Id { get; }

    /// <summary>Fires when the client or the connection is done with it.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>Nothing more of it may be sent, not even what is finished.</summary>
    public bool Stopped => stopped;

    public void Stop()
    {
        stopped = true;
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended while its end was asked for.
        }
    }

    public void Dispose() => stop.Dispose();
}
