using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

public enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}

public sealed class OperationDefinitionNode(OperationKind kind, NameNode? name, ImmutableArray<VariableDefinitionNode> variables, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet) : DefinitionNode
{
    public OperationKind Kind { get; } = kind;

    public NameNode? Name { get; } = name;

    public ImmutableArray<VariableDefinitionNode> Variables { get; } = variables;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>Written as a bare selection set.</summary>
    public bool Shorthand { get; init; }

    /// <summary>September 2025: a string before the definition.</summary>
    public StringValueNode? Description { get; init; }
}

public sealed class FragmentDefinitionNode(NameNode name, NamedTypeNode typeCondition, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet) : DefinitionNode
{
    public NameNode Name { get; } = name;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;

    public StringValueNode? Description { get; init; }
}

public sealed class VariableDefinitionNode(VariableNode variable, TypeNode type, ValueNode? defaultValue, ImmutableArray<DirectiveNode> directives) : Node
{
    public VariableNode Variable { get; } = variable;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public StringValueNode? Description { get; init; }
}

public sealed class SelectionSetNode(ImmutableArray<SelectionNode> selections) : Node
{
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

public abstract class SelectionNode(ImmutableArray<DirectiveNode> directives) : Node
{
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

public sealed class FieldNode(NameNode? alias, NameNode name, ImmutableArray<ArgumentNode> arguments, ImmutableArray<DirectiveNode> directives, SelectionSetNode? selectionSet) : SelectionNode(directives)
{
    public NameNode? Alias { get; } = alias;

    public NameNode Name { get; } = name;

    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    public string ResponseName => (Alias ?? Name).Value;
}

public sealed class FragmentSpreadNode(NameNode name, ImmutableArray<DirectiveNode> directives) : SelectionNode(directives)
{
    public NameNode Name { get; } = name;
}

public sealed class InlineFragmentNode(NamedTypeNode? typeCondition, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet) : SelectionNode(directives)
{
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
