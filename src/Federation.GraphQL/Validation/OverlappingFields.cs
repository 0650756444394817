using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <param name="Parent">Composite, or null when it is not known.</param>
internal readonly record struct MergeScope(SelectionSetNode Set, NamedType? Parent);

/// <summary>
/// Field Selection Merging. Comparing every pair of fields, as the specification words it, is quadratic for each level and has been used to stop servers.
/// Here the question whether anything conflicts at all is answered by merging: fields of one response name are compared with the first of them only, since
/// what is compared is an equivalence, and what they select is merged and looked at once. Only a document that has a conflict is then gone through pair by
/// pair, to name the pairs, and pays for it from the report's purse.
/// </summary>
internal static class OverlappingFields
{
    public static void Check(Schema schema, DocumentIndex index, Report report, List<MergeScope> scopes)
    {
        var check = new MergeCheck(schema, index, report);
        foreach (var scope in scopes)
        {
            if (report.Full)
            {
                return;
            }

            if (!check.CanMerge(scope))
            {
                new MergeConflicts(schema, index, report).Check(scopes);
                return;
            }
        }
    }
}
