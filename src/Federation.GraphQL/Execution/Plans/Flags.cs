using System.Runtime.CompilerServices;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution.Plans;

/// <summary>The conditions of <c>@skip</c> and <c>@include</c>.</summary>
internal static class Flags
{
    public const string Skip = "skip";

    private const string Include = "include";

    /// <summary>Null for any other directive.</summary>
    public static ValueNode? Of(DirectiveNode directive) =>
        directive.Name.Value is Skip or Include && directive.Arguments is [var condition] ? condition.Value : null;

    public static bool Value(ValueNode condition, Dictionary<string, bool> flags) => condition switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => flags.GetValueOrDefault(variable.Name.Value),
        _ => false,
    };

    /// <summary>The variables that decide which fields an operation has, in the order they are met.</summary>
    public static List<string> VariablesOf(KnownFragments fragments, OperationDefinitionNode operation)
    {
        var names = new List<string>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        Visit(operation.SelectionSet);
        return names;

        void Visit(SelectionSetNode set)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            foreach (var selection in set.Selections)
            {
                foreach (var directive in selection.Directives)
                {
                    if (Of(directive) is VariableNode variable && !names.Contains(variable.Name.Value))
                    {
                        names.Add(variable.Name.Value);
                    }
                }

                switch (selection)
                {
                    case FieldNode { SelectionSet: { } inner }:
                        Visit(inner);
                        break;
                    case InlineFragmentNode inline:
                        Visit(inline.SelectionSet);
                        break;
                    case FragmentSpreadNode spread when visited.Add(spread.Name.Value) && fragments.ByName.TryGetValue(spread.Name.Value, out var fragment):
                        Visit(fragment.SelectionSet);
                        break;
                }
            }
        }
    }
}
