using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution;

/// <summary>What a resolver throws to tell the client: code, message and extensions are published as they are. Any other exception is published as a fixed text only.</summary>
/// <param name="code">Stable, lower-case with hyphens.</param>
public sealed class GraphQLFault(string code, string message, params ReadOnlySpan<KeyValuePair<string, string>> extensions) : Exception(message)
{
    public string Code { get; } = code;

    public ImmutableArray<KeyValuePair<string, string>> Extensions { get; } = [.. extensions];

    /// <summary>Where in the document, when more exact than the field.</summary>
    internal Node? At { get; init; }
}
