using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

/// <summary>One piece of a document. <see cref="Start"/> and <see cref="End"/> are byte offsets into its source; nodes built by code have none (0).</summary>
public abstract class Node
{
    public int Start { get; init; }

    public int End { get; init; }
}

public sealed class NameNode(string value) : Node
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}

public sealed class DocumentNode(Source source, ImmutableArray<DefinitionNode> definitions) : Node
{
    public Source Source { get; } = source;

    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;
}

public abstract class DefinitionNode : Node;

public sealed class DirectiveNode(NameNode name, ImmutableArray<ArgumentNode> arguments) : Node
{
    public NameNode Name { get; } = name;

    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}

public sealed class ArgumentNode(NameNode name, ValueNode value) : Node
{
    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
