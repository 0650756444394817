using System.Text;

namespace Federation.Gateway.Jobs;

/// <summary>
/// Cells of RFC 4180 that no spreadsheet runs. A cell that begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage return, or with
/// the full-width form of one of the signs, gets an apostrophe before it. So does what follows a semicolon inside a cell: a French spreadsheet that
/// splits at semicolons would begin a cell there. Software that reads the file may take away an apostrophe that stands before one of these.
/// </summary>
internal static class CsvCells
{
    public const char Separator = ',';
    public const string EndOfLine = "\r\n";

    private const string Runs = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    public static void Append(StringBuilder csv, string text)
    {
        var quoted = text.AsSpan().IndexOfAny(",;\"\r\n") >= 0 || text.StartsWith(' ') || text.EndsWith(' ');
        if (quoted)
        {
            csv.Append('"');
        }

        var begins = true;
        foreach (var c in text)
        {
            if (begins && Runs.Contains(c))
            {
                csv.Append('\'');
            }

            // Spaces and quotes may be skipped before what a cell is taken for.
            begins = c is ';' or '\n' || (begins && c is ' ' or '"');
            csv.Append(c);
            if (c == '"')
            {
                csv.Append('"');
            }
        }

        if (quoted)
        {
            csv.Append('"');
        }
    }
}
