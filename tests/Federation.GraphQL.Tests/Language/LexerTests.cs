using System.Text;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Fact]
    public void Tokens_know_the_bytes_they_were_cut_from()
    {
        const string Text = "\uFEFF{ # é\r\n, ...on $a:[-1.5e3]! \"\"\"é\\\"\"\"\"\"\" \"\\u{1F600}\" @x(y:0|&=";
        Assert.Equal(
            ["{", "...", "on", "$", "a", ":", "[", "-1.5e3", "]", "!", "\"\"\"é\\\"\"\"\"\"\"", "\"\\u{1F600}\"", "@", "x", "(", "y", ":", "0", "|", "&", "="],
            Cut(Text));
    }

    [Theory]
    [InlineData("é", 1, 1, "Unexpected character: U+00E9.")]
    [InlineData("a\n  'b'", 2, 3, "Unexpected single quote character ('), did you mean to use a double quote (\")?")]
    [InlineData("😀", 1, 1, "Unexpected character: U+1F600.")]
    [InlineData("\"é😀\\q\"", 1, 5, "Invalid character escape sequence: \"\\q\".")]
    [InlineData("\"\\uD83D\\u0041\"", 1, 2, "Invalid Unicode escape sequence: \"\\uD83D\".")]
    [InlineData("\"\\u{110000}\"", 1, 2, "Invalid Unicode escape sequence: \"\\u{110000}\".")]
    [InlineData("\"abc\n\"", 1, 5, "Unterminated string.")]
    [InlineData("\"\"\"abc\n", 2, 1, "Unterminated string.")]
    [InlineData("00", 1, 2, "Invalid number, unexpected digit after 0: \"0\".")]
    [InlineData("1.x", 1, 3, "Invalid number, expected digit but got: \"x\".")]
    [InlineData("-", 1, 2, "Invalid number, expected digit but got: <EOF>.")]
    [InlineData("12abc", 1, 3, "Invalid number, expected digit but got: \"a\".")]
    [InlineData(".5", 1, 1, "Invalid number, expected digit before \".\", did you mean \"0.5\"?")]
    [InlineData("..", 1, 1, "Unexpected \"..\", did you mean \"...\"?")]
    public void What_is_no_token_is_refused_where_it_stands(string text, int line, int column, string message)
    {
        var refused = Assert.Throws<SyntaxException>(() => Cut(text));
        Assert.Equal($"Syntax Error: {message}", refused.Error.Message);
        Assert.Equal([new Location(line, column)], refused.Error.Locations);
        Assert.Equal(ErrorCodes.Syntax, refused.Error.Code);
    }

    [Fact]
    public void A_text_that_is_not_UTF8_is_refused_at_its_first_bad_byte()
    {
        byte[] text = [.. "{ é \"a"u8, 0xC3, (byte)'"', (byte)'}'];
        var refused = Assert.Throws<SyntaxException>(() => Parser.Parse(new Source(text), ParserLimits.Trusted));
        Assert.Equal([new Location(1, 7)], refused.Error.Locations);
    }

    [Fact]
    public void Lexing_allocates_nothing()
    {
        var source = Source.Of("query Q($a: [Int!]! = [1, 2.5]) { a(b: \"caf\\u00e9\", c: \"\"\"\n  block\n\"\"\") @d ... on E { f } } # end");
        Count(source);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Count(source);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int Count(Source source)
    {
        var count = 0;
        var lexer = new Lexer(source);
        while (lexer.Next().Kind != TokenKind.EndOfFile)
        {
            count++;
        }

        return count;
    }

    private static List<string> Cut(string text)
    {
        var source = Source.Of(text);
        var lexer = new Lexer(source);
        var cut = new List<string>();
        for (var token = lexer.Next(); token.Kind != TokenKind.EndOfFile; token = lexer.Next())
        {
            cut.Add(Encoding.UTF8.GetString(source.Text.Span[token.Start..token.End]));
        }

        return cut;
    }
}
