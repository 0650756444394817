using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

internal static class Literals
{
    /// <summary>An object gives each of its fields once. A parsed value is no deeper than the parser's bound.</summary>
    public static void CheckFieldNames(ValueNode? value, Faults faults)
    {
        switch (value)
        {
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    CheckFieldNames(item, faults);
                }

                break;
            case ObjectValueNode fields:
                var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);
                foreach (var field in fields.Fields)
                {
                    if (!known.TryAdd(field.Name.Value, field.Name))
                    {
                        faults.Add($"There can be only one input field named \"{field.Name}\".", known[field.Name.Value], field.Name);
                    }

                    CheckFieldNames(field.Value, faults);
                }

                break;
        }
    }
}
