using System.Collections.Frozen;

namespace Federation.Search.Analysis;

/// <summary>Words known to be right. A word that is not among them may be one of them with a typing error.</summary>
internal static class Lexicon
{
    /// <summary>More readings than this of one unknown word would be guessing.</summary>
    private const int MostReadings = 4;

    /// <summary>Short stems look like too many others.</summary>
    private const int ShortestStem = 7;

    private static readonly Neighbours Words = new();
    private static readonly FrozenSet<string> Stems = Read();

    public static bool Knows(string stem) => Stems.Contains(stem);

    /// <summary>A word's term that no list knows, long enough to have been mistyped.</summary>
    public static bool IsUnknown(string term) => term.Length >= TypingErrors.ShortestWord && char.IsLetter(term[0]) && !Knows(term);

    /// <summary>Stems of the known words one typing error away from this unknown one: as it stands, without its s, or as a stem.</summary>
    public static string[] Readings(ReadOnlySpan<char> plain, string stem)
    {
        var (found, first) = (new List<string>(), plain[0]);
        Words.Near(plain, found);
        if (plain[^1] == 's')
        {
            Words.Near(plain[..^1], found);
        }

        if (stem.Length >= ShortestStem)
        {
            Words.Near(stem, found);
        }

        return [.. found.Select(word => Stems.Contains(word) ? word : Stemmer.Stem(word)).Distinct(StringComparer.Ordinal)
            .OrderByDescending(reading => reading[0] == first).ThenBy(reading => reading, StringComparer.Ordinal).Take(MostReadings)];
    }

    /// <summary>As the list writes them, with their accents.</summary>
    public static IEnumerable<string> Written() => Resource.Lines("lexicon.txt").SelectMany(line => line.Split(' '));

    private static FrozenSet<string> Read()
    {
        var stems = Stemmer.Known.ToHashSet(StringComparer.Ordinal);
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Written().Select(Resource.Plain))
        {
            // "pairs" is four letters and its plural: a word as short as that has too many neighbours.
            if (PeerForms.Of(word) != PeerForm.None)
            {
                continue;
            }

            var stem = Stemmer.Stem(word);
            stems.Add(stem);
            foreach (var form in (ReadOnlySpan<string>)[word, stem])
            {
                if (all.Add(form))
                {
                    Words.Add(form);
                }
            }
        }

        return stems.ToFrozenSet(StringComparer.Ordinal);
    }
}
