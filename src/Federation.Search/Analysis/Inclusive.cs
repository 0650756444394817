using System.Collections.Frozen;

namespace Federation.Search.Analysis;

/// <summary>
/// The suffixes of inclusive writing, each with the endings it agrees with, so that a hyphen in "donne-les" or a full stop without its space
/// in "projet.Le" is not taken for one. Feminine first forms count too: "sociales.aux".
/// </summary>
internal static class Inclusive
{
    private static readonly string[] Any = [""];
    private static readonly string[] Eur = ["eur", "eu"];
    private static readonly string[] El = ["l", "au", "eau"];

    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Endings = new (string Suffixes, string[] After)[]
    {
        ("e es s x ee ees", Any),
        ("se ses", ["eur", "eu", "ou"]),
        ("sse sses", ["e"]),
        ("euse euses", Eur),
        ("rice rices trice trices ice ices", ["eur"]),
        ("ne nes nne nnes enne ennes ienne iennes", ["n"]),
        ("le les lle lles elle elles ale ales", El),
        ("aux eaux", ["ale", "al", "elle"]),
        ("te tes tte ttes", ["t", "ou"]),
        ("ve ves ive ives", ["f"]),
        ("fe fes ffe ffes", ["f"]),
        ("re res ere eres iere ieres", ["er", "r"]),
        ("esse esses resse resses", ["e", "eur"]),
        ("que ques che ches he hes", ["c"]),
        ("ante antes ente entes", ["ant", "ent"]),
    }
    .SelectMany(row => row.Suffixes.Split(' ').Select(suffix => (suffix, row.After)))
    .DistinctBy(row => row.suffix)
    .ToFrozenDictionary(row => row.suffix, row => row.After)
    .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">What stands before, in plain form, at least two letters; its mark of the plural does not count: "médiateurs-trices".</param>
    public static bool Agrees(ReadOnlySpan<char> word, ReadOnlySpan<char> suffix)
    {
        if (word.Length < 2 || suffix.Length > 7 || !Endings.TryGetValue(suffix, out var after))
        {
            return false;
        }

        var bare = word[^1] is 's' or 'x' && word.Length > 2 ? word[..^1] : word;
        foreach (var ending in after)
        {
            if (bare.EndsWith(ending) || word.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A suffix that only a person, of either gender, can carry; the mark of the plural is none.</summary>
    public static bool IsGender(ReadOnlySpan<char> suffix) => suffix is not ("s" or "x");
}
