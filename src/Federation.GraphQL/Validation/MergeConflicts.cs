using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>
/// Names the pairs of fields that cannot be merged, the way the reference implementation finds them: within each selection set, between it and each
/// fragment, between every two fragments, and so downward. Runs only when there is a conflict; each pair compared is paid for.
/// </summary>
internal sealed partial class MergeConflicts(Schema schema, DocumentIndex index, Report report)
{
    /// <summary>Selections inside each other, fragments followed: it keeps the comparison from using the stack up.</summary>
    private const int Deepest = 300;

    private const int MostNodesOfASide = 20;

    /// <summary>Telling a conflict takes more than finding it; and of those inside another no more are told than fit into it.</summary>
    private const int ConflictPrice = 10;

    private const int SelectionsPrice = 5;

    private const int LongReason = 300;

    private readonly Dictionary<(SelectionSetNode, NamedType?), CollectedFields> collected = [];
    private readonly Dictionary<(CollectedFields, FragmentDefinitionNode), bool> comparedWithFragment = [];
    private readonly Dictionary<(FragmentDefinitionNode, FragmentDefinitionNode), bool> comparedFragments = [];
    private int depth;
    private int inside;

    public void Check(List<MergeScope> scopes)
    {
        foreach (var scope in scopes)
        {
            if (report.Full)
            {
                return;
            }

            foreach (var conflict in Within(scope))
            {
                var reason = $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}.";
                report.Add($"{reason} Use different aliases on the fields to fetch both if this was intentional.", [.. conflict.One, .. conflict.Other]);
            }
        }
    }

    private List<Conflict> Within(MergeScope scope)
    {
        var conflicts = new List<Conflict>();
        var fields = Collect(scope.Set, scope.Parent);
        foreach (var group in fields.Groups.Values)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                {
                    Compare(conflicts, false, group[i], group[j]);
                }
            }
        }

        for (var i = 0; i < fields.Fragments.Count; i++)
        {
            WithFragment(conflicts, false, fields, fields.Fragments[i]);
            for (var j = i + 1; j < fields.Fragments.Count; j++)
            {
                BetweenFragments(conflicts, false, fields.Fragments[i], fields.Fragments[j]);
            }
        }

        return conflicts;
    }

    private void WithFragment(List<Conflict> conflicts, bool exclusive, CollectedFields fields, FragmentDefinitionNode fragment)
    {
        if (!report.Spend(1) || fields.Groups.Count == 0 || !Newly(comparedWithFragment, (fields, fragment), exclusive))
        {
            return;
        }

        var others = Collect(fragment);
        if (fields == others || !Descend())
        {
            return;
        }

        Between(conflicts, exclusive, fields, others);
        foreach (var inner in others.Fragments)
        {
            WithFragment(conflicts, exclusive, fields, inner);
        }

        depth--;
    }

    private void BetweenFragments(List<Conflict> conflicts, bool exclusive, FragmentDefinitionNode one, FragmentDefinitionNode other)
    {
        if (!report.Spend(2) || one == other || Compared(comparedFragments, (other, one), exclusive) || !Newly(comparedFragments, (one, other), exclusive) || !Descend())
        {
            return;
        }

        var ones = Collect(one);
        var others = Collect(other);
        Between(conflicts, exclusive, ones, others);
        foreach (var inner in others.Fragments)
        {
            BetweenFragments(conflicts, exclusive, one, inner);
        }

        foreach (var inner in ones.Fragments)
        {
            BetweenFragments(conflicts, exclusive, inner, other);
        }

        depth--;
    }

    private void Between(List<Conflict> conflicts, bool exclusive, CollectedFields ones, CollectedFields others)
    {
        foreach (var (name, group) in ones.Groups)
        {
            if (!report.Spend(1))
            {
                return;
            }

            if (others.Groups.TryGetValue(name, out var match))
            {
                foreach (var one in group)
                {
                    foreach (var other in match)
                    {
                        Compare(conflicts, exclusive, one, other);
                    }
                }
            }
        }
    }

    /// <summary>A comparison made without exclusion answers for the one with it too; not the other way about.</summary>
    private static bool Compared<TKey>(Dictionary<TKey, bool> compared, TKey key, bool exclusive)
        where TKey : notnull => compared.TryGetValue(key, out var before) && (exclusive || !before);

    private static bool Newly<TKey>(Dictionary<TKey, bool> compared, TKey key, bool exclusive)
        where TKey : notnull
    {
        if (Compared(compared, key, exclusive))
        {
            return false;
        }

        compared[key] = exclusive;
        return true;
    }

    private bool Descend()
    {
        if (depth == Deepest)
        {
            report.Exhaust();
            return false;
        }

        depth++;
        return true;
    }

    private CollectedFields Collect(FragmentDefinitionNode fragment) => Collect(fragment.SelectionSet, schema.Types.GetValueOrDefault(fragment.TypeCondition.Name.Value));

    private CollectedFields Collect(SelectionSetNode set, NamedType? parent)
    {
        // A tuple's second part may be null: the reference implementation keys by an unknown type too.
        if (!collected.TryGetValue((set, parent), out var fields))
        {
            fields = CollectedFields.Of(schema, index, set, parent);
            collected.Add((set, parent), fields);
        }

        return fields;
    }
}
