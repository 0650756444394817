using System.Collections.Immutable;

namespace Federation.GraphQL.Language;

public static partial class Printer
{
    private static string Definition(TypeSystemDefinitionNode node)
    {
        var directives = Directives(node.Directives);
        var body = node switch
        {
            SchemaDefinitionNode schema => Words("schema", directives, Block(schema.Operations)),
            ScalarDefinitionNode scalar => Words("scalar", scalar.Name.Value, directives),
            ObjectDefinitionNode type => Words("type", type.Name.Value, Interfaces(type), directives, Block(type.Fields)),
            InterfaceDefinitionNode type => Words("interface", type.Name.Value, Interfaces(type), directives, Block(type.Fields)),
            UnionDefinitionNode union => Words("union", union.Name.Value, directives, union.Members.IsEmpty ? "" : $"= {Join(union.Members, " | ")}"),
            EnumDefinitionNode type => Words("enum", type.Name.Value, directives, Block(type.Values)),
            InputObjectDefinitionNode input => Words("input", input.Name.Value, directives, Block(input.Fields)),
            DirectiveDefinitionNode directive =>
                $"directive @{directive.Name}{Parameters(directive.Arguments)}{(directive.Repeatable ? " repeatable" : "")} on {Join(directive.Locations, " | ")}",
            _ => throw new ArgumentException("This is no definition of a document.", nameof(node)),
        };
        return $"{Above(node.Description)}{(node.Extends ? "extend " : "")}{body}";
    }

    private static string Interfaces(CompositeDefinitionNode type) => type.Interfaces.IsEmpty ? "" : $"implements {Join(type.Interfaces, " & ")}";

    private static string Parameters(ImmutableArray<InputValueDefinitionNode> arguments)
    {
        if (arguments.IsEmpty)
        {
            return "";
        }

        var line = Join(arguments, ", ");
        return line.Contains('\n') ? $"(\n{Indent(Join(arguments, "\n"))}\n)" : $"({line})";
    }
}
