using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>The specification's "Type Validation" of every kind of type, once the types are linked.</summary>
internal static class SchemaRules
{
    public static void Check(SchemaDraft draft, Definitions definitions, Faults faults)
    {
        RootsDiffer(draft, faults);
        DirectiveRules.Check(draft, definitions, faults);
        var types = new TypeRules(faults);
        foreach (var type in draft.InOrder.Where(type => !type.Nodes.IsEmpty))
        {
            types.Check(type);
        }

        var inputs = draft.InOrder.OfType<InputObjectType>().ToArray();
        DefaultCycles.Check(inputs, faults);
        FiniteInputs.Check(inputs, faults);
    }

    private static void RootsDiffer(SchemaDraft draft, Faults faults)
    {
        var roots = new (OperationKind Kind, ObjectType? Type)[]
        {
            (OperationKind.Query, draft.Query), (OperationKind.Mutation, draft.Mutation), (OperationKind.Subscription, draft.Subscription),
        };
        foreach (var same in roots.Where(root => root.Type is not null).GroupBy(root => root.Type).Where(same => same.Skip(1).Any()))
        {
            var kinds = same.Select(root => root.Kind.ToString().ToLowerInvariant()).ToArray();
            var list = kinds.Length == 2 ? $"{kinds[0]} and {kinds[1]}" : $"{string.Join(", ", kinds[..^1])}, and {kinds[^1]}";
            faults.Add(
                $"All root types must be different, \"{same.Key}\" type is used as {list} root types.",
                [.. same.Select(root => draft.Roots.Reference(root.Kind)).OfType<Node>()]);
        }
    }
}
