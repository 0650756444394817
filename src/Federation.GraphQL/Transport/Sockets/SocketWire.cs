using System.Buffers;
using System.Net.WebSockets;
using Federation.GraphQL.Transport.Operations;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Sockets;

/// <summary>Whole messages in and out of one WebSocket, and its end.</summary>
internal sealed class SocketWire : Wire
{
    private readonly WebSocket _socket;
    private readonly GraphQLSocketOptions _options;
    private readonly ILogger _log;
    private readonly ITimer _cut;
    private readonly int _most;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _incoming = ArrayPool<byte>.Shared.Rent(4_096);
    private int _shut;

    /// <param name="most">Bytes of one message.</param>
    public SocketWire(WebSocket socket, GraphQLSocketOptions options, int most, TimeProvider clock, ILogger log)
        : base(options.SlowAfter, clock)
    {
        _socket = socket;
        _options = options;
        _most = most;
        _log = log;
        _cut = clock.CreateTimer(static socket => ((WebSocket)socket!).Abort(), socket, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The server has begun to close; what still comes in is not for it.</summary>
    public bool Shutting => Volatile.Read(ref _shut) != 0;

    /// <summary>The next message, valid until the one after; null when the client has closed or gone.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> Receive()
    {
        try
        {
            var length = 0;
            while (true)
            {
                var read = await _socket.ReceiveAsync(_incoming.AsMemory(length), CancellationToken.None);
                if (read.MessageType is WebSocketMessageType.Close)
                {
                    await Shut(CloseCodes.Normal, "");
                    return null;
                }

                length = Shutting ? 0 : length + read.Count;
                if (read.MessageType is WebSocketMessageType.Binary)
                {
                    await Shut(CloseCodes.BadRequest, "Messages are text");
                }
                else if (length > _most)
                {
                    await Shut(CloseCodes.MessageTooBig, $"A message has {_most} bytes at most");
                }
                else if (read.EndOfMessage && !Shutting)
                {
                    return _incoming.AsMemory(0, length);
                }

                Grow(length);
            }
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return null;
        }
    }

    /// <summary>Says why, after the frame that is on its way, and leaves the client a while to answer; then the connection is cut.</summary>
    public async Task Shut(int code, string reason)
    {
        if (Interlocked.Exchange(ref _shut, 1) != 0)
        {
            await _ended.Task;
            return;
        }

        if (code != CloseCodes.Normal)
        {
            TransportLog.SocketClosed(_log, code);
        }

        _cut.Change(_options.CloseWait, Timeout.InfiniteTimeSpan);
        try
        {
            await Close(() => new ValueTask(_socket.CloseOutputAsync((WebSocketCloseStatus)code, CloseCodes.Fit(reason), CancellationToken.None)));
        }
        finally
        {
            _ended.SetResult();
        }
    }

    /// <summary>After the last message and the last operation.</summary>
    public async ValueTask End()
    {
        await Shut(CloseCodes.Normal, "");
        await _cut.DisposeAsync();
        ArrayPool<byte>.Shared.Return(_incoming);
        Dispose();
    }

    protected override ValueTask Write(ReadOnlyMemory<byte> frame) => _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    protected override void TooSlow() => _ = Shut(CloseCodes.TooSlow, "A message was not taken in time");

    protected override bool IsBroken(Exception exception) => exception is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;

    private void Grow(int length)
    {
        if (length < _incoming.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(2 * _incoming.Length);
        _incoming.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_incoming);
        _incoming = larger;
    }
}
