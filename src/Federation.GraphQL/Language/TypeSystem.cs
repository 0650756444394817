using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

/// <summary>A definition of the type system, or an extension of one: the same shape, told apart by <see cref="Extends"/>.</summary>
public abstract class TypeSystemDefinitionNode(ImmutableArray<DirectiveNode> directives) : DefinitionNode
{
    public StringValueNode? Description { get; init; }

    public bool Extends { get; init; }

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

public sealed class SchemaDefinitionNode(ImmutableArray<DirectiveNode> directives, ImmutableArray<OperationTypeNode> operations) : TypeSystemDefinitionNode(directives)
{
    public ImmutableArray<OperationTypeNode> Operations { get; } = operations;
}

public sealed class OperationTypeNode(OperationKind kind, NamedTypeNode type) : Node
{
    public OperationKind Kind { get; } = kind;

    public NamedTypeNode Type { get; } = type;
}

public abstract class TypeDefinitionNode(NameNode name, ImmutableArray<DirectiveNode> directives) : TypeSystemDefinitionNode(directives)
{
    public NameNode Name { get; } = name;
}

public sealed class ScalarDefinitionNode(NameNode name, ImmutableArray<DirectiveNode> directives) : TypeDefinitionNode(name, directives);

/// <summary>An object type or an interface: both have fields and interfaces.</summary>
public abstract class CompositeDefinitionNode(NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives, ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(name, directives)
{
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

public sealed class ObjectDefinitionNode(NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives, ImmutableArray<FieldDefinitionNode> fields)
    : CompositeDefinitionNode(name, interfaces, directives, fields);

public sealed class InterfaceDefinitionNode(NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives, ImmutableArray<FieldDefinitionNode> fields)
    : CompositeDefinitionNode(name, interfaces, directives, fields);

public sealed class UnionDefinitionNode(NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<NamedTypeNode> members) : TypeDefinitionNode(name, directives)
{
    public ImmutableArray<NamedTypeNode> Members { get; } = members;
}

public sealed class EnumDefinitionNode(NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<EnumValueDefinitionNode> values) : TypeDefinitionNode(name, directives)
{
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

public sealed class InputObjectDefinitionNode(NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<InputValueDefinitionNode> fields) : TypeDefinitionNode(name, directives)
{
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

public sealed class FieldDefinitionNode(NameNode name, ImmutableArray<InputValueDefinitionNode> arguments, TypeNode type, ImmutableArray<DirectiveNode> directives) : Node
{
    public StringValueNode? Description { get; init; }

    public NameNode Name { get; } = name;

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An argument of a field or a directive, or a field of an input object.</summary>
public sealed class InputValueDefinitionNode(NameNode name, TypeNode type, ValueNode? defaultValue, ImmutableArray<DirectiveNode> directives) : Node
{
    public StringValueNode? Description { get; init; }

    public NameNode Name { get; } = name;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

public sealed class EnumValueDefinitionNode(NameNode name, ImmutableArray<DirectiveNode> directives) : Node
{
    public StringValueNode? Description { get; init; }

    public NameNode Name { get; } = name;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

public sealed class DirectiveDefinitionNode(NameNode name, ImmutableArray<InputValueDefinitionNode> arguments, bool repeatable, ImmutableArray<NameNode> locations) : TypeSystemDefinitionNode([])
{
    public NameNode Name { get; } = name;

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    public bool Repeatable { get; } = repeatable;

    public ImmutableArray<NameNode> Locations { get; } = locations;
}
