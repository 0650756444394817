using System.Text;

namespace Federation.GraphQL.Language;

/// <summary>Line and column, both from 1; the column counts UTF-16 units, as the reference implementation does.</summary>
public readonly record struct Location(int Line, int Column);

/// <summary>A document's text, UTF-8. Nodes point into it by byte offsets; lines are counted only when an error needs them.</summary>
public sealed class Source(ReadOnlyMemory<byte> text)
{
    public ReadOnlyMemory<byte> Text { get; } = text;

    public static Source Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <param name="offset">A byte offset at a character's start, 0 to the length of the text.</param>
    public Location LocationOf(int offset)
    {
        var before = Text.Span[..Math.Min(offset, Text.Length)];
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < before.Length; i++)
        {
            // "\r\n" is one line end: its "\r" is passed over unless the text ends between the two.
            if (before[i] == '\n' || (before[i] == '\r' && (i + 1 >= Text.Length || Text.Span[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new Location(line, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
