using Federation.GraphQL.Language;

namespace Federation.GraphQL.Validation;

/// <summary>
/// Three lists of fields, interfaces, possible types or input fields inside each other are more than any tool asks for, and answer with the cube of the
/// schema: refused, as the reference implementation does with its recommended rule.
/// </summary>
internal sealed class IntrospectionDepth(DocumentIndex index, Report report)
{
    private const int MostLists = 3;

    /// <summary>Far beyond what the limits let pass: it only keeps selections and fragments in each other from using the stack up.</summary>
    private const int Deepest = 500;

    private readonly Dictionary<string, int> passed = [];
    private readonly Dictionary<string, int> exceeded = [];
    private FieldNode? refused;

    public void Enter(FieldNode field)
    {
        if (refused is null && field.Name.Value is "__schema" or "__type" && Exceeds(field, [], 0, 0))
        {
            report.Add("Maximum introspection depth exceeded.", field);
            refused = field;
        }
    }

    public void Leave(FieldNode field) => refused = refused == field ? null : refused;

    private bool Exceeds(FieldNode field, Dictionary<string, int> entered, int lists, int depth)
    {
        lists += field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? 1 : 0;
        return lists >= MostLists || (field.SelectionSet is { } set && Exceeds(set, entered, lists, depth + 1));
    }

    private bool Exceeds(SelectionSetNode set, Dictionary<string, int> entered, int lists, int depth)
    {
        if (depth == Deepest)
        {
            report.Exhaust();
            return false;
        }

        foreach (var selection in set.Selections)
        {
            if (selection switch
            {
                FieldNode field => Exceeds(field, entered, lists, depth),
                InlineFragmentNode inline => Exceeds(inline.SelectionSet, entered, lists, depth + 1),
                _ => Exceeds((FragmentSpreadNode)selection, entered, lists, depth),
            })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A fragment is looked into once for each number of lists around it at most.</summary>
    private bool Exceeds(FragmentSpreadNode spread, Dictionary<string, int> entered, int lists, int depth)
    {
        var name = spread.Name.Value;
        if (exceeded.TryGetValue(name, out var refusedAt) && refusedAt <= lists)
        {
            return true;
        }

        if ((entered.TryGetValue(name, out var enteredAt) && enteredAt >= lists) || (passed.TryGetValue(name, out var passedAt) && passedAt >= lists)
            || !index.Fragments.TryGetValue(name, out var fragment))
        {
            return false;
        }

        entered[name] = lists;
        var exceeds = Exceeds(fragment.SelectionSet, entered, lists, depth + 1);
        (exceeds ? exceeded : passed)[name] = lists;
        return exceeds;
    }
}
