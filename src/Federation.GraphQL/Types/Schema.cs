using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types;

/// <summary>A type system, whole and unchanging. Made from SDL by <c>SchemaBuilder</c>, with the built-in scalars, directives and introspection types in it.</summary>
public sealed class Schema
{
    public string? Description { get; internal init; }

    public required ObjectType Query { get; init; }

    public ObjectType? Mutation { get; internal init; }

    public ObjectType? Subscription { get; internal init; }

    /// <summary>Every type, those of introspection (<c>__Schema</c>…) and the built-in scalars in use included.</summary>
    public required FrozenDictionary<string, NamedType> Types { get; init; }

    public required FrozenDictionary<string, Directive> Directives { get; init; }

    /// <summary>Those of the SDL in its order, then the built-in ones that it does not define itself.</summary>
    public required ImmutableArray<Directive> DirectivesInOrder { get; init; }

    /// <summary>In the order of the SDL, for printing and introspection; introspection's own types come last.</summary>
    public required ImmutableArray<NamedType> InOrder { get; init; }

    /// <summary>For each interface and union, the object types that an object of it may have.</summary>
    public required FrozenDictionary<NamedType, FrozenSet<ObjectType>> Possible { get; init; }

    /// <summary>The <c>schema</c> definition and its extensions; empty when the default names are used.</summary>
    public ImmutableArray<SchemaDefinitionNode> Nodes { get; internal init; } = [];

    /// <summary><c>__schema</c> and <c>__type</c> on the query type, <c>__typename</c> on every composite type.</summary>
    public required MetaFields Meta { get; init; }

    public ObjectType? Root(OperationKind kind) => kind switch
    {
        OperationKind.Query => Query,
        OperationKind.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>Whether an object of type <paramref name="type"/> may stand where <paramref name="condition"/> is asked for.</summary>
    public bool IsPossible(NamedType condition, ObjectType type) =>
        condition == type || (Possible.TryGetValue(condition, out var types) && types.Contains(type));

    /// <summary>The field a selection of this name means on this type, the introspection fields included; null when there is none.</summary>
    public Field? FieldOf(NamedType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            return name switch
            {
                "__typename" when parent.IsComposite => Meta.TypeName,
                "__schema" when parent == Query => Meta.Schema,
                "__type" when parent == Query => Meta.Type,
                _ => (parent as FieldsType)?.ByName.GetValueOrDefault(name),
            };
        }

        return (parent as FieldsType)?.ByName.GetValueOrDefault(name);
    }
}

public sealed record MetaFields(Field TypeName, Field Schema, Field Type);

public sealed class Directive(string name, ImmutableArray<InputValue> arguments, FrozenSet<string> locations)
{
    public string Name { get; } = name;

    public ImmutableArray<InputValue> Arguments { get; } = arguments;

    /// <summary>Names of the specification, such as <c>FIELD_DEFINITION</c>.</summary>
    public FrozenSet<string> Locations { get; } = locations;

    /// <summary>The same in the order of the definition, for printing and introspection.</summary>
    public ImmutableArray<string> LocationsInOrder { get; init; } = [.. locations];

    public string? Description { get; init; }

    public bool Repeatable { get; init; }

    /// <summary>Null for skip, include, deprecated, specifiedBy and oneOf, unless the document defines them itself.</summary>
    public DirectiveDefinitionNode? Node { get; init; }
}
