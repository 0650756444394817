using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Federation.Benchmarks.Live;

/// <summary>One connection of a crowd: SignalR's JSON protocol over a WebSocket over a plain socket, as little work per message as can be.</summary>
internal sealed class CrowdLine : IDisposable
{
    private const byte End = 0x1e;
    private static readonly byte[] Ping = "{\"type\":6}\u001e"u8.ToArray();

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SemaphoreSlim _sending = new(1);
    private WebSocket? _web;

    /// <summary>Returns once the handshake of the protocol is done and the stream, if any, is asked for.</summary>
    /// <param name="from">The loopback address to come from: each has its own ports.</param>
    /// <param name="filter">Null: no stream, only what is broadcast.</param>
    public async Task Open(IPAddress from, int port, string? filter)
    {
        _socket.Bind(new IPEndPoint(from, 0));
        await _socket.ConnectAsync(IPAddress.Loopback, port);
        var network = new NetworkStream(_socket);
        await network.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n"));
        await ReadHead(network);
        _web = WebSocket.CreateFromStream(network, new WebSocketCreationOptions { KeepAliveInterval = TimeSpan.Zero });
        await Send("{\"protocol\":\"json\",\"version\":1}\u001e");
        if (filter is not null)
        {
            await Send($"{{\"type\":4,\"invocationId\":\"0\",\"target\":\"Feed\",\"arguments\":[{filter}]}}\u001e");
        }
    }

    /// <summary>Gives each record to <paramref name="take"/>, until the connection ends.</summary>
    public async Task Read(Action<ReadOnlyMemory<byte>> take)
    {
        var buffer = new byte[1024];
        var length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, 4 * length);
                }

                var received = await _web!.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                length += received.Count;
                var read = 0;
                for (var end = Array.IndexOf(buffer, End, 0, length); end >= 0; end = Array.IndexOf(buffer, End, read, length - read))
                {
                    take(buffer.AsMemory(read, end - read));
                    read = end + 1;
                }

                Buffer.BlockCopy(buffer, read, buffer, 0, length - read);
                length -= read;
            }
        }
        catch (Exception lost) when (lost is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Its end is what the crowd looks at.
        }
    }

    public Task Stay() => Send(Ping);

    public void Dispose()
    {
        _socket.Close(0);
        _sending.Dispose();
    }

    private Task Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    private async Task Send(byte[] bytes)
    {
        await _sending.WaitAsync();
        try
        {
            await _web!.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Byte by byte: what follows the answer's head is the WebSocket's.</summary>
    private static async Task ReadHead(NetworkStream network)
    {
        var (one, head) = (new byte[1], new StringBuilder());
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await network.ReadAsync(one) == 0)
            {
                throw new IOException($"refused: {head}");
            }

            head.Append((char)one[0]);
        }

        if (!head.ToString().StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
        {
            throw new IOException($"refused: {head}");
        }
    }
}
