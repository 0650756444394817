using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>Single Root Field: one, not of introspection, and without <c>@skip</c> or <c>@include</c>, which could leave none (September 2025).</summary>
internal static class SingleFieldSubscriptions
{
    public static void Check(Schema schema, ObjectType root, DocumentIndex index, Report report)
    {
        foreach (var definition in index.Definitions)
        {
            if (definition.Operation is { Kind: OperationKind.Subscription } operation)
            {
                Check(schema, root, index, operation, report);
            }
        }
    }

    private static void Check(Schema schema, ObjectType root, DocumentIndex index, OperationDefinitionNode operation, Report report)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>();
        var forbidden = new List<DirectiveNode>();
        Collect(schema, root, index, operation.SelectionSet, fields, forbidden, report);
        var subject = operation.Name is { } name ? $"Subscription \"{name.Value}\"" : "Anonymous Subscription";
        if (forbidden.Count > 0)
        {
            report.Add($"{subject} must not use `@skip` or `@include` directives in the top level selection.", forbidden);
            return;
        }

        if (fields.Count == 0)
        {
            report.Add($"{subject} must select one top level field.", operation.SelectionSet);
        }
        else if (fields.Count > 1)
        {
            report.Add($"{subject} must select only one top level field.", fields.Values.Skip(1).SelectMany(list => list).ToList());
        }

        foreach (var list in fields.Values)
        {
            if (list[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
            {
                report.Add($"{subject} must not select an introspection top level field.", list);
            }
        }
    }

    private static void Collect(Schema schema, ObjectType root, DocumentIndex index, SelectionSetNode from, OrderedDictionary<string, List<FieldNode>> fields, List<DirectiveNode> forbidden, Report report)
    {
        var entered = new HashSet<string>();
        var pending = new Stack<SelectionNode>();
        Push(pending, from);
        while (pending.TryPop(out var selection) && report.Spend(1))
        {
            if (Conditional(selection) is { } directive)
            {
                forbidden.Add(directive);
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!fields.TryGetValue(field.ResponseName, out var list))
                    {
                        fields.Add(field.ResponseName, list = []);
                    }

                    list.Add(field);
                    break;
                case InlineFragmentNode inline when Matches(schema, inline.TypeCondition, root):
                    Push(pending, inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when index.Fragments.TryGetValue(spread.Name.Value, out var fragment) && Matches(schema, fragment.Fragment!.TypeCondition, root) && entered.Add(spread.Name.Value):
                    Push(pending, fragment.SelectionSet);
                    break;
            }
        }
    }

    /// <summary>Last first, so that they are taken in the order of the document.</summary>
    private static void Push(Stack<SelectionNode> pending, SelectionSetNode set)
    {
        for (var i = set.Selections.Length - 1; i >= 0; i--)
        {
            pending.Push(set.Selections[i]);
        }
    }

    private static DirectiveNode? Conditional(SelectionNode selection)
    {
        DirectiveNode? include = null;
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == "skip")
            {
                return directive;
            }

            include ??= directive.Name.Value == "include" ? directive : null;
        }

        return include;
    }

    private static bool Matches(Schema schema, NamedTypeNode? condition, ObjectType root) =>
        condition is null || (schema.Types.TryGetValue(condition.Name.Value, out var type) && schema.IsPossible(type, root));
}
