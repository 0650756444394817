using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Types;

/// <summary>A type as it is referred to: named, a list of something, or something that is never null.</summary>
public abstract class GraphType
{
    /// <summary>The named type inside every list and non-null.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Without the outer non-null, if there is one.</summary>
    public virtual GraphType Nullable => this;

    public bool IsNonNull => this is NonNullType;

    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    public bool IsOutput => Named is not InputObjectType;

    public bool IsLeaf => this is ScalarType or EnumType;

    public bool IsComposite => this is ObjectType or InterfaceType or UnionType;

    public bool IsAbstract => this is InterfaceType or UnionType;
}

public sealed class ListType(GraphType of) : GraphType
{
    public GraphType Of { get; } = of;

    public override NamedType Named => Of.Named;

    public override string ToString() => $"[{Of}]";
}

/// <param name="of">Named or list, never itself non-null.</param>
public sealed class NonNullType(GraphType of) : GraphType
{
    public GraphType Of { get; } = of;

    public override NamedType Named => Of.Named;

    public override GraphType Nullable => Of;

    public override string ToString() => $"{Of}!";
}

/// <summary>
/// Types refer to each other in circles, so their members are filled while the schema is built and are never changed after. Reference equality is
/// type equality within one schema.
/// </summary>
public abstract class NamedType(string name) : GraphType
{
    public string Name { get; } = name;

    public string? Description { get; internal set; }

    /// <summary>The definition and its extensions; empty for what is built in.</summary>
    public ImmutableArray<TypeDefinitionNode> Nodes { get; internal set; } = [];

    /// <summary>Directives applied to the definition and its extensions.</summary>
    public IEnumerable<DirectiveNode> AppliedDirectives => Nodes.SelectMany(node => node.Directives);

    public override NamedType Named => this;

    public override string ToString() => Name;
}

public sealed class ScalarType(string name) : NamedType(name)
{
    /// <summary>From <c>@specifiedBy</c>.</summary>
    public string? SpecifiedBy { get; internal set; }

    /// <summary>Int, Float, String, Boolean or ID.</summary>
    public bool BuiltIn { get; internal init; }
}

public sealed class EnumType(string name) : NamedType(name)
{
    public ImmutableArray<EnumValue> Values { get; internal set; } = [];

    public FrozenDictionary<string, EnumValue> ByName { get; internal set; } = FrozenDictionary<string, EnumValue>.Empty;
}

public sealed record EnumValue(string Name, string? Description, string? DeprecationReason, EnumValueDefinitionNode? Node);

/// <summary>An object type or an interface.</summary>
public abstract class FieldsType(string name) : NamedType(name)
{
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>In the order of the definition.</summary>
    public ImmutableArray<Field> Fields { get; internal set; } = [];

    public FrozenDictionary<string, Field> ByName { get; internal set; } = FrozenDictionary<string, Field>.Empty;
}

public sealed class ObjectType(string name) : FieldsType(name);

public sealed class InterfaceType(string name) : FieldsType(name);

public sealed class UnionType(string name) : NamedType(name)
{
    public ImmutableArray<ObjectType> Members { get; internal set; } = [];
}

public sealed class InputObjectType(string name) : NamedType(name)
{
    public ImmutableArray<InputValue> Fields { get; internal set; } = [];

    public FrozenDictionary<string, InputValue> ByName { get; internal set; } = FrozenDictionary<string, InputValue>.Empty;

    /// <summary>Carries <c>@oneOf</c>: exactly one field, not null.</summary>
    public bool OneOf { get; internal set; }
}

public sealed class Field(string name, GraphType type)
{
    public string Name { get; } = name;

    public GraphType Type { get; } = type;

    public string? Description { get; init; }

    public ImmutableArray<InputValue> Arguments { get; init; } = [];

    /// <summary>Null when not deprecated.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>Null for introspection's own fields.</summary>
    public FieldDefinitionNode? Node { get; init; }

    /// <summary>Few enough that a loop beats a table.</summary>
    public InputValue? Argument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>An argument of a field or a directive, or a field of an input object.</summary>
public sealed class InputValue(string name, GraphType type, ValueNode? defaultValue)
{
    public string Name { get; } = name;

    public GraphType Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public string? Description { get; init; }

    public string? DeprecationReason { get; init; }

    public InputValueDefinitionNode? Node { get; init; }

    /// <summary>Must be given: not nullable and without a default.</summary>
    public bool Required => Type.IsNonNull && DefaultValue is null;
}
