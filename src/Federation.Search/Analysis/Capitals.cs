using System.Collections.Frozen;

namespace Federation.Search.Analysis;

/// <summary>Inclusive writing by capitals: "travailleurSE", "agentEs", "éducateurTRICEs". Other words with a capital inside ("RePairs") stay whole.</summary>
internal static class Capitals
{
    private const int Longest = 6;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Suffixes = FrozenSet.ToFrozenSet(
        ["E", "ES", "S", "SE", "SES", "EUSE", "EUSES", "RICE", "RICES", "TRICE", "TRICES", "NE", "NES", "LE", "LES", "TE", "TES", "VE", "VES", "ÈRE", "ÈRES", "ERE", "ERES", "FE", "FES"],
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns>Length of a suffix in capitals that starts here, after two small letters, and ends the word; 0 when there is none.</returns>
    public static int Suffix(ReadOnlySpan<char> text, int at)
    {
        if (at < 2 || at >= text.Length || !char.IsUpper(text[at]) || !char.IsLower(text[at - 1]) || !char.IsLower(text[at - 2]))
        {
            return 0;
        }

        var end = at;
        while (end < text.Length && end - at < Longest && char.IsUpper(text[end]))
        {
            end++;
        }

        var capitals = text[at..end];
        if (end < text.Length && text[end] == 's')
        {
            end++;
        }

        var ends = end == text.Length || Characters.Kind(text[end]) is not (CharKind.Letter or CharKind.Digit or CharKind.Ignored);
        return ends && Suffixes.Contains(capitals) ? end - at : 0;
    }
}
