using System.Globalization;
using System.Text;
using Federation.Domain.Grains;

namespace Federation.Gateway.Jobs;

/// <summary>
/// The texts of an offer as every format takes them. They may come from another hub, which may run another version or be hostile: guards passed there
/// prove nothing here. What JSON, XML or HTML cannot carry is replaced, what would show a text other than the one stored is dropped, and each text is
/// cut at its length. Escaping is left to each writer.
/// </summary>
public static class Inert
{
    private static readonly Rune Unreadable = Rune.ReplacementChar;

    /// <summary>On one line; empty when there is nothing to see.</summary>
    /// <param name="most">UTF-16 units, the final "…" of a text that was cut included.</param>
    public static string Line(string? text, int most) => Clean(text, most, lines: false);

    /// <summary>The same with line feeds kept, one at a time.</summary>
    public static string Paragraphs(string? text, int most) => Clean(text, most, lines: true);

    private static string Clean(string? text, int most, bool lines)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(Math.Min(text.Length, most));
        var gap = '\0';
        var shows = false;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            // Half of a surrogate pair decodes as the replacement character.
            Rune.DecodeFromUtf16(rest, out var rune, out var used);
            rest = rest[used..];
            if (IsBreak(rune.Value))
            {
                gap = lines ? '\n' : ' ';
            }
            else if (rune.Value == ' ' || Rune.IsControl(rune))
            {
                gap = gap == '\0' ? ' ' : gap;
            }
            else if (IsAllowed(rune))
            {
                if (gap != '\0' && clean.Length > 0)
                {
                    clean.Append(gap);
                }

                gap = '\0';
                shows |= !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;
                clean.Append(IsNoCharacter(rune.Value) ? Unreadable : rune);
                if (clean.Length > most)
                {
                    Cut(clean, most);
                    break;
                }
            }
        }

        return shows ? clean.ToString().Trim() : "";
    }

    private static void Cut(StringBuilder clean, int most)
    {
        var end = char.IsHighSurrogate(clean[most - 2]) ? most - 2 : most - 1;
        clean.Length = end;
        clean.Append('…');
    }

    private static bool IsBreak(int c) => c is >= 0x0A and <= 0x0D or 0x85 or 0x2028 or 0x2029;

    private static bool IsAllowed(Rune rune) => !rune.IsBmp || PlainText.IsAllowed((char)rune.Value);

    /// <summary>What Unicode will never assign; XML 1.0 refuses the first two of them.</summary>
    private static bool IsNoCharacter(int c) => (c & 0xFFFE) == 0xFFFE || c is >= 0xFDD0 and <= 0xFDEF;
}
