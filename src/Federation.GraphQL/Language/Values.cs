using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

public abstract class ValueNode : Node;

public sealed class VariableNode(NameNode name) : ValueNode
{
    public NameNode Name { get; } = name;
}

/// <param name="text">As written, such as <c>-12</c>: its size is the type's business.</param>
public sealed class IntValueNode(string text) : ValueNode
{
    public string Text { get; } = text;
}

public sealed class FloatValueNode(string text) : ValueNode
{
    public string Text { get; } = text;
}

/// <param name="value">Unescaped; for a block string, after the removal of its common indentation.</param>
public sealed class StringValueNode(string value, bool block) : ValueNode
{
    public string Value { get; } = value;

    public bool Block { get; } = block;
}

public sealed class BooleanValueNode(bool value) : ValueNode
{
    public bool Value { get; } = value;
}

public sealed class NullValueNode : ValueNode;

public sealed class EnumValueNode(string value) : ValueNode
{
    public string Value { get; } = value;
}

public sealed class ListValueNode(ImmutableArray<ValueNode> values) : ValueNode
{
    public ImmutableArray<ValueNode> Values { get; } = values;
}

public sealed class ObjectValueNode(ImmutableArray<ObjectFieldNode> fields) : ValueNode
{
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

public sealed class ObjectFieldNode(NameNode name, ValueNode value) : Node
{
    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
