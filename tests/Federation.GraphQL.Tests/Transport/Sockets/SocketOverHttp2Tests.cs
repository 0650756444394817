using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Federation.GraphQL.Tests.Transport.Sockets;

/// <summary>HTTP/2 opens a WebSocket with CONNECT instead of an upgrade (RFC 8441).</summary>
public sealed class SocketOverHttp2Tests
{
    [Fact]
    public async Task A_socket_is_one_stream_of_an_HTTP2_connection()
    {
        await using var host = await GraphQLHost.Start(protocols: HttpProtocols.Http2);
        using var socket = new ClientWebSocket();
        socket.Options.HttpVersion = HttpVersion.Version20;
        socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        socket.Options.AddSubProtocol("graphql-transport-ws");
        using var patience = new CancellationTokenSource(RawConnection.Patience);
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler());
        await socket.ConnectAsync(new UriBuilder(host.Url) { Scheme = "ws" }.Uri, invoker, patience.Token);
        Assert.Equal("graphql-transport-ws", socket.SubProtocol);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"type":"connection_init"}"""), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"id":"1","type":"subscribe","payload":{"query":"{ hello }"}}"""), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        string[] expected = ["""{"type":"connection_ack"}""", """{"id":"1","type":"next","payload":{"data":{"hello":"Bonjour monde"}}}""", """{"id":"1","type":"complete"}"""];
        var buffer = new byte[1_024];
        foreach (var message in expected)
        {
            var read = await socket.ReceiveAsync(buffer, patience.Token);
            Assert.Equal(message, Encoding.UTF8.GetString(buffer, 0, read.Count));
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
    }
}
