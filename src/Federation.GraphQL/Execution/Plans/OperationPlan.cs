using Federation.GraphQL.Execution.Fields;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Execution.Plans;

/// <summary>
/// One operation with its <c>@skip</c> and <c>@include</c> decided. Selections are compiled as values of their types appear: a document can describe
/// far more combinations of types than any data has.
/// </summary>
internal sealed class OperationPlan
{
    /// <summary>Above it a selection is compiled anew each time: only a document made for it gets there.</summary>
    private const int Kept = 4_096;

    private readonly KnownFragments _fragments;
    private readonly Dictionary<string, bool> _flags;
    private int _kept;

    /// <param name="flags">The value of each variable that a <c>@skip</c> or <c>@include</c> uses.</param>
    public OperationPlan(KnownFragments fragments, ObjectBinding root, OperationDefinitionNode operation, Dictionary<string, bool> flags)
    {
        _fragments = fragments;
        _flags = flags;
        Root = Compile(root, [operation.SelectionSet]);
    }

    public SelectionPlan Root { get; }

    public Source Source => _fragments.Document.Source;

    public SelectionPlan Compile(ObjectBinding type, FieldNode[] fields)
    {
        var sets = new List<SelectionSetNode>(fields.Length);
        foreach (var field in fields)
        {
            if (field.SelectionSet is { } set)
            {
                sets.Add(set);
            }
        }

        return Compile(type, sets);
    }

    /// <summary>Asked under this plan's lock.</summary>
    public bool MayKeep() => _kept++ < Kept;

    private SelectionPlan Compile(ObjectBinding type, List<SelectionSetNode> sets)
    {
        var collected = new FieldCollector(_fragments, _flags, type.Type).Collect(sets);
        var fields = new FieldPlan[collected.Count];
        var slots = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            var nodes = collected[i].ToArray();
            var binding = type.Field(nodes[0].Name.Value);
            var deep = nodes.Any(node => node.SelectionSet is { } set && _fragments.Reach.IsAsync(set, binding.Field.Type.Named));
            fields[i] = new FieldPlan(this, binding, nodes, binding.IsAsync || deep ? slots++ : -1, deep, isFirst: i == 0);
        }

        return new SelectionPlan(type, fields, slots);
    }
}
