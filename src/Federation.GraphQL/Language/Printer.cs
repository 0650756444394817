using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

/// <summary>
/// Writes a document, or any piece of one, in the layout of the reference implementation's <c>print</c>, character by character: two spaces a level,
/// arguments and literals on one line as long as it has 80 characters. Comments and the original layout are gone.
/// </summary>
public static partial class Printer
{
    private const int Line = 80;

    public static string Print(Node node) => node switch
    {
        DocumentNode document => Join(document.Definitions, "\n\n"),
        OperationDefinitionNode operation => Operation(operation),
        FragmentDefinitionNode fragment =>
            $"{Above(fragment.Description)}fragment {fragment.Name} on {fragment.TypeCondition} {After(Directives(fragment.Directives))}{Print(fragment.SelectionSet)}",
        VariableDefinitionNode variable =>
            $"{Above(variable.Description)}{Print(variable.Variable)}: {variable.Type}{Default(variable.DefaultValue)}{Before(Directives(variable.Directives))}",
        SelectionSetNode selections => selections.Selections.IsEmpty ? "{}" : Block(selections.Selections),
        FieldNode field => Field(field),
        FragmentSpreadNode spread => $"...{spread.Name}{Before(Directives(spread.Directives))}",
        InlineFragmentNode fragment =>
            Words("...", fragment.TypeCondition is null ? "" : $"on {fragment.TypeCondition}", Directives(fragment.Directives), Print(fragment.SelectionSet)),
        ArgumentNode argument => $"{argument.Name}: {Print(argument.Value)}",
        DirectiveNode directive => directive.Arguments.IsEmpty ? $"@{directive.Name}" : $"@{directive.Name}({Join(directive.Arguments, ", ")})",
        NameNode name => name.Value,
        TypeNode type => type.ToString()!,
        ValueNode value => Value(value),
        ObjectFieldNode field => $"{field.Name}: {Print(field.Value)}",
        TypeSystemDefinitionNode definition => Definition(definition),
        OperationTypeNode operation => $"{Word(operation.Kind)}: {operation.Type}",
        FieldDefinitionNode field => $"{Above(field.Description)}{field.Name}{Parameters(field.Arguments)}: {field.Type}{Before(Directives(field.Directives))}",
        InputValueDefinitionNode value => $"{Above(value.Description)}{value.Name}: {value.Type}{Default(value.DefaultValue)}{Before(Directives(value.Directives))}",
        EnumValueDefinitionNode value => $"{Above(value.Description)}{value.Name}{Before(Directives(value.Directives))}",
        _ => throw new ArgumentException("This is no node of a document.", nameof(node)),
    };

    private static string Operation(OperationDefinitionNode operation)
    {
        var variables = operation.Variables.Select(Print).ToArray();
        var listed = variables.Length == 0 ? ""
            : variables.Any(variable => variable.Contains('\n')) ? $"(\n{string.Join('\n', variables)}\n)"
            : $"({string.Join(", ", variables)})";
        var head = $"{Above(operation.Description)}{Words(Word(operation.Kind), $"{operation.Name}{listed}", Directives(operation.Directives))}";
        return head == "query" ? Print(operation.SelectionSet) : $"{head} {Print(operation.SelectionSet)}";
    }

    private static string Field(FieldNode field)
    {
        var head = field.Alias is null ? field.Name.Value : $"{field.Alias}: {field.Name}";
        if (!field.Arguments.IsEmpty)
        {
            var line = Join(field.Arguments, ", ");
            head += head.Length + line.Length + 2 > Line ? $"(\n{Indent(Join(field.Arguments, "\n"))}\n)" : $"({line})";
        }

        return $"{head}{Before(Directives(field.Directives))}{(field.SelectionSet is null ? "" : Before(Print(field.SelectionSet)))}";
    }

    private static string Word(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Directives(ImmutableArray<DirectiveNode> directives) => Join(directives, " ");

    private static string Default(ValueNode? value) => value is null ? "" : $" = {Print(value)}";

    private static string Above(StringValueNode? description) => description is null ? "" : $"{Print(description)}\n";

    private static string Before(string text) => text.Length == 0 ? "" : $" {text}";

    private static string After(string text) => text.Length == 0 ? "" : $"{text} ";

    private static string Words(params ReadOnlySpan<string> words)
    {
        var written = new List<string>(words.Length);
        foreach (var word in words)
        {
            if (word.Length > 0)
            {
                written.Add(word);
            }
        }

        return string.Join(' ', written);
    }

    private static string Join<T>(ImmutableArray<T> nodes, string separator)
        where T : Node => string.Join(separator, nodes.Select(Print));

    /// <summary>Nothing for nothing: an empty block has no braces.</summary>
    private static string Block<T>(ImmutableArray<T> nodes)
        where T : Node => nodes.IsEmpty ? "" : $"{{\n{Indent(Join(nodes, "\n"))}\n}}";

    private static string Indent(string text) => $"  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}";
}
