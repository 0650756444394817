using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Transport;

/// <summary>What an operator should know. Nothing that a client wrote is logged.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1, LogLevel.Error, "A GraphQL operation broke outside of its resolvers.")]
    public static partial void OperationBroke(ILogger log, Exception fault);

    [LoggerMessage(2, LogLevel.Information, "A WebSocket was closed with {Code}.")]
    public static partial void SocketClosed(ILogger log, int code);

    [LoggerMessage(3, LogLevel.Information, "An event stream was cut: its client did not take an event in time.")]
    public static partial void StreamCut(ILogger log);
}
