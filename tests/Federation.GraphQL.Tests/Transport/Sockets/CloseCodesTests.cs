using System.Text;
using Federation.GraphQL.Transport.Sockets;

namespace Federation.GraphQL.Tests.Transport.Sockets;

public sealed class CloseCodesTests
{
    [Theory]
    [InlineData("a", 200, 123)]
    [InlineData("a", 123, 123)]
    [InlineData("é", 100, 61)]
    [InlineData("😀", 100, 30)]
    public void A_reason_is_cut_between_two_characters(string character, int count, int left)
    {
        var fit = CloseCodes.Fit(string.Concat(Enumerable.Repeat(character, count)));
        Assert.Equal(string.Concat(Enumerable.Repeat(character, left)), fit);
        Assert.InRange(Encoding.UTF8.GetByteCount(fit), 0, CloseCodes.ReasonBytes);
    }
}
