using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Building;

/// <summary>Collects what is wrong with a document, so that its author hears of everything at once.</summary>
internal sealed class Faults(Source source)
{
    /// <summary>A generated file can be wrong in every line; nobody reads more.</summary>
    private const int Most = 1_000;

    private readonly List<GraphQLError> _errors = [];

    public void Add(string message, params ReadOnlySpan<Node> nodes)
    {
        if (_errors.Count < Most)
        {
            _errors.Add(GraphQLError.At(source, message, ErrorCodes.Validation, nodes));
        }
    }

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new SchemaException([.. _errors]);
        }
    }
}
