namespace Federation.GraphQL.Language;

/// <summary>What a document may ask of the parser. Above it, the text is refused with <see cref="ErrorCodes.LimitExceeded"/>.</summary>
/// <param name="Tokens">Lexical tokens; comments are not counted.</param>
/// <param name="Nesting">Selection sets, lists, objects and list types inside each other. The parser descends once per level: the bound keeps its stack.</param>
public sealed record ParserLimits(int Tokens, int Nesting = ParserLimits.DefaultNesting)
{
    public const int DefaultNesting = 200;

    /// <summary>For a text of our own, such as the schema's file: as long as it likes, but never deeper than the stack bears.</summary>
    public static ParserLimits Trusted { get; } = new(int.MaxValue);
}
