using Federation.GraphQL.Execution;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Limits;

/// <summary>
/// Turns an operation into additions. A fragment becomes one group for each kind of field that sizes what is in it, and is added wherever it is spread: so
/// the work is bounded by the document, not by the response.
/// </summary>
internal sealed class CostCompiler(Schema schema, DocumentNode document, EngineOptions options)
{
    /// <summary>Selections and fragments inside each other: far beyond the depth that is allowed, it only keeps the stack.</summary>
    private const int Deepest = 500;

    private readonly CostTable table = CostTable.Of(schema);
    private readonly Dictionary<string, FragmentDefinitionNode> fragments = FragmentOrder.ByName(document);
    private readonly Dictionary<(string, FieldCost?), int> groupOf = [];
    private readonly List<CostStep> steps = [];
    private int depth;

    public CostStep[] Steps => [.. steps];

    public int Groups { get; private set; }

    /// <summary>False when the document is beyond measure: its cost is the most.</summary>
    public bool Complete { get; private set; } = true;

    public void Compile(OperationDefinitionNode operation) => Selections(operation.SelectionSet, schema.Root(operation.Kind), Groups++, null);

    /// <param name="sizing">The field around, when it says the size of fields in this selection.</param>
    private void Selections(SelectionSetNode set, NamedType? parent, int group, FieldCost? sizing)
    {
        if (depth == Deepest || steps.Count > OperationCost.MostSteps)
        {
            Complete = false;
            return;
        }

        depth++;
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode node:
                    if (parent is not null && schema.FieldOf(parent, node.Name.Value) is { } field)
                    {
                        Field(node, field, group, sizing);
                    }

                    break;
                case InlineFragmentNode inline:
                    Selections(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.Types.GetValueOrDefault(condition.Name.Value) : parent, group, sizing);
                    break;
                case FragmentSpreadNode spread:
                    Spread(spread, group, sizing);
                    break;
            }
        }

        depth--;
    }

    private void Field(FieldNode node, Field field, int group, FieldCost? sizing)
    {
        var cost = table[field];
        var sizesInner = cost.SizedFields.Length > 0;
        var inner = -1;
        if (node.SelectionSet is { } set)
        {
            inner = Groups++;
            Selections(set, field.Type.Named, inner, sizesInner ? cost : null);
        }

        var sized = sizing?.Sizes(field.Name) ?? false;
        var size = sizesInner || (cost.IsList && !sized) ? Size(node, cost) : null;
        steps.Add(new CostStep(group, inner, false, cost.Weight, size, sizesInner, sized));
    }

    private void Spread(FragmentSpreadNode spread, int group, FieldCost? sizing)
    {
        if (!fragments.TryGetValue(spread.Name.Value, out var fragment))
        {
            return;
        }

        if (!groupOf.TryGetValue((spread.Name.Value, sizing), out var inner))
        {
            inner = Groups++;
            groupOf.Add((spread.Name.Value, sizing), inner);
            Selections(fragment.SelectionSet, schema.Types.GetValueOrDefault(fragment.TypeCondition.Name.Value), inner, sizing);
        }

        steps.Add(new CostStep(group, inner, true, 0, null, false, false));
    }

    private ListSize Size(FieldNode node, FieldCost cost)
    {
        long written = -1;
        List<VariableNode>? variables = null;
        foreach (var argument in node.Arguments)
        {
            if (!cost.Slices(argument.Name.Value))
            {
                continue;
            }

            if (argument.Value is VariableNode variable)
            {
                (variables ??= []).Add(variable);
            }
            else if (argument.Value is IntValueNode)
            {
                written = Math.Max(written, AppliedValue.Integer(argument.Value) ?? int.MaxValue);
            }
        }

        return new ListSize(written, variables?.ToArray() ?? [], cost.SizeUnsaid(options.ListSize));
    }
}
