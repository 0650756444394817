using Federation.GraphQL.Language;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.GraphQL.Errors;

/// <summary>
/// A fault of ours, for whoever mends it: its kind and where it came from. Neither its message, which may quote what was read, nor the path in the
/// response, which is made of words that the client chose.
/// </summary>
public sealed partial class FaultLog(ILogger<FaultLog> log)
{
    public void Write(Exception fault, GraphQLError published) => Failed(fault.GetType().Name, fault.StackTrace);

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL resolver failed: {Kind}\n{Stack}")]
    private partial void Failed(string kind, string? stack);
}
