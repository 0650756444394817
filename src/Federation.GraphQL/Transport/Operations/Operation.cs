namespace Federation.GraphQL.Transport.Operations;

/// <summary>One operation under way on a connection that may carry several.</summary>
internal sealed class Operation : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private volatile bool _stopped;

    public Operation(string id, CancellationToken connection)
    {
        Id = id;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(connection);
        Cancel = _stop.Token;
    }

    public string Id { get; }

    /// <summary>Fires when the client or the connection is done with it.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>Nothing more of it may be sent, not even what is finished.</summary>
    public bool Stopped => _stopped;

    public void Stop()
    {
        _stopped = true;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended while its end was asked for.
        }
    }

    public void Dispose() => _stop.Dispose();
}
