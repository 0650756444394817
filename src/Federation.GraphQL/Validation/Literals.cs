using System.Globalization;
using Federation.GraphQL.Language;
using Federation.GraphQL.Types;

namespace Federation.GraphQL.Validation;

/// <summary>Values of Correct Type, with the rules of each built-in scalar's input coercion. Variables are passed over: their places are checked elsewhere.</summary>
internal sealed class Literals(Report report)
{
    public void Check(ValueNode value, GraphType type)
    {
        if (value is VariableNode)
        {
            return;
        }

        if (value is NullValueNode)
        {
            if (type.IsNonNull)
            {
                report.Add($"Expected value of non-null type \"{type}\" not to be null.", value);
            }

            return;
        }

        switch (type.Nullable)
        {
            case ListType list when value is ListValueNode items:
                foreach (var item in items.Values)
                {
                    Check(item, list.Of);
                }

                break;
            case ListType list:
                Check(value, list.Of);
                break;
            case InputObjectType input:
                Object(value, input);
                break;
            case EnumType choice:
                Enum(value, choice);
                break;
            case ScalarType { BuiltIn: true } scalar:
                Scalar(value, scalar.Name);
                break;
        }
    }

    private void Object(ValueNode value, InputObjectType type)
    {
        if (value is not ObjectValueNode { Fields: var fields })
        {
            report.Add($"Expected value of type \"{type.Name}\" to be an object, found: {Shown(value)}.", value);
            return;
        }

        foreach (var definition in type.Fields)
        {
            // Of a field given twice only the last is looked at: that it is there twice is an error of its own.
            ObjectFieldNode? given = null;
            foreach (var field in fields)
            {
                given = field.Name.Value == definition.Name ? field : given;
            }

            if (given is not null)
            {
                Check(given.Value, definition.Type);
            }
            else if (definition.Required)
            {
                report.Add($"Expected value of type \"{type.Name}\" to include required field \"{definition.Name}\".", value);
            }
        }

        var known = 0;
        ObjectFieldNode? only = null;
        foreach (var field in fields)
        {
            if (type.ByName.ContainsKey(field.Name.Value))
            {
                known++;
                only ??= field;
            }
            else
            {
                report.Add($"Expected value of type \"{type.Name}\" not to include unknown field \"{field.Name.Value}\".", field);
            }
        }

        if (type.OneOf && (known != 1 || only!.Value is NullValueNode))
        {
            report.Add($"Within OneOf Input Object type \"{type.Name}\", exactly one field must be specified, and the value for that field must be non-null.", value);
        }
    }

    private void Enum(ValueNode value, EnumType type)
    {
        if (value is not EnumValueNode { Value: var name })
        {
            report.Add($"Enum \"{type.Name}\" cannot represent non-enum value: {Shown(value)}.", value);
        }
        else if (!type.ByName.ContainsKey(name))
        {
            report.Add($"Value \"{name}\" does not exist in \"{type.Name}\" enum.", value);
        }
    }

    private void Scalar(ValueNode value, string type)
    {
        var fault = (type, value) switch
        {
            ("Int", IntValueNode whole) => int.TryParse(whole.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "non 32-bit signed integer value",
            ("Int", _) => "non-integer value",
            ("Float", IntValueNode whole) => Finite(whole.Text),
            ("Float", FloatValueNode real) => Finite(real.Text),
            ("Float", _) => "non numeric value",
            ("Boolean", not BooleanValueNode) => "a non boolean value",
            ("String", not StringValueNode) => "a non string value",
            ("ID", not (StringValueNode or IntValueNode)) => "a non-string and non-integer value",
            _ => null,
        };

        if (fault is not null)
        {
            report.Add($"{type} cannot represent {fault}: {Shown(value)}", value);
        }
    }

    /// <summary>The reference implementation lets infinity pass here; the specification asks for an error when a number is outside of IEEE 754.</summary>
    private static string? Finite(string text) =>
        double.IsFinite(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)) ? null : "a value that is not finite";

    private static string Shown(ValueNode value) => value switch
    {
        IntValueNode whole => whole.Text,
        FloatValueNode real => real.Text,
        StringValueNode text => $"\"{text.Value}\"",
        BooleanValueNode truth => truth.Value ? "true" : "false",
        EnumValueNode name => name.Value,
        ListValueNode => "a list",
        ObjectValueNode => "an object",
        _ => "null",
    };
}
