using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution.Documents;

/// <summary>Finds <c>__schema</c> and <c>__type</c>, where they are not offered.</summary>
internal static class IntrospectionUse
{
    public static ImmutableArray<GraphQLError> Check(DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            var set = definition switch
            {
                OperationDefinitionNode operation => operation.SelectionSet,
                FragmentDefinitionNode fragment => fragment.SelectionSet,
                _ => null,
            };
            if (set is not null && Find(set) is { } field)
            {
                return [GraphQLError.At(document.Source, "This service does not describe itself.", ErrorCodes.Forbidden, field)];
            }
        }

        return [];
    }

    private static FieldNode? Find(SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            var found = selection switch
            {
                FieldNode { Name.Value: "__schema" or "__type" } field => field,
                FieldNode { SelectionSet: { } inner } => Find(inner),
                InlineFragmentNode inline => Find(inline.SelectionSet),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }
}
