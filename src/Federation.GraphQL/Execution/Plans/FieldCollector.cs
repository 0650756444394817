using System.Runtime.CompilerServices;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Plans;

/// <summary>CollectFields of the specification (6.3.2): the fields that an object of this type answers, by response name, in order.</summary>
internal sealed class FieldCollector(KnownFragments fragments, Dictionary<string, bool> flags, ObjectType type)
{
    private readonly List<List<FieldNode>> _groups = [];
    private readonly Dictionary<string, List<FieldNode>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    public List<List<FieldNode>> Collect(List<SelectionSetNode> sets)
    {
        foreach (var set in sets)
        {
            Visit(set);
        }

        return _groups;
    }

    private void Visit(SelectionSetNode set)
    {
        // Fragments may spread each other in a chain as long as the document.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            if (!IsIncluded(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    Add(field);
                    break;
                case InlineFragmentNode inline when inline.TypeCondition is null || Applies(inline.TypeCondition):
                    Visit(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when fragments.ByName.TryGetValue(spread.Name.Value, out var fragment) && Applies(fragment.TypeCondition):
                    if (_visited.Add(spread.Name.Value))
                    {
                        Visit(fragment.SelectionSet);
                    }

                    break;
            }
        }
    }

    private void Add(FieldNode field)
    {
        if (!_byName.TryGetValue(field.ResponseName, out var group))
        {
            _groups.Add(_byName[field.ResponseName] = group = []);
        }

        group.Add(field);
    }

    private bool Applies(NamedTypeNode condition) =>
        fragments.Schema.Types.TryGetValue(condition.Name.Value, out var named) && fragments.Schema.IsPossible(named, type);

    private bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if (Flags.Of(directive) is { } condition && Flags.Value(condition, flags) == (directive.Name.Value == Flags.Skip))
            {
                return false;
            }
        }

        return true;
    }
}
