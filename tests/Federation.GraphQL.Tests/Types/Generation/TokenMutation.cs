using System.Text;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Types.Generation;

/// <summary>Exchanges, removes or adds one token, so that most texts stay documents and mean something else.</summary>
internal static class TokenMutation
{
    private static readonly string[] TypeNames = ["Query", "Int", "String", "Boolean", "ID", "__Type", "Lost", "Type0", "Type1", "Face0", "Face1", "Input0", "Input1", "Enum0", "Union0", "Scalar0"];

    private static readonly string[] OtherNames = ["__mine", "arg0", "in0", "in1", "dir0", "deprecated", "oneOf", "specifiedBy", "skip", "true", "null", "root"];

    private static readonly string[] Insertions =
    [
        "!", "= null", "= {}", "= [1]", "= 1", "= \"text\"", "@deprecated", "@oneOf", "@deprecated(reason: null)", "@dir0", "@dir1", "& Face0", "| Type0", "more: Int!", "implements Face0", "implements Face1 & Face0",
        "extend type Type0 { extra: Int }", "extend input Input0 { extra: Int! }", "extend schema @dir0", "type Empty", "enum Enum0", "union Union0", "input Input0", "type Type0 { root: Type0 }", "query { a }",
        "directive @dir0(arg0: Int @dir0) on ARGUMENT_DEFINITION", "directive @__own on FIELD", "schema { query: Type0 mutation: Type0 subscription: Type0 }",
    ];

    public static string Of(string text, Random random)
    {
        var tokens = Tokens(text);
        var at = random.Next(tokens.Count);
        switch (random.Next(12))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2 or 3:
                tokens.Insert(at, random.One(Insertions));
                break;
            case 4:
                tokens.Add(random.One(Insertions));
                break;
            case 5 when tokens.Contains("!"):
                tokens.RemoveAt(random.One([.. Places(tokens, token => token == "!")]));
                break;
            case 6 or 7:
                Exchange(tokens, OtherNames, char.IsAsciiLetterLower, random);
                break;
            default:
                Exchange(tokens, TypeNames, char.IsAsciiLetterUpper, random);
                break;
        }

        return string.Join(' ', tokens);
    }

    /// <summary>A name by another of its kind: the likeliest to be understood, and wrong.</summary>
    private static void Exchange(List<string> tokens, string[] others, Func<char, bool> kind, Random random)
    {
        int[] places = [.. Places(tokens, token => kind(token[0]))];
        if (places.Length > 0)
        {
            tokens[random.One(places)] = random.OneIn(3) ? random.One(others) : tokens[random.One(places)];
        }
    }

    private static IEnumerable<int> Places(List<string> tokens, Func<string, bool> wanted) => Enumerable.Range(0, tokens.Count).Where(i => wanted(tokens[i]));

    private static List<string> Tokens(string text)
    {
        var source = Source.Of(text);
        var lexer = new Lexer(source);
        var tokens = new List<string>();
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfFile; token = lexer.Next())
        {
            tokens.Add(Encoding.UTF8.GetString(source.Text.Span[token.Start..token.End]));
        }

        return tokens;
    }
}
