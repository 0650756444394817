using System.Collections.Immutable;
using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Execution.Plans;
using Federation.GraphQL.Language;
using Federation.GraphQL.Limits;
using Federation.GraphQL.Validation;

namespace Federation.GraphQL.Execution.Documents;

/// <summary>A document that was read and checked once: its operations, or why it is refused.</summary>
internal sealed class KnownDocument
{
    /// <summary>Depth counts fields; fragments inside fragments without any field between are met by the stack alone.</summary>
    public static readonly GraphQLError TooDeep = new("The document's fragments are too deep inside each other.", ErrorCodes.LimitExceeded, [], []);

    private readonly ImmutableArray<KnownOperation> _operations = [];

    private KnownDocument(ImmutableArray<GraphQLError> errors) => Errors = errors;

    private KnownDocument(BoundSchema bound, DocumentNode document, EngineOptions options)
    {
        var fragments = new KnownFragments(bound, document);
        Source = document.Source;
        _operations = [.. document.Definitions.OfType<OperationDefinitionNode>().Select(operation => new KnownOperation(fragments, operation, options))];
    }

    public ImmutableArray<GraphQLError> Errors { get; } = [];

    public Source? Source { get; }

    public static KnownDocument Read(BoundSchema bound, ReadOnlyMemory<byte> text, EngineOptions options)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(new Source(text), new ParserLimits(options.Tokens));
        }
        catch (SyntaxException exception)
        {
            return new KnownDocument([exception.Error]);
        }

        var errors = DocumentLimits.Check(bound.Schema, document, options);
        if (errors.IsEmpty && !options.Introspection)
        {
            errors = IntrospectionUse.Check(document);
        }

        if (errors.IsEmpty)
        {
            errors = Validator.Validate(bound.Schema, document, options.Errors);
        }

        try
        {
            return errors.IsEmpty ? new KnownDocument(bound, document, options) : new KnownDocument(errors);
        }
        catch (InsufficientExecutionStackException)
        {
            return new KnownDocument([TooDeep]);
        }
    }

    /// <summary>The operation of this name, or the only one.</summary>
    public KnownOperation? Operation(string? name)
    {
        if (name is null)
        {
            return _operations is [var only] ? only : null;
        }

        foreach (var operation in _operations)
        {
            if (operation.Definition.Name?.Value == name)
            {
                return operation;
            }
        }

        return null;
    }
}
