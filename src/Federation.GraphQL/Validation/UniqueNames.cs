using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Validation;

/// <summary>Names that may be given once: arguments, variables.</summary>
internal static class UniqueNames
{
    /// <summary>Up to here a look at every pair beats a table.</summary>
    private const int Few = 10;

    /// <param name="what">Up to where the name begins, such as <c>variable named "$</c>.</param>
    /// <summary>One error for each name that stands more than once, at all its places.</summary>
    public static void Check<TNode>(ImmutableArray<TNode> nodes, Func<TNode, NameNode> name, string what, Report report)
    {
        if (!AnyTwice(nodes, name))
        {
            return;
        }

        var groups = new OrderedDictionary<string, List<NameNode>>();
        foreach (var node in nodes)
        {
            var given = name(node);
            if (!groups.TryGetValue(given.Value, out var places))
            {
                groups.Add(given.Value, places = []);
            }

            places.Add(given);
        }

        foreach (var (text, places) in groups)
        {
            if (places.Count > 1)
            {
                report.Add($"There can be only one {what}{text}\".", places);
            }
        }
    }

    public static bool AnyTwice<TNode>(ImmutableArray<TNode> nodes, Func<TNode, NameNode> name)
    {
        if (nodes.Length > Few)
        {
            var seen = new HashSet<string>(nodes.Length);
            foreach (var node in nodes)
            {
                if (!seen.Add(name(node).Value))
                {
                    return true;
                }
            }

            return false;
        }

        for (var i = 1; i < nodes.Length; i++)
        {
            var text = name(nodes[i]).Value;
            for (var j = 0; j < i; j++)
            {
                if (name(nodes[j]).Value == text)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
