using System.Collections.Frozen;

namespace Federation.Search.Analysis;

/// <summary>Articles, pronouns and other words that carry grammar alone, each with its class.</summary>
internal static class FunctionWords
{
    /// <summary>The term of a class starts with this sign, which no word holds.</summary>
    public const char Sign = '~';

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Classes = Read();

    /// <param name="term">The term of its class; null when the word is never searched.</param>
    public static bool Find(ReadOnlySpan<char> plain, out string? term)
    {
        var found = Classes.TryGetValue(plain, out var known);
        term = known is { Length: > 0 } ? known : null;
        return found;
    }

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Read() => Resource.Lines("function-words.txt")
        .Select(line => line.Split(": ", 2))
        .SelectMany(row => row[1].Split(' ').Select(word => (Word: Resource.Plain(word), Term: row[0] == "-" ? "" : Sign + row[0])))
        .DistinctBy(row => row.Word)
        .ToFrozenDictionary(row => row.Word, row => row.Term)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}
