using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

/// <summary>
/// One entry of a response's "errors". The message is for the developer of the client and never carries a type's name of ours, a stack or a
/// personal detail; the code is stable.
/// </summary>
/// <param name="Code">Goes to <c>extensions.code</c>.</param>
/// <param name="Path">Response names (string) and list indexes (int), outermost first; empty for an error of the request.</param>
public sealed record GraphQLError(string Message, string Code, ImmutableArray<Location> Locations, ImmutableArray<object> Path)
{
    public static GraphQLError At(Source source, string message, string code, params ReadOnlySpan<Node> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<Location>(nodes.Length);
        foreach (var node in nodes)
        {
            locations.Add(source.LocationOf(node.Start));
        }

        return new GraphQLError(message, code, locations.DrainToImmutable(), []);
    }

    /// <summary>More of <c>extensions</c>: names and plain values that are safe to publish.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Extensions { get; init; } = [];
}

/// <summary>Codes of the engine's own errors; resolvers bring theirs.</summary>
public static class ErrorCodes
{
    public const string Syntax = "syntax";
    public const string Validation = "validation";
    public const string BadInput = "bad-input";
    public const string OperationUnknown = "operation-unknown";
    public const string NotPersisted = "not-persisted";
    public const string LimitExceeded = "limit-exceeded";
    public const string Forbidden = "forbidden";
    public const string TimedOut = "timed-out";
    public const string Busy = "busy";
    public const string Internal = "internal";
}

/// <summary>The text is not a document. Thrown by the parser alone.</summary>
public sealed class SyntaxException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;
}
