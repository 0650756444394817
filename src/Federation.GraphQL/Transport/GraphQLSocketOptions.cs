using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Transport;

/// <summary>graphql-transport-ws: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</summary>
public sealed record GraphQLSocketOptions
{
    /// <summary>
    /// Judges the payload of <c>connection_init</c>: an object, or undefined when there was none. False closes with 4403. What it learns it may keep in
    /// the context (<see cref="HttpContext.User"/>, <see cref="HttpContext.Items"/>), which callers are made from. Null lets everyone in.
    /// </summary>
    public Func<HttpContext, JsonElement, ValueTask<bool>>? Authenticate { get; init; }

    /// <summary>How long a client may take to send <c>connection_init</c>; then 4408.</summary>
    public TimeSpan InitWait { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Operations one socket may have under way; one more is answered with an error of its own.</summary>
    public int Operations { get; init; } = 100;

    /// <summary>A frame that the client's side does not take within this time closes the socket with 1013.</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What a client may take to answer a close frame, or to take in the frame before it, until the connection is cut.</summary>
    public TimeSpan CloseWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between the WebSocket pings that find out whether a silent client is still there; it has as long to answer.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);
}
