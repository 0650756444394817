namespace Federation.GraphQL.Language;

/// <summary>The specification's grammar, October 2021 with the additions of September 2025.</summary>
public static class Parser
{
    /// <exception cref="SyntaxException">With <see cref="ErrorCodes.Syntax"/> or <see cref="ErrorCodes.LimitExceeded"/>: where the first fault stands.</exception>
    public static DocumentNode Parse(Source source, ParserLimits limits)
    {
        var parser = new DocumentParser(source, limits);
        try
        {
            return parser.Document();
        }
        finally
        {
            parser.Dispose();
        }
    }

    /// <summary>One value and nothing else.</summary>
    /// <param name="constant">No variables in it.</param>
    /// <exception cref="SyntaxException">As for a document.</exception>
    public static ValueNode ParseValue(Source source, ParserLimits limits, bool constant = false)
    {
        var parser = new DocumentParser(source, limits);
        try
        {
            return parser.ValueAlone(constant);
        }
        finally
        {
            parser.Dispose();
        }
    }

    /// <summary>One type reference and nothing else, such as <c>[Int!]!</c>.</summary>
    /// <exception cref="SyntaxException">As for a document.</exception>
    public static TypeNode ParseType(Source source, ParserLimits limits)
    {
        var parser = new DocumentParser(source, limits);
        try
        {
            return parser.TypeAlone();
        }
        finally
        {
            parser.Dispose();
        }
    }
}
