using System.Collections.Immutable;
using Federation.Search.Queries;

namespace Federation.Search.Texts;

/// <summary>Words as somebody typed them, to be asked of texts one after the other: each word that carries meaning must be met.</summary>
public sealed class TextQuery
{
    /// <summary>Characters; what is beyond is not read.</summary>
    public const int Longest = UnitReader.MostCharacters;

    [ThreadStatic]
    private static UnitReader? _reader;

    private readonly ImmutableArray<Unit> _units;

    private TextQuery(ImmutableArray<Unit> units) => _units = units;

    /// <summary>Nothing is asked: every text meets it.</summary>
    public bool IsEmpty => _units.IsEmpty;

    public static TextQuery Read(string? words) => new((_reader ??= new UnitReader()).Read(words));

    /// <returns>Null: not met. Otherwise what the text counts, to put the nearest first; 0 for nothing asked.</returns>
    public int? Rank(ReadText text) => IsEmpty ? 0 : text.Meets(_units) is var met and > 0 ? met : null;
}
