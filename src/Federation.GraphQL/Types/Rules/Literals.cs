using System.Globalization;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types.Building;

namespace Federation.GraphQL.Types.Rules;

/// <summary>Hears of a fault of a literal.</summary>
/// <param name="path">Where inside the literal, such as <c> at .list[1]</c>, or nothing.</param>
internal delegate void LiteralFault(string message, Node node, string path);

/// <summary>Whether constant literals can be coerced to their type. A parsed literal is no deeper than the parser's bound.</summary>
internal sealed class Literals(LiteralFault fault)
{
    public static void Check(ValueNode value, GraphType type, LiteralFault fault) => new Literals(fault).Check(value, type, "");

    /// <summary>An object gives each of its fields once.</summary>
    public static void CheckFieldNames(ValueNode? value, Faults faults)
    {
        switch (value)
        {
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    CheckFieldNames(item, faults);
                }

                break;
            case ObjectValueNode fields:
                var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);
                foreach (var field in fields.Fields)
                {
                    if (!known.TryAdd(field.Name.Value, field.Name))
                    {
                        faults.Add($"There can be only one input field named \"{field.Name}\".", known[field.Name.Value], field.Name);
                    }

                    CheckFieldNames(field.Value, faults);
                }

                break;
        }
    }

    private void Check(ValueNode value, GraphType type, string path)
    {
        switch (type)
        {
            case NonNullType when value is NullValueNode:
                Fault($"Expected value of non-null type \"{type}\" not to be null.", value, path);
                break;
            case NonNullType nonNull:
                Check(value, nonNull.Of, path);
                break;
            case var _ when value is NullValueNode:
                break;
            case ListType list when value is ListValueNode given:
                for (var i = 0; i < given.Values.Length; i++)
                {
                    Check(given.Values[i], list.Of, $"{path}[{i}]");
                }

                break;
            case ListType list:
                Check(value, list.Of, path);
                break;
            case InputObjectType input when value is ObjectValueNode given:
                Object(given, input, path);
                break;
            case InputObjectType:
                Fault($"Expected value of type \"{type}\" to be an object, found: {Printer.Print(value)}.", value, path);
                break;
            case EnumType enumType:
                Enum(value, enumType, path);
                break;
            case ScalarType { BuiltIn: true }:
                Scalar(value, type.Named.Name, path);
                break;
        }
    }

    private void Object(ObjectValueNode given, InputObjectType type, string path)
    {
        foreach (var field in type.Fields)
        {
            var own = given.Fields.LastOrDefault(own => own.Name.Value == field.Name);
            if (own is not null)
            {
                Check(own.Value, field.Type, $"{path}.{field.Name}");
            }
            else if (field.Required)
            {
                Fault($"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Printer.Print(given)}.", given, path);
            }
        }

        foreach (var unknown in given.Fields.Where(own => !type.ByName.ContainsKey(own.Name.Value)))
        {
            Fault($"Expected value of type \"{type}\" not to include unknown field \"{unknown.Name}\", found: {Printer.Print(given)}.", unknown, path);
        }

        if (!type.OneOf)
        {
            return;
        }

        var known = given.Fields.Where(own => type.ByName.ContainsKey(own.Name.Value)).ToArray();
        if (known is not [{ Value: not NullValueNode }])
        {
            Fault(
                $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, and the value for that field must be non-null.",
                given,
                known is [var only] ? $"{path}.{only.Name}" : path);
        }
    }

    private void Enum(ValueNode value, EnumType type, string path)
    {
        if (value is not EnumValueNode named)
        {
            Fault($"Enum \"{type}\" cannot represent non-enum value: {Printer.Print(value)}.", value, path);
        }
        else if (!type.ByName.ContainsKey(named.Value))
        {
            Fault($"Value \"{named.Value}\" does not exist in \"{type}\" enum.", value, path);
        }
    }

    private void Scalar(ValueNode value, string type, string path)
    {
        var message = (type, value) switch
        {
            ("Int", IntValueNode number) => int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
                ? null
                : $"Int cannot represent non 32-bit signed integer value: {number.Text}",
            ("Int", _) => "Int cannot represent non-integer value: ",
            ("Float", IntValueNode { Text: var text }) => Finite(text),
            ("Float", FloatValueNode { Text: var text }) => Finite(text),
            ("Float", _) => "Float cannot represent non numeric value: ",
            ("String", StringValueNode) or ("Boolean", BooleanValueNode) or ("ID", StringValueNode or IntValueNode) => null,
            ("String", _) => "String cannot represent a non string value: ",
            ("Boolean", _) => "Boolean cannot represent a non boolean value: ",
            _ => "ID cannot represent a non-string and non-integer value: ",
        };
        if (message is not null)
        {
            Fault(message.EndsWith(": ", StringComparison.Ordinal) ? message + Printer.Print(value) : message, value, path);
        }
    }

    private static string? Finite(string text) =>
        double.IsFinite(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)) ? null : "Float cannot represent a value that is not finite: ";

    private void Fault(string message, Node node, string path) => fault(message, node, path.Length == 0 ? "" : $" at {path}");
}
