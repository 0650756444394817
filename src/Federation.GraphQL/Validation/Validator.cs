using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>
/// The validation rules of the specification (October 2021 with the additions of September 2025) for executable documents. Errors stand where the
/// reference implementation's stand; their messages never suggest a name, so that what a caller may not see cannot be guessed letter by letter.
/// </summary>
public static class Validator
{
    /// <summary>Empty when the document may be executed.</summary>
    /// <param name="mostErrors">After so many, one more error without a location says that there were others.</param>
    public static ImmutableArray<GraphQLError> Validate(Schema schema, DocumentNode document, int mostErrors)
    {
        var report = new Report(document.Source, mostErrors);
        var index = new DocumentIndex(document);
        var merging = new List<MergeScope>();
        DefinitionRules.Check(schema, document, report);
        new DocumentWalk(schema, index, report, merging).Run();
        if (index.Fragments.Count > 0)
        {
            FragmentCycles.Check(index, report);
            UnusedFragments.Check(index, report);
        }

        VariableRules.Check(schema, index, report);
        if (schema.Subscription is { } subscription)
        {
            SingleFieldSubscriptions.Check(schema, subscription, index, report);
        }

        OverlappingFields.Check(schema, index, report, merging);
        return report.Errors();
    }
}
