using System.Net.Sockets;
using System.Text;

namespace Federation.GraphQL.Tests.Transport;

/// <summary>A TCP connection on which a test writes what no client would.</summary>
internal sealed class RawConnection : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient client)
    {
        _client = client;
        _stream = client.GetStream();
    }

    /// <param name="receiveBuffer">Bytes that the machine takes in for a reader that does not read.</param>
    public static async Task<RawConnection> Open(Uri url, int? receiveBuffer = null)
    {
        var client = new TcpClient();
        if (receiveBuffer is { } bytes)
        {
            client.ReceiveBufferSize = bytes;
        }

        await client.ConnectAsync(url.Host, url.Port);
        return new RawConnection(client);
    }

    /// <summary>The same, upgraded to a WebSocket that speaks graphql-transport-ws.</summary>
    public static async Task<RawConnection> OpenSocket(Uri url, int? receiveBuffer = null)
    {
        var connection = await Open(url, receiveBuffer);
        await connection.Send(
            $"GET {url.AbsolutePath} HTTP/1.1\r\nHost: {url.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n");
        var head = await connection.ReadHead();
        return head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal) ? connection : throw new InvalidOperationException(head);
    }

    public Task Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public Task Send(params byte[] bytes) => _stream.WriteAsync(bytes).AsTask();

    /// <summary>A whole text message, masked with zeros.</summary>
    public Task SendMessage(string text) => Send(Frame(0x81, Encoding.UTF8.GetBytes(text)));

    public static byte[] Frame(byte first, ReadOnlySpan<byte> payload) => payload.Length < 126
        ? [first, (byte)(0x80 | payload.Length), 0, 0, 0, 0, .. payload]
        : [first, 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload];

    /// <summary>One frame from the server: its first byte and its payload; null when the connection has ended.</summary>
    public async Task<(byte First, byte[] Payload)?> ReadFrame()
    {
        var head = new byte[2];
        if (!await Fill(head))
        {
            return null;
        }

        long length = head[1];
        if (length >= 126)
        {
            var more = new byte[length == 126 ? 2 : 8];
            await Fill(more);
            length = more.Aggregate(0L, (sum, each) => (sum << 8) | each);
        }

        var payload = new byte[length];
        return await Fill(payload) ? (head[0], payload) : null;
    }

    /// <summary>Passes over everything until the close frame: its code, or null when the connection ended without one.</summary>
    public async Task<int?> ReadClose()
    {
        while (await ReadFrame() is { } frame)
        {
            if (frame.First == 0x88)
            {
                return (frame.Payload[0] << 8) | frame.Payload[1];
            }
        }

        return null;
    }

    public async Task<string> ReadHead()
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await Fill(one))
        {
            text.Append((char)one[0]);
        }

        return text.ToString();
    }

    /// <summary>Everything until the server closes.</summary>
    public async Task<string> ReadToEnd()
    {
        using var all = new MemoryStream();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _stream.CopyToAsync(all, patience.Token);
        }
        catch (IOException)
        {
            // Cut, which is an end too.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    public void Dispose() => _client.Dispose();

    private async Task<bool> Fill(byte[] buffer)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _stream.ReadExactlyAsync(buffer, patience.Token);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
