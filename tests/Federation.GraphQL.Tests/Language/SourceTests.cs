using Federation.GraphQL.Language;

namespace Federation.GraphQL.Tests.Language;

public sealed class SourceTests
{
    [Theory]
    [InlineData("ab", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("é😀b", 6, 1, 4)]
    public void Counts_lines_and_UTF16_columns(string text, int offset, int line, int column) =>
        Assert.Equal(new Location(line, column), Source.Of(text).LocationOf(offset));
}
