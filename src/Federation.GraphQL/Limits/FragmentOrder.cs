using Federation.GraphQL.Language;

namespace Federation.GraphQL.Limits;

/// <summary>
/// The fragments of a document, those that others spread first, so that what is measured of one is known before it is needed: no fragment is measured
/// twice, and nothing descends from fragment to fragment. A spread that closes a cycle is passed over; validation refuses it.
/// </summary>
internal static class FragmentOrder
{
    public static List<FragmentDefinitionNode> Of(DocumentNode document)
    {
        var byName = ByName(document);
        var order = new List<FragmentDefinitionNode>(byName.Count);
        var entered = new HashSet<string>();
        var path = new Stack<(FragmentDefinitionNode Fragment, Queue<string> Spreads)>();
        foreach (var root in byName.Values)
        {
            Enter(root);
            while (path.TryPeek(out var top))
            {
                if (!top.Spreads.TryDequeue(out var name))
                {
                    order.Add(path.Pop().Fragment);
                }
                else if (byName.TryGetValue(name, out var next))
                {
                    Enter(next);
                }
            }
        }

        return order;

        void Enter(FragmentDefinitionNode fragment)
        {
            if (entered.Add(fragment.Name.Value))
            {
                path.Push((fragment, Spreads(fragment.SelectionSet)));
            }
        }
    }

    public static Dictionary<string, FragmentDefinitionNode> ByName(DocumentNode document)
    {
        var byName = new Dictionary<string, FragmentDefinitionNode>();
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                byName[fragment.Name.Value] = fragment;
            }
        }

        return byName;
    }

    private static Queue<string> Spreads(SelectionSetNode root)
    {
        var spreads = new Queue<string>();
        var sets = new Stack<SelectionSetNode>();
        sets.Push(root);
        while (sets.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Enqueue(spread.Name.Value);
                        break;
                    case FieldNode { SelectionSet: { } inner }:
                        sets.Push(inner);
                        break;
                    case InlineFragmentNode inline:
                        sets.Push(inline.SelectionSet);
                        break;
                }
            }
        }

        return spreads;
    }
}
