using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

internal static class Names
{
    public static void Check(string name, Node node, Faults faults)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            faults.Add($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", node);
        }
    }
}
