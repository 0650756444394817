using System.Text;

namespace Federation.GraphQL.Language;

/// <summary>Makes the parser's own errors.</summary>
internal static class Syntax
{
    /// <summary>Longer strings are cut in messages: a document of 30 kB must not come back as its own error.</summary>
    private const int Quoted = 100;

    public static SyntaxException Fault(Source source, int at, string message) => Fault(source, at, $"Syntax Error: {message}", ErrorCodes.Syntax);

    public static SyntaxException Limit(Source source, int at, string message) => Fault(source, at, message, ErrorCodes.LimitExceeded);

    /// <summary>The kind of the token, and its value when it has one.</summary>
    public static string Describe(Source source, Token token)
    {
        var kind = token.Kind.Describe();
        if (token.Kind < TokenKind.Name)
        {
            return kind;
        }

        var text = source.Text.Span;
        var value = token.Kind switch
        {
            TokenKind.String => StringValues.Read(text, token),
            TokenKind.BlockString => BlockStrings.Read(text, token),
            _ => Encoding.UTF8.GetString(text[token.Start..token.End]),
        };
        return $"{kind} \"{(value.Length > Quoted ? $"{value.AsSpan(0, Quoted)}…" : value)}\"";
    }

    private static SyntaxException Fault(Source source, int at, string message, string code) =>
        new(new GraphQLError(message, code, [source.LocationOf(at)], []));
}
