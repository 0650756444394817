using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Building;

/// <summary>Which types operations begin on: those that <c>schema</c> names, or without it those of the default names.</summary>
internal sealed class Roots(Definitions definitions, TypeTable table, Faults faults)
{
    public ObjectType? Find(OperationKind kind)
    {
        var reference = Reference(kind);
        var named = reference is not null ? table.Find(reference.Name.Value)
            : definitions.Schema.Any(node => !node.Extends) ? null
            : table.Find(kind.ToString());
        if (named is not (null or ObjectType))
        {
            var message = kind == OperationKind.Query
                ? $"{kind} root type must be Object type, it cannot be {named}."
                : $"{kind} root type must be Object type if provided, it cannot be {named}.";
            faults.Add(message, (Node?)reference ?? named.Nodes[0]);
        }

        if (named is null && kind == OperationKind.Query)
        {
            faults.Add("Query root type must be provided.", [.. definitions.Schema.Where(node => !node.Extends)]);
        }

        return named as ObjectType;
    }

    public NamedTypeNode? Reference(OperationKind kind)
    {
        foreach (var operation in definitions.Schema.SelectMany(node => node.Operations))
        {
            if (operation.Kind == kind)
            {
                return operation.Type;
            }
        }

        return null;
    }
}
