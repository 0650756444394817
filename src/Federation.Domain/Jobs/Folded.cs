using System.Globalization;
using System.Text;

namespace Federation.Domain.Jobs;

/// <summary>
/// A text as rules compare it: lower case, no accents, one space between words, <c>|</c> between clauses, inclusive endings dropped
/// (« stabilisé·e·s », « ancien.ne », « hébergé(e) » are read as the plain word). Never shown.
/// </summary>
public static class Folded
{
    private static readonly HashSet<string> Endings = new(
        ["e", "es", "s", "ne", "nes", "le", "les", "se", "ses", "te", "tes", "fe", "fes", "ve", "ves", "ere", "eres", "rice", "rices", "trice", "trices", "euse", "euses"], StringComparer.Ordinal);

    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsJoint(text[i]) && plain.Length > 0 && char.IsAsciiLetterLower(plain[^1]) && EndingAt(text, i + 1) is var length && length > 0)
            {
                i += length;
                i += i + 1 < text.Length && text[i + 1] == ')' ? 1 : 0;
                continue;
            }

            Append(plain, text[i]);
        }

        return plain.ToString().Trim();
    }

    /// <summary>Letters and digits alone: « C.C.A.S. de Grenoble » is the CCAS de Grenoble.</summary>
    public static string Letters(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            Append(plain, c);
        }

        return plain.Replace(" ", "").Replace("|", "").ToString();
    }

    /// <summary>The words of each clause.</summary>
    public static IEnumerable<string[]> Clauses(string text) =>
        Of(text).Split('|', StringSplitOptions.RemoveEmptyEntries).Select(clause => clause.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0);

    private static bool IsJoint(char c) => c is '.' or '·' or '•' or '‧' or '-' or '\u2010' or '\u2011' or '(' or '/';

    /// <summary>How many characters of the text are an ending and nothing more; 0 when none is.</summary>
    private static int EndingAt(string text, int start)
    {
        var end = start;
        var letters = new StringBuilder(8);
        while (end < text.Length && end - start <= 7 && char.IsLetter(text[end]))
        {
            Append(letters, text[end++]);
        }

        return end - start is > 0 and <= 7 && Endings.Contains(letters.ToString()) ? end - start : 0;
    }

    private static void Append(StringBuilder plain, char c)
    {
        c = char.ToLowerInvariant(c);
        switch (c)
        {
            case (>= 'a' and <= 'z') or (>= '0' and <= '9'):
                plain.Append(c);
                return;
            case 'à' or 'â' or 'ä' or 'á' or 'ã':
                plain.Append('a');
                return;
            case 'ç':
                plain.Append('c');
                return;
            case 'é' or 'è' or 'ê' or 'ë':
                plain.Append('e');
                return;
            case 'î' or 'ï' or 'í':
                plain.Append('i');
                return;
            case 'ô' or 'ö' or 'ó':
                plain.Append('o');
                return;
            case 'ù' or 'û' or 'ü' or 'ú':
                plain.Append('u');
                return;
            case 'ÿ':
                plain.Append('y');
                return;
            case 'ñ':
                plain.Append('n');
                return;
            case 'œ':
                plain.Append("oe");
                return;
            case 'æ':
                plain.Append("ae");
                return;
            case '.' or ';' or ':' or '!' or '?' or '\n' or '|':
                Separate(plain, '|');
                return;
        }

        if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
        {
            return;
        }

        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
        {
            plain.Append(c);
            return;
        }

        Separate(plain, ' ');
    }

    private static void Separate(StringBuilder plain, char with)
    {
        if (plain.Length == 0 || plain[^1] == '|')
        {
            return;
        }

        if (plain[^1] == ' ')
        {
            plain[^1] = with;
        }
        else
        {
            plain.Append(with);
        }
    }
}
