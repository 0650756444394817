using System.Globalization;
using System.Text;

namespace Federation.Search.Analysis;

/// <summary>Kinds and plain forms of characters: lower case, no accent, ligatures in two letters. Tables for Latin scripts, Unicode's own properties beyond.</summary>
internal static class Characters
{
    private const int TableEnd = 0x250;
    private const int VietnameseStart = 0x1E00;
    private const int VietnameseEnd = 0x1F00;

    private static readonly CharKind[] Kinds = [.. Enumerable.Range(0, TableEnd).Select(c => Classify((char)c))];
    private static readonly char[] Plain = [.. Enumerable.Range(0, TableEnd).Select(c => Strip((char)c))];
    private static readonly char[] PlainVietnamese = [.. Enumerable.Range(VietnameseStart, VietnameseEnd - VietnameseStart).Select(c => Strip((char)c))];

    public static CharKind Kind(char c) => c < TableEnd ? Kinds[c] : Classify(c);

    /// <summary>The plain form of a letter or digit, in one or two characters.</summary>
    public static int Fold(char c, out char first, out char second)
    {
        second = '\0';
        if (c < 0x80)
        {
            first = Plain[c];
            return 1;
        }

        (first, second) = c switch
        {
            'œ' or 'Œ' => ('o', 'e'),
            'æ' or 'Æ' => ('a', 'e'),
            'ß' or 'ẞ' => ('s', 's'),
            '\uFB00' => ('f', 'f'),
            '\uFB01' => ('f', 'i'),
            '\uFB02' => ('f', 'l'),
            '\uFB05' or '\uFB06' => ('s', 't'),
            < (char)TableEnd => (Plain[c], '\0'),
            >= (char)VietnameseStart and < (char)VietnameseEnd => (PlainVietnamese[c - VietnameseStart], '\0'),
            // Full-width forms of ASCII.
            >= '\uFF01' and <= '\uFF5E' => (Plain[c - 0xFEE0], '\0'),
            _ => (char.ToLowerInvariant(c), '\0'),
        };
        return second == '\0' ? 1 : 2;
    }

    private static char Strip(char c)
    {
        var lower = char.ToLowerInvariant(c);
        return lower switch
        {
            'ø' => 'o',
            'đ' or 'ð' => 'd',
            'ł' => 'l',
            'ħ' => 'h',
            'ı' => 'i',
            _ when char.IsLetter(lower) => lower.ToString().Normalize(NormalizationForm.FormKD).FirstOrDefault(char.IsLetter, lower),
            _ => lower,
        };
    }

    private static CharKind Classify(char c) => c switch
    {
        '\n' or '\r' or '\u2028' or '\u2029' or ',' or ';' or ':' or '!' or '?' or '"' or '«' or '»' or '“' or '”' or '„' or '…' or '|' or '*' or '—' or '―' => CharKind.Break,
        '.' or '．' or '_' => CharKind.Dot,
        '·' or '•' or '‧' or '∙' or '⋅' or '･' or '・' or '˙' or '᛫' => CharKind.MiddleDot,
        '-' or '‐' or '‑' or '‒' or '–' or '−' or '﹣' or '－' => CharKind.Hyphen,
        '/' or '⁄' or '∕' or '／' or '\\' => CharKind.Slash,
        '(' or '[' or '{' or '（' => CharKind.Open,
        ')' or ']' or '}' or '）' => CharKind.Close,
        '\'' or '’' or '‘' or 'ʼ' or 'ʹ' or '′' or '`' or '´' or '＇' or '‛' => CharKind.Apostrophe,
        '\u00AD' or '\u034F' or '\uFEFF' => CharKind.Ignored,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => CharKind.Letter,
            UnicodeCategory.DecimalDigitNumber => CharKind.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => CharKind.Ignored,
            _ => CharKind.Space,
        },
    };
}
