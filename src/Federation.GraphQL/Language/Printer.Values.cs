using System.Text;

namespace Federation.GraphQL.Language;

public static partial class Printer
{
    private static string Value(ValueNode value) => value switch
    {
        VariableNode variable => $"${variable.Name}",
        IntValueNode number => number.Text,
        FloatValueNode number => number.Text,
        StringValueNode { Block: true } text => BlockStrings.Write(text.Value),
        StringValueNode text => Quote(text.Value),
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode named => named.Value,
        ListValueNode list => List(list),
        ObjectValueNode fields => Object(fields),
        _ => throw new ArgumentException("This is no value of a document.", nameof(value)),
    };

    private static string List(ListValueNode list)
    {
        var line = $"[{Join(list.Values, ", ")}]";
        return line.Length > Line ? $"[\n{Indent(Join(list.Values, "\n"))}\n]" : line;
    }

    private static string Object(ObjectValueNode fields)
    {
        var line = $"{{ {Join(fields.Fields, ", ")} }}";
        return line.Length > Line ? Block(fields.Fields) : line;
    }

    /// <summary>Everything that is not printable, control characters of both ranges included, is escaped.</summary>
    private static string Quote(string text)
    {
        var written = new StringBuilder("\"", text.Length + 2);
        foreach (var unit in text)
        {
            _ = unit switch
            {
                '"' => written.Append("\\\""),
                '\\' => written.Append("\\\\"),
                '\b' => written.Append("\\b"),
                '\t' => written.Append("\\t"),
                '\n' => written.Append("\\n"),
                '\f' => written.Append("\\f"),
                '\r' => written.Append("\\r"),
                < ' ' or (>= '\u007F' and <= '\u009F') => written.Append($"\\u{(int)unit:X4}"),
                _ => written.Append(unit),
            };
        }

        return written.Append('"').ToString();
    }
}
