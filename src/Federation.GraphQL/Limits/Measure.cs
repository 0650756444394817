using Federation.GraphQL.Language;

namespace Federation.GraphQL.Limits;

/// <summary>What a selection set comes to when its fragments are put in their places.</summary>
/// <param name="Depth">Fields inside fields; what is inside <c>__schema</c> and <c>__type</c> is counted apart.</param>
/// <param name="IntrospectionDepth">From <c>__schema</c> or <c>__type</c> downward.</param>
/// <param name="Aliases">Fields with an alias.</param>
internal readonly record struct Measure(int Depth, int IntrospectionDepth, long Aliases)
{
    /// <summary>Fragments inside fragments double it with each: it stops here.</summary>
    private const long MostAliases = 1_000_000_000;

    /// <param name="fragments">Those already measured; one that is not is unknown or closes a cycle and counts nothing.</param>
    public static Measure Of(SelectionSetNode set, Dictionary<string, Measure> fragments)
    {
        var total = default(Measure);
        foreach (var selection in set.Selections)
        {
            var one = selection switch
            {
                FieldNode field => Of(field, fragments),
                InlineFragmentNode inline => Of(inline.SelectionSet, fragments),
                _ => fragments.GetValueOrDefault(((FragmentSpreadNode)selection).Name.Value),
            };
            total = new Measure(Math.Max(total.Depth, one.Depth), Math.Max(total.IntrospectionDepth, one.IntrospectionDepth), Math.Min(MostAliases, total.Aliases + one.Aliases));
        }

        return total;
    }

    private static Measure Of(FieldNode field, Dictionary<string, Measure> fragments)
    {
        var inside = field.SelectionSet is { } set ? Of(set, fragments) : default;
        var aliases = inside.Aliases + (field.Alias is null ? 0 : 1);
        return field.Name.Value is "__schema" or "__type"
            ? new Measure(1, Math.Max(inside.Depth + 1, inside.IntrospectionDepth), aliases)
            : new Measure(inside.Depth + 1, inside.IntrospectionDepth, aliases);
    }
}
