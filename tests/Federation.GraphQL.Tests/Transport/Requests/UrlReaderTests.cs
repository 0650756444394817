using System.Text;
using Federation.GraphQL.Transport.Requests;

namespace Federation.GraphQL.Tests.Transport.Requests;

public sealed class UrlReaderTests
{
    private static readonly RequestLimits Limits = new(32_768, 65_536, 32);

    [Theory]
    [InlineData("?query=%7B+a%20%7D", "{ a }")]
    [InlineData("query={a}", "{a}")]
    [InlineData("?other=1&query=%c3%a9%F0%9F%98%80&x", "é😀")]
    [InlineData("?%71uery=a", "a")]
    [InlineData("?query=100%&x=%zz", "100%")]
    [InlineData("?query=a=b%3Dc", "a=b=c")]
    [InlineData("?query=é", "é")]
    [InlineData("?query=a&variables=&extensions=&operationName=", "a")]
    public void Decodes_as_URLSearchParams_does(string component, string document)
    {
        using var request = Good(component);
        Assert.Equal(document, Encoding.UTF8.GetString(request.ToRequest().Query.Span));
        Assert.Null(request.OperationName);
        Assert.Null(request.Variables);
    }

    [Fact]
    public void Takes_variables_extensions_and_the_operations_name()
    {
        using var request = Good("?variables=%7B%22a%22%3A%22%2B%22%7D&operationName=null&query=x&extensions={\"operationId\":\"7\"}");
        Assert.Equal("+", request.Variables!.RootElement.GetProperty("a").GetString());
        Assert.Equal("null", request.OperationName);
        Assert.Equal("7", request.OperationId);
    }

    [Theory]
    [InlineData("", "missing")]
    [InlineData("?", "missing")]
    [InlineData("?query=", "missing")]
    [InlineData("?query", "missing")]
    [InlineData("?query=a&query=b", "given twice")]
    [InlineData("?query=%ff", "UTF-8")]
    [InlineData("?query=a&operationName=%c3", "UTF-8")]
    [InlineData("?query=a&variables=[]", "must be an object")]
    [InlineData("?query=a&variables={", "not JSON")]
    [InlineData("?query=a&variables={}{}", "not JSON")]
    [InlineData("?query=a&variables={\"a\":\"\\ud800\"}", "surrogate")]
    [InlineData("?query=a&extensions=x", "not JSON")]
    [InlineData("?documentId=1", "hexadecimal")]
    public void Says_what_is_wrong(string component, string expected)
    {
        var fault = UrlReader.Read(component, Limits, out var request);
        Assert.Null(request);
        Assert.Equal(400, fault?.Status);
        Assert.Contains(expected, fault?.Message);
    }

    [Fact]
    public void No_characters_overflow_the_scratch_memory()
    {
        var random = new Random(20_260_302);
        string[] pieces = ["%", "%2", "%41", "+", "&", "=", "query", "variables", "é", "\ud83d", "\ude00", "😀", "{", "}", "a", "\0", "\uffff"];
        for (var i = 0; i < 20_000; i++)
        {
            var component = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var fault = UrlReader.Read(component, Limits, out var request);
            Assert.True(fault is null != request is null, component);
            request?.Dispose();
        }
    }

    private static IncomingRequest Good(string component)
    {
        Assert.Null(UrlReader.Read(component, Limits, out var request));
        return request!;
    }
}
