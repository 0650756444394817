using System.Net;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Federation.Testing.Live;

/// <summary>As much of SignalR's JSON hub protocol as a client of streams needs, over a plain WebSocket: every byte that goes and comes is ours to see.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    private const byte End = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private byte[] _buffer = new byte[4096];
    private int _length;
    private int _read;
    private int _invocations;

    /// <param name="server">Its <c>http</c> address.</param>
    /// <param name="from">The network address it says it comes from.</param>
    public static async Task<HubSocket> Open(Uri server, CookieContainer? cookies, string? from, CancellationToken cancel)
    {
        var socket = new HubSocket();
        socket._socket.Options.Cookies = cookies;
        if (from is not null)
        {
            socket._socket.Options.SetRequestHeader("X-Forwarded-For", from);
        }

        try
        {
            await socket._socket.ConnectAsync(new Uri($"ws://{server.Authority}/live"), cancel);
            await socket.Send("""{"protocol":"json","version":1}""", cancel);
            var answer = await socket.Record(cancel);
            return answer?.ToString() == "{}" ? socket : throw new InvalidOperationException($"no handshake: {answer}");
        }
        catch
        {
            await socket.DisposeAsync();
            throw;
        }
    }

    /// <summary>Each item of a stream; ends where the server completes it, or at the connection's end.</summary>
    public async IAsyncEnumerable<JsonElement> Stream(object? filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        var id = await Begin(filter, cancel);
        while (await Record(cancel) is { } record)
        {
            if (record.TryGetProperty("invocationId", out var of) && of.GetString() != id)
            {
                continue;
            }

            switch (record.GetProperty("type").GetInt32())
            {
                case 2:
                    yield return record.GetProperty("item");
                    break;
                case 3 when record.TryGetProperty("error", out var error):
                    throw new InvalidOperationException(error.GetString());
                case 3 or 7:
                    yield break;
            }
        }
    }

    /// <returns>The invocation's id, to cancel it by.</returns>
    public async Task<string> Begin(object? filter, CancellationToken cancel)
    {
        var id = $"{_invocations++}";
        await Send(JsonSerializer.Serialize(new { type = 4, invocationId = id, target = "Feed", arguments = new[] { filter } }), cancel);
        return id;
    }

    public Task Cancel(string id, CancellationToken cancel) => Send(JsonSerializer.Serialize(new { type = 5, invocationId = id }), cancel);

    public async Task Send(string record, CancellationToken cancel)
    {
        await _sending.WaitAsync(cancel);
        try
        {
            await _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(record), End], WebSocketMessageType.Text, true, cancel);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next record that is not a ping; null when the connection has ended.</summary>
    public async Task<JsonElement?> Record(CancellationToken cancel)
    {
        while (true)
        {
            var end = Array.IndexOf(_buffer, End, _read, _length - _read);
            if (end >= 0)
            {
                using var document = JsonDocument.Parse(_buffer.AsMemory(_read, end - _read));
                _read = end + 1;
                if (document.RootElement.TryGetProperty("type", out var type) && type.GetInt32() == 6)
                {
                    continue;
                }

                return document.RootElement.Clone();
            }

            if (!await Receive(cancel))
            {
                return null;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<bool> Receive(CancellationToken cancel)
    {
        Buffer.BlockCopy(_buffer, _read, _buffer, 0, _length - _read);
        (_length, _read) = (_length - _read, 0);
        if (_length == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        try
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(_length), cancel);
            _length += received.Count;
            return received.MessageType != WebSocketMessageType.Close;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
