using Federation.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Transport;

/// <summary>
/// What one mapped path speaks, and its bounds. The bounds of a document itself are the engine's; how many connections there may be at once is the
/// server's (Kestrel: <c>MaxConcurrentConnections</c>, and <c>MaxConcurrentUpgradedConnections</c> for WebSockets).
/// </summary>
public sealed record GraphQLTransportOptions
{
    /// <summary>
    /// Who asks, once per operation. On a WebSocket and on a shared event stream the context is the connection's, and calls for it never overlap. A
    /// caller that is disposable is disposed when its operation has ended.
    /// </summary>
    public required Func<HttpContext, ValueTask<GraphQLCaller>> Caller { get; init; }

    /// <summary>Bytes of everything in a request beside its document: variables, extensions, and what JSON adds.</summary>
    public int VariablesBytes { get; init; } = 65_536;

    /// <summary>Objects and lists inside one another in a request's JSON, the request itself counted.</summary>
    public int JsonDepth { get; init; } = 32;

    /// <summary>
    /// Other origins whose pages may open WebSockets and event streams, such as <c>https://example.org</c>. A page of the same host always may, and so
    /// may whoever sends no Origin: a browser always sends one.
    /// </summary>
    public IReadOnlyCollection<string> Origins { get; init; } = [];

    /// <summary>GraphiQL for browsers that navigate to the path. Its page also needs the engine's introspection.</summary>
    public bool Playground { get; init; }

    /// <summary>graphql-transport-ws; null when not spoken.</summary>
    public GraphQLSocketOptions? Sockets { get; init; } = new();

    /// <summary>graphql-sse; null when not spoken.</summary>
    public GraphQLEventStreamOptions? EventStreams { get; init; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
