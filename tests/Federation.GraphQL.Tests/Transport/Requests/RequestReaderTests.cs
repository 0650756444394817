using System.Text;
using Federation.GraphQL.Transport.Requests;

namespace Federation.GraphQL.Tests.Transport.Requests;

public sealed class RequestReaderTests
{
    private const string Digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly RequestLimits Limits = new(32_768, 65_536, 32);

    [Theory]
    [InlineData("""{"query":"{ a }"}""", "{ a }")]
    [InlineData("""{"query":"{\n  a(b: \"é\")\t}"}""", "{\n  a(b: \"é\")\t}")]
    [InlineData("""{"\u0071uery":"{ a }"}""", "{ a }")]
    [InlineData("\uFEFF{\"query\":\"{ 😀 }\"}", "{ 😀 }")]
    [InlineData("""{"query":"","variables":null,"operationName":null,"extensions":null}""", "")]
    [InlineData("""{"extra":{"query":[1,{"x":2}]},"query":"a","more":[],"QUERY":1}""", "a")]
    public void Takes_the_document_as_its_bytes(string json, string document)
    {
        using var request = Good(json);
        Assert.Equal(document, Encoding.UTF8.GetString(request.ToRequest().Query.Span));
        Assert.Null(request.ToRequest().DocumentId);
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, request.ToRequest().Variables.ValueKind);
    }

    [Fact]
    public void Takes_variables_the_operations_name_and_the_operations_id()
    {
        using var request = Good("""{"variables":{"a":[1,"\u00e9\ud83d\ude00"]},"operationName":"Q","query":"x","extensions":{"other":{"operationId":1},"operationId":"7"}}""");
        Assert.Equal("Q", request.OperationName);
        Assert.Equal("7", request.OperationId);
        Assert.Equal("é😀", request.ToRequest().Variables.GetProperty("a")[1].GetString());
    }

    [Fact]
    public void Empty_variables_cost_nothing()
    {
        using var request = Good("""{"query":"x","variables":{ },"operationName":"after"}""");
        Assert.Null(request.Variables);
        Assert.Equal("after", request.OperationName);
    }

    [Theory]
    [InlineData($$$$"""{"documentId":"sha256:{{{{Digest}}}}"}""")]
    [InlineData($$$$"""{"documentId":"{{{{Digest}}}}","query":null}""")]
    [InlineData($$$$"""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{Digest}}}}"}}}""")]
    [InlineData($$$$"""{"documentId":"{{{{Digest}}}}","extensions":{"persistedQuery":{"sha256Hash":"0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef"}}}""")]
    public void Takes_a_documents_id(string json)
    {
        using var request = Good(json);
        Assert.Equal(Digest, request.ToRequest().DocumentId);
    }

    [Fact]
    public void A_document_that_comes_with_its_id_is_run_as_it_is()
    {
        using var request = Good($$$$"""{"query":"{ a }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"{{{{Digest}}}}"}}}""");
        Assert.Null(request.ToRequest().DocumentId);
        Assert.Equal(5, request.ToRequest().Query.Length);
    }

    [Theory]
    [InlineData("", "no body")]
    [InlineData("\uFEFF", "no body")]
    [InlineData("null", "object")]
    [InlineData("\"query\"", "object")]
    [InlineData("[{\"query\":\"a\"}]", "Batches")]
    [InlineData("{", "not JSON")]
    [InlineData("{\"query\":\"a\"} x", "not JSON")]
    [InlineData("{\"query\":\"a\",}", "not JSON")]
    [InlineData("{/* */\"query\":\"a\"}", "not JSON")]
    [InlineData("{'query':'a'}", "not JSON")]
    [InlineData("{}", "missing")]
    [InlineData("{\"qeury\":\"a\"}", "missing")]
    [InlineData("{\"query\":null}", "missing")]
    [InlineData("{\"query\":1}", "\"query\" must be")]
    [InlineData("{\"query\":\"a\",\"query\":\"b\"}", "given twice")]
    [InlineData("{\"query\":\"\\ud800\"}", "surrogate")]
    [InlineData("{\"query\":\"a\",\"operationName\":\"\\udc00\"}", "surrogate")]
    [InlineData("{\"query\":\"a\",\"variables\":{\"x\":[{\"\\ud800\":1}]}}", "surrogate")]
    [InlineData("{\"query\":\"a\",\"variables\":{\"x\":\"\\ud83d\\u0041\"}}", "surrogate")]
    [InlineData("{\"query\":\"a\",\"variables\":[]}", "\"variables\" must be")]
    [InlineData("{\"query\":\"a\",\"variables\":\"{}\"}", "\"variables\" must be")]
    [InlineData("{\"query\":\"a\",\"operationName\":{}}", "\"operationName\" must be")]
    [InlineData("{\"query\":\"a\",\"extensions\":[]}", "\"extensions\" must be")]
    [InlineData("{\"query\":\"a\",\"extensions\":{\"persistedQuery\":1}}", "\"persistedQuery\" must be")]
    [InlineData("{\"extensions\":{\"persistedQuery\":{\"sha256Hash\":5}}}", "\"sha256Hash\" must be")]
    [InlineData("{\"documentId\":\"sha256:xyz\"}", "hexadecimal")]
    [InlineData("{\"documentId\":7}", "\"documentId\" must be")]
    [InlineData($$$$"""{"documentId":"{{{{Digest}}}}","extensions":{"persistedQuery":{"sha256Hash":"1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}}}""", "two documents")]
    public void Says_what_is_wrong(string json, string expected)
    {
        var fault = RequestReader.Read(Encoding.UTF8.GetBytes(json), Limits, out var request);
        Assert.Null(request);
        Assert.Equal(400, fault?.Status);
        Assert.Contains(expected, fault?.Message);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        byte[] json = [.. "{\"query\":\"a\",\"variables\":{\"x\":\""u8, 0xC3, .. "\"}}"u8];
        Assert.Equal(RequestFault.NotUtf8, RequestReader.Read(json, Limits, out _));
    }

    [Fact]
    public void Values_are_inside_one_another_as_deep_as_the_bound_and_no_deeper()
    {
        static string Nested(int depth) => "{\"query\":\"a\",\"variables\":{\"x\":" + new string('[', depth) + new string(']', depth) + "}}";
        Good(Nested(Limits.JsonDepth - 2)).Dispose();
        Assert.Contains("32 deep", RequestReader.Read(Encoding.UTF8.GetBytes(Nested(Limits.JsonDepth - 1)), Limits, out _)?.Message);
        Assert.Contains("32 deep", RequestReader.Read(Encoding.UTF8.GetBytes(Nested(100_000)), Limits, out _)?.Message);
    }

    private static IncomingRequest Good(string json)
    {
        Assert.Null(RequestReader.Read(Encoding.UTF8.GetBytes(json), Limits, out var request));
        return request!;
    }
}
