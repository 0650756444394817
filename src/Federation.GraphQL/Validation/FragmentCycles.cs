using Federation.GraphQL.Language;

namespace Federation.GraphQL.Validation;

/// <summary>
/// Fragment Spreads Must Not Form Cycles. Goes through the spreads in the order of the reference implementation, because the order decides which
/// spreads an error names; each fragment once, without recursion, because a chain may be as long as the document.
/// </summary>
internal static class FragmentCycles
{
    public static void Check(DocumentIndex index, Report report)
    {
        var visited = new HashSet<string>();
        var path = new List<Step>();
        var placeOf = new Dictionary<string, int>();
        foreach (var definition in index.Definitions)
        {
            if (definition.Fragment is { } fragment)
            {
                From(fragment, index, report, visited, path, placeOf);
            }
        }
    }

    private static void From(FragmentDefinitionNode root, DocumentIndex index, Report report, HashSet<string> visited, List<Step> path, Dictionary<string, int> placeOf)
    {
        Enter(root, visited, path, placeOf);
        while (path.Count > 0 && !report.Full)
        {
            var step = path[^1];
            if (step.Next == step.Spreads.Count)
            {
                path.RemoveAt(path.Count - 1);
                placeOf.Remove(step.Fragment);
                continue;
            }

            var spread = step.Spreads[step.Next++];
            if (placeOf.TryGetValue(spread.Name.Value, out var place))
            {
                Refuse(path, place, report);
            }
            else if (index.Fragments.TryGetValue(spread.Name.Value, out var next))
            {
                Enter(next.Fragment!, visited, path, placeOf);
            }
        }
    }

    private static void Enter(FragmentDefinitionNode fragment, HashSet<string> visited, List<Step> path, Dictionary<string, int> placeOf)
    {
        if (visited.Add(fragment.Name.Value))
        {
            placeOf[fragment.Name.Value] = path.Count;
            path.Add(new Step(fragment.Name.Value, SpreadsOf(fragment.SelectionSet)));
        }
    }

    private static void Refuse(List<Step> path, int place, Report report)
    {
        var spreads = new List<FragmentSpreadNode>();
        for (var i = place; i < path.Count; i++)
        {
            spreads.Add(path[i].Spreads[path[i].Next - 1]);
        }

        report.Spend(spreads.Count);
        var via = string.Join(", ", spreads.Take(spreads.Count - 1).Take(10).Select(spread => $"\"{spread.Name.Value}\""));
        report.Add($"Cannot spread fragment \"{spreads[^1].Name.Value}\" within itself{(via.Length > 0 ? $" via {via}" : "")}.", spreads);
    }

    private static List<FragmentSpreadNode> SpreadsOf(SelectionSetNode root)
    {
        var spreads = new List<FragmentSpreadNode>();
        var sets = new Stack<SelectionSetNode>();
        sets.Push(root);
        while (sets.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
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

    private sealed class Step(string fragment, List<FragmentSpreadNode> spreads)
    {
        public string Fragment { get; } = fragment;

        public List<FragmentSpreadNode> Spreads { get; } = spreads;

        public int Next { get; set; }
    }
}
