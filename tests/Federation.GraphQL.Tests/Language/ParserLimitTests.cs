using System.Text;
using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Language;

public sealed class ParserLimitTests
{
    private const int Deep = 1_000_000;

    [Fact]
    public void One_token_too_many_is_refused_where_it_stands()
    {
        var source = Source.Of("{ a b } # comments do not count\n{ c }");
        Parser.Parse(source, new ParserLimits(Tokens: 7));
        var refused = Assert.Throws<SyntaxException>(() => Parser.Parse(source, new ParserLimits(Tokens: 6)));
        Assert.Equal(ErrorCodes.LimitExceeded, refused.Error.Code);
        Assert.Equal([new Location(2, 5)], refused.Error.Locations);
    }

    [Theory]
    [InlineData("{a", "}", "")]
    [InlineData("{...", "}", "")]
    [InlineData("{a(b:", ")}", "")]
    [InlineData("[", "]", "{a(b:")]
    [InlineData("{c:", "}", "{a(b:")]
    [InlineData("[", "]", "query($a:")]
    [InlineData("[", "]", "type A{b:")]
    [InlineData("[", "]", "input A{b:C=")]
    [InlineData("[", "]", "{a@b(c:")]
    public void Nesting_is_bounded_whatever_is_nested(string open, string close, string before)
    {
        foreach (var text in new[] { before + string.Concat(Enumerable.Repeat(open, Deep)), before + Repeat(open, close, Deep) })
        {
            var refused = Assert.Throws<SyntaxException>(() => Parser.Parse(Source.Of(text), ParserLimits.Trusted));
            Assert.True(refused.Error.Code is ErrorCodes.LimitExceeded || open == "{a(b:", refused.Message);
        }
    }

    [Fact]
    public void Two_hundred_levels_are_read_and_one_more_is_not()
    {
        Assert.NotNull(Parser.ParseValue(Source.Of(Repeat("[", "]", 200)), ParserLimits.Trusted));
        var refused = Assert.Throws<SyntaxException>(() => Parser.ParseValue(Source.Of(Repeat("[", "]", 201)), ParserLimits.Trusted));
        Assert.Equal([new Location(1, 201)], refused.Error.Locations);
        Assert.Equal("The document is nested more than 200 levels deep.", refused.Error.Message);
    }

    [Fact]
    public void A_list_may_be_as_long_as_the_limit_of_tokens_lets_it()
    {
        var list = Assert.IsType<ListValueNode>(Parser.ParseValue(Source.Of($"[{string.Concat(Enumerable.Repeat("1 ", 100_000))}]"), ParserLimits.Trusted));
        Assert.Equal(100_000, list.Values.Length);
    }

    private static string Repeat(string open, string close, int times)
    {
        var text = new StringBuilder((open.Length + close.Length) * times);
        text.Insert(0, open, times);
        return text.Insert(text.Length, close, times).ToString();
    }
}
