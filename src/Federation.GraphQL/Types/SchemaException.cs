using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types;

/// <summary>The document does not define a schema.</summary>
/// <param name="errors">Every fault, not only the first, each with where it stands.</param>
public sealed class SchemaException(ImmutableArray<GraphQLError> errors) : Exception(string.Join(Environment.NewLine, errors.Select(Line)))
{
    public ImmutableArray<GraphQLError> Errors { get; } = errors;

    private static string Line(GraphQLError error) =>
        error.Locations is [var first, ..] ? $"{first.Line}:{first.Column} {error.Message}" : error.Message;
}
