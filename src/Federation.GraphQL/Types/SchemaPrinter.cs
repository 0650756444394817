using System.Collections.Immutable;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types;

/// <summary>Writes a schema in its definition language; what is built in is left out.</summary>
public static class SchemaPrinter
{
    /// <summary>
    /// The text of the reference implementation's <c>printSchema</c>: extensions are merged into what they extend, and of the applied directives only
    /// those of the specification are written.
    /// </summary>
    public static string Print(Schema schema) => string.Join(
        "\n\n",
        new[] { Roots(schema) }
            .Concat(schema.DirectivesInOrder.Where(directive => !BuiltIns.Directives.Contains(directive.Name)).Select(Print))
            .Concat(schema.InOrder.Where(type => !BuiltIns.Names.Contains(type.Name)).Select(Print))
            .Where(part => part.Length > 0));

    /// <summary>The definitions as they were written, with every directive, one after the other: the schema, the directives, then each type and its extensions.</summary>
    public static string PrintDefinitions(Schema schema) => string.Join(
        "\n\n",
        schema.Nodes
            .Concat<Node>(schema.DirectivesInOrder.Select(directive => directive.Node).OfType<Node>())
            .Concat(schema.InOrder.SelectMany(type => type.Nodes))
            .Select(Printer.Print));

    public static string Print(NamedType type)
    {
        var body = type switch
        {
            ScalarType scalar => $"scalar {type}{(scalar.SpecifiedBy is null ? "" : $" @specifiedBy(url: {Quoted(scalar.SpecifiedBy)})")}",
            FieldsType fields => $"{(type is ObjectType ? "type" : "interface")} {type}{Interfaces(fields)}{Block(fields.Fields.Select(field => (field.Description, Print(field))))}",
            UnionType union => union.Members.IsEmpty ? $"union {type}" : $"union {type} = {string.Join(" | ", union.Members)}",
            EnumType values => $"enum {type}{Block(values.Values.Select(value => (value.Description, $"{value.Name}{Deprecated(value.DeprecationReason)}")))}",
            InputObjectType input => $"input {type}{(input.OneOf ? " @oneOf" : "")}{Block(input.Fields.Select(field => (field.Description, Print(field))))}",
            _ => throw new ArgumentException("This is no type of a schema.", nameof(type)),
        };
        return Description(type.Description, "") + body;
    }

    private static string Print(Directive directive) =>
        $"{Description(directive.Description, "")}directive @{directive.Name}{Arguments(directive.Arguments, "")}{(directive.Repeatable ? " repeatable" : "")} on {string.Join(" | ", directive.LocationsInOrder)}";

    private static string Print(Field field) => $"{field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}{Deprecated(field.DeprecationReason)}";

    private static string Print(InputValue value) =>
        $"{value.Name}: {value.Type}{(value.DefaultValue is null ? "" : $" = {Printer.Print(value.DefaultValue)}")}{Deprecated(value.DeprecationReason)}";

    /// <summary>Written only when it says more than the default names do.</summary>
    private static string Roots(Schema schema)
    {
        var usual = schema.Query == schema.Types.GetValueOrDefault("Query")
            && schema.Mutation == schema.Types.GetValueOrDefault("Mutation")
            && schema.Subscription == schema.Types.GetValueOrDefault("Subscription");
        if (usual && schema.Description is null)
        {
            return "";
        }

        var (mutation, subscription) = (schema.Mutation, schema.Subscription);
        return $"{Description(schema.Description, "")}schema {{\n  query: {schema.Query}\n{(mutation is null ? "" : $"  mutation: {mutation}\n")}{(subscription is null ? "" : $"  subscription: {subscription}\n")}}}";
    }

    private static string Interfaces(FieldsType type) => type.Interfaces.IsEmpty ? "" : $" implements {string.Join(" & ", type.Interfaces)}";

    private static string Arguments(ImmutableArray<InputValue> arguments, string indentation)
    {
        if (arguments.IsEmpty)
        {
            return "";
        }

        if (arguments.All(argument => argument.Description is null))
        {
            return $"({string.Join(", ", arguments.Select(Print))})";
        }

        var lines = arguments.Select((argument, i) => $"{Description(argument.Description, $"  {indentation}", first: i == 0)}  {indentation}{Print(argument)}");
        return $"(\n{string.Join('\n', lines)}\n{indentation})";
    }

    private static string Block(IEnumerable<(string? Description, string Text)> items)
    {
        var lines = items.Select((item, i) => $"{Description(item.Description, "  ", first: i == 0)}  {item.Text}").ToArray();
        return lines.Length == 0 ? "" : $" {{\n{string.Join('\n', lines)}\n}}";
    }

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        BuiltIns.DefaultDeprecation => " @deprecated",
        _ => $" @deprecated(reason: {Quoted(reason)})",
    };

    private static string Quoted(string text) => Printer.Print(new StringValueNode(text, block: false));

    /// <summary>An empty line goes before the description of every member but the first.</summary>
    private static string Description(string? description, string indentation, bool first = true)
    {
        if (description is null)
        {
            return "";
        }

        var text = Printer.Print(new StringValueNode(description, BlockStrings.CanWrite(description)));
        return $"{(indentation.Length > 0 && !first ? "\n" : "")}{indentation}{text.Replace("\n", $"\n{indentation}", StringComparison.Ordinal)}\n";
    }
}
