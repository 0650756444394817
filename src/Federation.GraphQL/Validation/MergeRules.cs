using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>What two fields that are merged must have in common.</summary>
internal static class MergeRules
{
    /// <summary>The same lists and non-nulls around the same leaf, or around any two composite types.</summary>
    public static bool SameShape(GraphType one, GraphType other)
    {
        while (one != other)
        {
            switch (one, other)
            {
                case (ListType a, ListType b):
                    (one, other) = (a.Of, b.Of);
                    break;
                case (NonNullType a, NonNullType b):
                    (one, other) = (a.Of, b.Of);
                    break;
                default:
                    return one.IsComposite && other.IsComposite;
            }
        }

        return true;
    }

    /// <summary>Order does not matter. Of an argument given twice, the last counts: that it is there twice is an error of its own.</summary>
    public static bool SameArguments(ImmutableArray<ArgumentNode> one, ImmutableArray<ArgumentNode> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        Dictionary<string, ValueNode>? byName = null;
        for (var i = 0; i < one.Length; i++)
        {
            var name = one[i].Name.Value;
            var match = byName is null && other[i].Name.Value == name ? other[i].Value : (byName ??= ByName(other)).GetValueOrDefault(name);
            if (match is null || !SameValue(one[i].Value, match))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, ValueNode> ByName(ImmutableArray<ArgumentNode> arguments)
    {
        var byName = new Dictionary<string, ValueNode>(arguments.Length);
        foreach (var argument in arguments)
        {
            byName[argument.Name.Value] = argument.Value;
        }

        return byName;
    }

    private static bool SameValue(ValueNode one, ValueNode other) => (one, other) switch
    {
        (VariableNode a, VariableNode b) => a.Name.Value == b.Name.Value,
        (IntValueNode a, IntValueNode b) => a.Text == b.Text,
        (FloatValueNode a, FloatValueNode b) => a.Text == b.Text,
        (StringValueNode a, StringValueNode b) => a.Value == b.Value && a.Block == b.Block,
        (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
        (NullValueNode, NullValueNode) => true,
        (EnumValueNode a, EnumValueNode b) => a.Value == b.Value,
        (ListValueNode a, ListValueNode b) => SameItems(a.Values, b.Values),
        (ObjectValueNode a, ObjectValueNode b) => SameFields(a.Fields, b.Fields),
        _ => false,
    };

    private static bool SameItems(ImmutableArray<ValueNode> one, ImmutableArray<ValueNode> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (!SameValue(one[i], other[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameFields(ImmutableArray<ObjectFieldNode> one, ImmutableArray<ObjectFieldNode> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (one[i].Name.Value != other[i].Name.Value)
            {
                return SameSorted(one, other);
            }
        }

        for (var i = 0; i < one.Length; i++)
        {
            if (!SameValue(one[i].Value, other[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SameSorted(ImmutableArray<ObjectFieldNode> one, ImmutableArray<ObjectFieldNode> other)
    {
        var ones = one.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
        var others = other.OrderBy(field => field.Name.Value, StringComparer.Ordinal);
        return ones.Zip(others).All(pair => pair.First.Name.Value == pair.Second.Name.Value && SameValue(pair.First.Value, pair.Second.Value));
    }
}
