using System.Collections.Immutable;
using System.Text;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Validation;

/// <summary>Where each line of a source begins: a hundred errors of several places each would otherwise read the text hundreds of times.</summary>
internal sealed class LineTable
{
    private readonly ReadOnlyMemory<byte> text;
    private readonly List<int> starts = [0];
    private readonly bool ascii;

    public LineTable(Source source)
    {
        text = source.Text;
        var bytes = text.Span;
        ascii = Ascii.IsValid(bytes);
        for (var at = bytes.IndexOfAny((byte)'\n', (byte)'\r'); at >= 0;)
        {
            at += bytes[at] == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n' ? 2 : 1;
            starts.Add(at);
            var next = bytes[at..].IndexOfAny((byte)'\n', (byte)'\r');
            at = next < 0 ? -1 : at + next;
        }
    }

    public ImmutableArray<Location> Locations(ReadOnlySpan<Node> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<Location>(nodes.Length);
        foreach (var node in nodes)
        {
            locations.Add(LocationOf(Math.Min(node.Start, text.Length)));
        }

        return locations.DrainToImmutable();
    }

    private Location LocationOf(int offset)
    {
        var line = starts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        var before = text.Span[starts[line]..offset];
        return new Location(line + 1, (ascii ? before.Length : Encoding.UTF8.GetCharCount(before)) + 1);
    }
}
