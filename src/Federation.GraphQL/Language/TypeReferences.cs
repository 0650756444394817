namespace Federation.GraphQL.Language;

public abstract class TypeNode : Node
{
    /// <summary>The name inside every list and non-null.</summary>
    public NamedTypeNode Named()
    {
        var type = this;
        while (true)
        {
            switch (type)
            {
                case NonNullTypeNode nonNull:
                    type = nonNull.Of;
                    break;
                case ListTypeNode list:
                    type = list.Of;
                    break;
                default:
                    return (NamedTypeNode)type;
            }
        }
    }
}

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
