using System.Collections.Frozen;

namespace Federation.Search.Analysis;

/// <summary>
/// Brings plural, feminine and past participle to one stem, and nothing more: "médiation" stays apart from "médiateur". Works on plain forms, so
/// that a missing accent changes nothing; what it must not touch, and what it cannot know, stands in forms.txt.
/// </summary>
internal static class Stemmer
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Forms = Resource.Lines("forms.txt")
        .Select(line => line.Split(" = ", 2))
        .SelectMany(row => row[1].Split(' ').Select(form => (Form: form, Stem: row[0])))
        .ToFrozenDictionary(row => row.Form, row => row.Stem)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Stems that stand in forms.txt.</summary>
    public static IEnumerable<string> Known => Forms.Dictionary.Values;

    public static string Stem(ReadOnlySpan<char> plain)
    {
        if (Forms.TryGetValue(plain, out var known))
        {
            return known;
        }

        foreach (var c in plain)
        {
            if (c is < 'a' or > 'z')
            {
                return plain.ToString();
            }
        }

        Span<char> word = stackalloc char[plain.Length + 1];
        plain.CopyTo(word);
        var stem = word[..Feminine(word, Plural(word, plain.Length))];
        return Forms.TryGetValue(stem, out known) ? known : stem.ToString();
    }

    private static int Plural(Span<char> word, int length)
    {
        if (length >= 5 && Ends(word, length, "eaux"))
        {
            return length - 1;
        }

        if (length >= 5 && Ends(word, length, "aux"))
        {
            word[length - 2] = 'l';
            return length - 1;
        }

        if (length >= 5 && Ends(word, length, "eux"))
        {
            word[length - 1] = 'r';
            return length;
        }

        return length >= 4 && word[length - 1] == 's' && word[length - 2] != 's' ? length - 1 : length;
    }

    private static int Feminine(Span<char> word, int length)
    {
        // "travailleureuse", "formateurice": both forms in one word.
        if (length >= 9 && (Ends(word, length, "eureuse") || Ends(word, length, "eurice")))
        {
            return length - (word[length - 2] == 's' ? 4 : 3);
        }

        if (length >= 7 && Ends(word, length, "trice"))
        {
            "eur".CopyTo(word[(length - 4)..]);
            return length - 1;
        }

        if (length >= 6 && Ends(word, length, "euse"))
        {
            word[length - 2] = 'r';
            return length - 1;
        }

        if (length >= 6 && Ends(word, length, "iere"))
        {
            return length - 1;
        }

        if (length >= 5 && Ends(word, length, "if"))
        {
            word[length - 1] = 'v';
            return length;
        }

        // Not "rémunéré", which is no feminine.
        if (length >= 7 && (Ends(word, length, "gere") || Ends(word, length, "chere") || Ends(word, length, "llere")))
        {
            length--;
        }

        return Participle(word, length);
    }

    private static int Participle(Span<char> word, int length)
    {
        if (length >= 5 && Ends(word, length, "ee"))
        {
            length--;
        }

        var whole = length;
        if (length >= 6 && Ends(word, length, "er") && word[length - 3] != 'i')
        {
            length -= 2;
        }
        else if (length >= 5 && word[length - 1] == 'e')
        {
            length--;
        }

        if (length == whole)
        {
            return length;
        }

        var last = word[length - 1];
        var doubled = length >= 4 && last == word[length - 2] && last is 'n' or 'l' or 't' or 's' or 'f';
        return doubled || (length >= 5 && last == 's' && word[length - 2] == 'i') ? length - 1 : length;
    }

    private static bool Ends(ReadOnlySpan<char> word, int length, ReadOnlySpan<char> ending) => word[..length].EndsWith(ending);
}
