using Federation.GraphQL.Types;

namespace Federation.GraphQL.Binding.Start;

/// <summary>An object met as an interface or a union must tell its type by its class.</summary>
internal static class AbstractCheck
{
    public static void Check(Schema schema, BindingTables tables, FaultList faults)
    {
        foreach (var type in schema.InOrder.Where(type => type.IsAbstract))
        {
            var classes = new Dictionary<Type, ObjectType>();
            foreach (var member in schema.Possible[type].OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                if (tables.Object(member).Source is not { } source)
                {
                    faults.Add(type.Name, $"its member {member} has no class");
                }
                else if (!classes.TryAdd(source, member))
                {
                    faults.Add(type.Name, $"its members {classes[source]} and {member} have the same class");
                }
            }
        }
    }
}
