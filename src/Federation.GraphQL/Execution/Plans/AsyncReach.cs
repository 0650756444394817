using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Execution.Plans;

/// <summary>Whether anything in or below a selection set may have to be waited for. What has not is resolved only while it is written.</summary>
internal sealed class AsyncReach(KnownFragments fragments)
{
    private readonly ConcurrentDictionary<SelectionSetNode, bool> _known = new();

    /// <param name="parent">The type that the set is written for; each set of a document has one.</param>
    public bool IsAsync(SelectionSetNode set, NamedType parent)
    {
        if (!_known.TryGetValue(set, out var known))
        {
            _known[set] = known = Look(set, parent);
        }

        return known;
    }

    private bool Look(SelectionSetNode set, NamedType parent)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            var found = selection switch
            {
                FieldNode field => Look(field, parent),
                InlineFragmentNode inline => IsAsync(inline.SelectionSet, Condition(inline.TypeCondition, parent)),
                FragmentSpreadNode spread => fragments.ByName.TryGetValue(spread.Name.Value, out var fragment)
                    && IsAsync(fragment.SelectionSet, Condition(fragment.TypeCondition, parent)),
                _ => false,
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    private bool Look(FieldNode field, NamedType parent)
    {
        var name = field.Name.Value;
        return fragments.Bound.IsAsync(parent, name)
            || (field.SelectionSet is { } set && fragments.Schema.FieldOf(parent, name) is { } definition && IsAsync(set, definition.Type.Named));
    }

    private NamedType Condition(NamedTypeNode? condition, NamedType parent) => condition is null ? parent : fragments.Schema.Types[condition.Name.Value];
}
