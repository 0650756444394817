namespace Federation.Search.Concepts;

/// <summary>A title, a structure or a notion that goes by several names; as the data file writes it.</summary>
/// <param name="Label">The name it is told by, which is one of its forms.</param>
/// <param name="Forms">Further names; spelling, gender and number do not matter.</param>
/// <param name="Exact">Names in which the words of grammar count: "un chez soi d’abord".</param>
/// <param name="Near">What a search for it also finds, at half its weight.</param>
/// <param name="Strict">Its words, each somewhere in an offer, do not make it.</param>
/// <param name="Indexed">Found in offers, never asked for.</param>
internal sealed record Concept(string Id, string Label, string[] Forms, string[]? Exact, string[] Near, bool Strict, bool Indexed)
{
    /// <summary>The term of a concept starts with this sign, which no word holds.</summary>
    public const char Sign = '#';

    public string Term { get; } = Sign + Id;
}
