using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Federation.Gateway.Tests.Asking;

/// <summary>As much of graphql-transport-ws as one operation at a time needs.</summary>
public sealed class Socket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private int _asked;

    public static async Task<Socket> Open(Uri server, CookieContainer cookies, CancellationToken cancel)
    {
        var socket = new Socket();
        socket._socket.Options.AddSubProtocol("graphql-transport-ws");
        socket._socket.Options.Cookies = cookies;
        await socket._socket.ConnectAsync(new Uri($"ws://{server.Authority}/graphql"), cancel);
        await socket.Send(new { type = "connection_init" }, cancel);
        var ack = await socket.Receive(cancel);
        return ack.Text("type") == "connection_ack" ? socket : throw new InvalidOperationException(ack.ToString());
    }

    /// <summary>The first answer to an operation.</summary>
    public async Task<JsonElement> Ask(string document, object? variables, CancellationToken cancel)
    {
        var id = $"{++_asked}";
        await Send(new { id, type = "subscribe", payload = new { query = document, variables } }, cancel);
        var said = await Receive(cancel);
        while (!said.TryGetProperty("id", out var of) || of.GetString() != id)
        {
            // The end of the operation before.
            said = await Receive(cancel);
        }

        return said.Text("type") == "next" ? said.At("payload") : throw new InvalidOperationException(said.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        await Task.CompletedTask;
    }

    private Task Send(object message, CancellationToken cancel) => _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, cancel);

    private async Task<JsonElement> Receive(CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer, cancel);
            text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }
        while (!received.EndOfMessage);
        return JsonDocument.Parse(text.ToString()).RootElement;
    }
}
