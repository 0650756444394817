using System.Text;

namespace Federation.GraphQL.Language;

/// <summary>Line and column, both from 1; the column counts UTF-16 units, as the reference implementation does.</summary>
public readonly record struct Location(int Line, int Column);

/// <summary>A document's text, UTF-8. Nodes point into it by byte offsets; lines are looked for only when an error needs them.</summary>
public sealed class Source(ReadOnlyMemory<byte> text)
{
    /// <summary>Where each line begins. Two threads that make it at once make the same.</summary>
    private int[]? _lines;

    public ReadOnlyMemory<byte> Text { get; } = text;

    public static Source Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <param name="offset">A byte offset at a character's start, 0 to the length of the text.</param>
    public Location LocationOf(int offset)
    {
        var lines = _lines ??= Lines(Text.Span);
        var end = Math.Min(offset, Text.Length);
        var line = Array.BinarySearch(lines, end);
        line = line < 0 ? ~line - 1 : line;
        return new Location(line + 1, Encoding.UTF8.GetCharCount(Text.Span[lines[line]..end]) + 1);
    }

    private static int[] Lines(ReadOnlySpan<byte> text)
    {
        var lines = new List<int> { 0 };
        var at = 0;
        for (var end = text.IndexOfAny((byte)'\n', (byte)'\r'); end >= 0; end = text[at..].IndexOfAny((byte)'\n', (byte)'\r'))
        {
            at += end + (text[(at + end)..].StartsWith("\r\n"u8) ? 2 : 1);
            lines.Add(at);
        }

        return [.. lines];
    }
}
