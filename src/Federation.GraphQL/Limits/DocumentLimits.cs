using System.Collections.Immutable;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Limits;

/// <summary>
/// The limits that the document alone can break, whatever its variables: depth, aliases, directives and the size of lists written in it. One pass over the
/// document and its fragments, each once, whether it is valid or not: so it may, and for the sake of speed should, run before validation.
/// </summary>
public static class DocumentLimits
{
    /// <summary>Depth from <c>__schema</c> or <c>__type</c>: the introspection query that the public tools send descends 15 fields.</summary>
    public const int IntrospectionDepth = 20;

    /// <returns>One error for each limit that is broken, code <c>limit-exceeded</c>.</returns>
    public static ImmutableArray<GraphQLError> Check(Schema schema, DocumentNode document, EngineOptions options)
    {
        var fragments = new Dictionary<string, Measure>();
        foreach (var fragment in FragmentOrder.Of(document))
        {
            fragments[fragment.Name.Value] = Measure.Of(fragment.SelectionSet, fragments);
        }

        var errors = ImmutableArray.CreateBuilder<GraphQLError>();
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation && errors.Count == 0)
            {
                Check(document.Source, operation, Measure.Of(operation.SelectionSet, fragments), options, errors);
            }
        }

        var written = new WrittenLimits(schema, options);
        written.Walk(document);
        if (written.Directives > options.Directives)
        {
            errors.Add(Refusal(document.Source, $"The document has more than {options.Directives} directives.", written.FirstDirective!));
        }

        if (written.Oversized is { } oversized)
        {
            errors.Add(Refusal(document.Source, $"A list may have at most {options.ListSize} items.", oversized));
        }

        return errors.DrainToImmutable();
    }

    private static void Check(Source source, OperationDefinitionNode operation, Measure measure, EngineOptions options, ImmutableArray<GraphQLError>.Builder errors)
    {
        if (measure.Depth > options.Depth)
        {
            errors.Add(Refusal(source, $"The operation is {measure.Depth} fields deep; {options.Depth} are allowed.", operation));
        }

        if (measure.IntrospectionDepth > IntrospectionDepth)
        {
            errors.Add(Refusal(source, $"The introspection is {measure.IntrospectionDepth} fields deep; {IntrospectionDepth} are allowed.", operation));
        }

        if (measure.Aliases > options.Aliases)
        {
            errors.Add(Refusal(source, $"The operation has {measure.Aliases} aliases; {options.Aliases} are allowed.", operation));
        }
    }

    private static GraphQLError Refusal(Source source, string message, Node node) => GraphQLError.At(source, message, ErrorCodes.LimitExceeded, node);
}
