namespace Federation.GraphQL.Language;

internal static partial class BlockStrings
{
    /// <summary>A longer line stands alone, between the quotes' own lines.</summary>
    private const int Short = 70;

    /// <summary>The text between triple quotes, laid out as the reference implementation does.</summary>
    public static string Write(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var single = lines.Length == 1;

        // Indented or empty from the second line on: on the first line, the text would lose that indentation when it is read.
        var ownLine = !single && lines.Skip(1).All(line => line.Length == 0 || Characters.IsBlank(line[0]));
        var tripleAtEnd = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var breakAtEnd = (value.EndsWith('"') && !tripleAtEnd) || value.EndsWith('\\');
        var multiple = !single || value.Length > Short || breakAtEnd || ownLine || tripleAtEnd;
        var blankStart = single && value.Length > 0 && Characters.IsBlank(value[0]);
        return $"\"\"\"{((multiple && !blankStart) || ownLine ? "\n" : "")}{escaped}{(multiple ? "\n" : "")}\"\"\"";
    }

    /// <summary>Whether the text survives: no control characters, no line that is blank at an end, no indentation common to all lines.</summary>
    public static bool CanWrite(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        if (value.AsSpan().IndexOfAnyInRange('\0', '\b') >= 0 || value.AsSpan().IndexOfAnyInRange('\v', '\u000F') >= 0)
        {
            return false;
        }

        var lines = value.Split('\n');
        return !IsBlank(lines[0]) && !IsBlank(lines[^1])
            && (lines.Length == 1 || !lines.Where(line => !IsBlank(line)).All(line => Characters.IsBlank(line[0])));
    }

    private static bool IsBlank(string line) => line.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;
}
