using System.Text;

namespace Federation.GraphQL.Language;

/// <summary>The specification's BlockStringValue: the common indentation goes, and blank lines at both ends.</summary>
internal static partial class BlockStrings
{
    public static string Read(ReadOnlySpan<byte> text, Token token) =>
        Dedent(Encoding.UTF8.GetString(text[(token.Start + 3)..(token.End - 3)]).Replace("\\\"\"\"", "\"\"\"", StringComparison.Ordinal));

    private static string Dedent(string raw)
    {
        if (!raw.AsSpan().ContainsAny('\n', '\r'))
        {
            return raw.AsSpan().IndexOfAnyExcept(' ', '\t') < 0 ? "" : raw;
        }

        var common = int.MaxValue;
        var first = -1;
        var last = -1;
        var number = 0;
        var rest = raw.AsSpan();
        while (Take(ref rest, out var line))
        {
            var indentation = line.IndexOfAnyExcept(' ', '\t');
            if (indentation >= 0)
            {
                first = first < 0 ? number : first;
                last = number;
                common = number > 0 ? Math.Min(common, indentation) : common;
            }

            number++;
        }

        return first < 0 ? "" : Join(raw, common, first, last);
    }

    private static string Join(string raw, int common, int first, int last)
    {
        var joined = new StringBuilder(raw.Length);
        var rest = raw.AsSpan();
        for (var number = 0; number <= last && Take(ref rest, out var line); number++)
        {
            if (number < first)
            {
                continue;
            }

            if (number > first)
            {
                joined.Append('\n');
            }

            joined.Append(number == 0 ? line : line[Math.Min(common, line.Length)..]);
        }

        return joined.ToString();
    }

    /// <summary>Takes one line off the front. A text that ends with a line end has an empty last line, which is blank and so without weight.</summary>
    private static bool Take(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> line)
    {
        if (rest.IsEmpty)
        {
            line = default;
            return false;
        }

        var end = rest.IndexOfAny('\n', '\r');
        if (end < 0)
        {
            line = rest;
            rest = default;
            return true;
        }

        line = rest[..end];
        rest = rest[(rest[end..].StartsWith("\r\n") ? end + 2 : end + 1)..];
        return true;
    }
}
