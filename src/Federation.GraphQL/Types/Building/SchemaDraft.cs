using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types.Building;

/// <summary>Everything linked and nothing checked yet: only when no fault is found does it become a schema.</summary>
internal sealed class SchemaDraft
{
    public required ImmutableArray<SchemaDefinitionNode> Nodes { get; init; }

    public required Roots Roots { get; init; }

    public required ObjectType? Query { get; init; }

    public required ObjectType? Mutation { get; init; }

    public required ObjectType? Subscription { get; init; }

    public required ImmutableArray<NamedType> InOrder { get; init; }

    public required ImmutableArray<Directive> Directives { get; init; }

    public required MetaFields Meta { get; init; }

    public Schema Finish() => new()
    {
        Description = Nodes.FirstOrDefault(node => !node.Extends)?.Description?.Value,
        Query = Query!,
        Mutation = Mutation,
        Subscription = Subscription,
        Nodes = Nodes,
        InOrder = InOrder,
        Types = InOrder.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal),
        DirectivesInOrder = Directives,
        Directives = Directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal),
        Possible = Possible(),
        Meta = Meta,
    };

    private FrozenDictionary<NamedType, FrozenSet<ObjectType>> Possible()
    {
        var possible = new Dictionary<NamedType, HashSet<ObjectType>>();
        foreach (var type in InOrder.Where(type => type.IsAbstract))
        {
            possible[type] = type is UnionType union ? [.. union.Members] : [];
        }

        foreach (var type in InOrder.OfType<ObjectType>())
        {
            foreach (var implemented in type.Interfaces)
            {
                possible[implemented].Add(type);
            }
        }

        return possible.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());
    }
}
