namespace Federation.GraphQL.Language;

public abstract class TypeNode : Node;

public sealed class NamedTypeNode(NameNode name) : TypeNode
{
    public NameNode Name { get; } = name;

    public override string ToString() => Name.Value;
}

public sealed class ListTypeNode(TypeNode of) : TypeNode
{
    public TypeNode Of { get; } = of;

    public override string ToString() => $"[{Of}]";
}

/// <param name="of">Named or list, never itself non-null.</param>
public sealed class NonNullTypeNode(TypeNode of) : TypeNode
{
    public TypeNode Of { get; } = of;

    public override string ToString() => $"{Of}!";
}
