using System.Text;

namespace Federation.Gateway.Calendars;

/// <summary>The lines of an iCalendar file (RFC 5545, 3.1): at most 75 octets each, folded between characters and never inside one, ended by CRLF.</summary>
internal sealed class ContentLines
{
    private const int Longest = 75;

    private readonly StringBuilder _lines = new();

    /// <param name="name">With its parameters: <c>DTSTART;VALUE=DATE</c>.</param>
    /// <param name="value">As the format writes it; see <see cref="Text"/> for words.</param>
    public void Add(string name, string value)
    {
        var line = $"{name}:{value}";
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > Longest)
            {
                _lines.Append("\r\n ");
                octets = 1;
            }

            _lines.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        _lines.Append("\r\n");
    }

    /// <summary>Words (3.3.11). Line ends are kept; other control characters may not stand in a file.</summary>
    public void Text(string name, string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            return;
        }

        var escaped = new StringBuilder(words.Length + 16);
        foreach (var rune in words.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                escaped.Append("\\n");
            }
            else if (rune.Value is '\\' or ';' or ',')
            {
                escaped.Append('\\').Append(rune);
            }
            else if (rune.Value == '\t' || !Rune.IsControl(rune))
            {
                escaped.Append(rune);
            }
        }

        Add(name, escaped.ToString());
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_lines.ToString());
}
