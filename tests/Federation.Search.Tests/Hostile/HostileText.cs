using System.Text;
using Federation.Testing;

namespace Federation.Search.Tests.Hostile;

/// <summary>Texts that nobody means: broken surrogates, marks without letters, signs without words, words without end, other scripts and directions.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "pair", "paire", "pairs", "travailleur", "médiateur", "santé", "de", "au", "hors", "non", "un chez soi d’abord", "MSP", "maison de santé", "H/F", "parité", "·", ".", "-", "/", "(", ")", "[", "]", "’", "'",
        " ", "\t", "\n", "\0", "\u200B", "\u200D", "\u202E", "\u2066", "\uFEFF", "\u00AD", "\u0301", "\u0301\u0301\u0301\u0301", "é", "œ", "ß", "İ", "ŉ", "ﬃ", "ＡＢＣ", "𝐩𝐚𝐢𝐫", "👩🏽‍⚕️", "🏳️‍🌈", "\uD800", "\uDC00",
        "عامل نظير", "עמית", "同伴", "동료", "коллега", "e", "s", ".e", ".s", "-e-s", "·e·s", "(e)", "SE", "E", "75", "1e9", "<script>", "' OR 1=1 --", "%00", "\\", "🤝", "٣", "²",
    ];

    public static string Of(Random random, int most)
    {
        var length = random.Next(random.Chance(0.9) ? Math.Min(most, 80) : most);
        return random.Next(6) switch
        {
            0 => Any(random, length),
            1 => new string((char)random.Next(0x10000), length),
            2 => string.Concat(Enumerable.Repeat(random.Pick(Pieces), 1 + (length / 4))),
            _ => Mixed(random, length),
        };
    }

    private static string Any(Random random, int length)
    {
        var text = new char[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = (char)random.Next(0x10000);
        }

        return new string(text);
    }

    private static string Mixed(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(random.Pick(Pieces));
            if (random.Chance(0.4))
            {
                text.Append(' ');
            }
        }

        return text.ToString();
    }
}
