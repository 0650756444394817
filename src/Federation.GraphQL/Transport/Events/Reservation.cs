using Federation.GraphQL.Transport.Operations;

namespace Federation.GraphQL.Transport.Events;

/// <summary>A stream that was asked for, then the stream itself. One connection at a time fulfils it.</summary>
/// <param name="owner">The signed-in name that reserved it; whoever else presents the token is told that there is no such stream.</param>
internal sealed class Reservation(string token, string? owner, OperationTable operations)
{
    private readonly TaskCompletionSource<SharedStream?> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    public string Token { get; } = token;

    public string? Owner { get; } = owner;

    /// <summary>Those that wait for the stream to open included.</summary>
    public OperationTable Operations { get; } = operations;

    /// <summary>The stream once it is open; null when it will not be any more.</summary>
    public Task<SharedStream?> Stream => _opened.Task;

    /// <summary>True for the first connection alone, or for the reservation's end.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, 1, 0) == 0;

    public void Open(SharedStream stream) => _opened.TrySetResult(stream);

    public void End() => _opened.TrySetResult(null);
}
