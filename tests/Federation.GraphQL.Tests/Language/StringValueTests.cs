using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Language;

public sealed class StringValueTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"é \\\" \\\\ \\/ \\b\\f\\n\\r\\t\"", "é \" \\ / \b\f\n\r\t")]
    [InlineData("\"\\u00e9\\u{e9}\\u{0000E9}\"", "ééé")]
    [InlineData("\"\\uD83D\\uDE00\\u{1F600}😀\"", "😀😀😀")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"  one line  \"\"\"", "  one line  ")]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"first\r\n   second\r   third\n\"\"\"", "first\nsecond\nthird")]
    [InlineData("\"\"\" \t \n\n  \"\"\"", "")]
    [InlineData("\"\"\"a \\\"\"\" \\n \\u0041\"\"\"", "a \"\"\" \\n \\u0041")]
    [InlineData("\"\"\"\n\t\ta\n\tb\n\"\"\"", "\ta\nb")]
    public void Is_read_as_the_specification_says(string text, string value) =>
        Assert.Equal(value, Assert.IsType<StringValueNode>(Parser.ParseValue(Source.Of(text), ParserLimits.Trusted)).Value);
}
