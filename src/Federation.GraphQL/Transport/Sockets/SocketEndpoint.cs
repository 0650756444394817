using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport.Http;
using Federation.GraphQL.Transport.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport.Sockets;

/// <summary>Lets sockets in that speak graphql-transport-ws and whose page may.</summary>
internal sealed class SocketEndpoint(GraphQLEngine engine, GraphQLTransportOptions options, GraphQLSocketOptions bounds, RequestLimits limits, Origins origins, ILogger log)
{
    public const string Protocol = "graphql-transport-ws";

    /// <summary>Beside the payload, a message has its type, its id and an object around them.</summary>
    private const int Envelope = 1_024;

    private static readonly RequestFault NoUpgrade = RequestFault.Bad("The connection was not upgraded to a WebSocket.");

    public async Task Handle(HttpContext context, CancellationToken stopping)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Replies.Refuse(context, NoUpgrade, MediaType.Json);
            return;
        }

        if (!origins.Allows(context.Request))
        {
            await Replies.Refuse(context, Origins.Refused, MediaType.Json);
            return;
        }

        var spoken = context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = spoken ? Protocol : null,
            KeepAliveInterval = bounds.KeepAlive,
            KeepAliveTimeout = bounds.KeepAlive,
        });
        var wire = new SocketWire(socket, bounds, limits.Bytes + Envelope, options.Clock, log);
        var session = new SocketSession(context, wire, engine, options, bounds, limits, log);
        if (!spoken)
        {
            await wire.Shut(CloseCodes.SubprotocolNotAcceptable, "Subprotocol not acceptable");
        }

        await session.Run(stopping);
    }
}
