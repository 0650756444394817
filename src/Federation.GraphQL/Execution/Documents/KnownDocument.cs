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

    private readonly ImmutableArray<OperationDefinitionNode> _definitions = [];
    private readonly KnownOperation?[] _operations = [];
    private readonly KnownFragments? _fragments;
    private readonly EngineOptions _options;

    private KnownDocument(ImmutableArray<GraphQLError> errors, EngineOptions options) => (Errors, _options) = (errors, options);

    private KnownDocument(BoundSchema bound, DocumentNode document, EngineOptions options)
    {
        (_fragments, _options) = (new KnownFragments(bound, document), options);
        Source = document.Source;
        _definitions = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        _operations = new KnownOperation?[_definitions.Length];
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
            return new KnownDocument([exception.Error], options);
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
            return errors.IsEmpty ? new KnownDocument(bound, document, options) : new KnownDocument(errors, options);
        }
        catch (InsufficientExecutionStackException)
        {
            return new KnownDocument([TooDeep], options);
        }
    }

    /// <summary>
    /// The operation of this name, or the only one. Its plan and its cost are made when it is first asked for: the others of a document, which may be
    /// many and dear, cost nothing.
    /// </summary>
    /// <exception cref="InsufficientExecutionStackException">Its fragments are too deep inside each other: <see cref="TooDeep"/>.</exception>
    public KnownOperation? Operation(string? name)
    {
        if (name is null)
        {
            return _operations.Length == 1 ? At(0) : null;
        }

        for (var i = 0; i < _operations.Length; i++)
        {
            if (_definitions[i].Name?.Value == name)
            {
                return At(i);
            }
        }

        return null;
    }

    private KnownOperation At(int index) =>
        Volatile.Read(ref _operations[index]) ?? Interlocked.CompareExchange(ref _operations[index], new KnownOperation(_fragments!, _definitions[index], _options), null) ?? _operations[index]!;
}
