using Federation.GraphQL.Transport.Http;
using Microsoft.AspNetCore.Http;

namespace Federation.GraphQL.Tests.Transport.Http;

public sealed class ContentTypeTests
{
    [Theory]
    [InlineData("application/json", null, true)]
    [InlineData("Application/JSON;Charset=\"UTF-8\"", null, true)]
    [InlineData("application/json; charset=utf-8", "identity", true)]
    [InlineData("application/json; profile=x", null, true)]
    [InlineData("application/json; charset=utf-16", null, false)]
    [InlineData("application/json", "gzip", false)]
    [InlineData("application/graphql", null, false)]
    [InlineData("application/x-www-form-urlencoded", null, false)]
    [InlineData("multipart/form-data; boundary=x", null, false)]
    [InlineData("text/plain", null, false)]
    [InlineData("text/plain; application/json", null, false)]
    [InlineData("application/jsonp", null, false)]
    [InlineData("application/json, text/plain", null, false)]
    [InlineData("", null, false)]
    [InlineData(null, null, false)]
    public void Only_JSON_in_UTF8_is_read(string? type, string? coding, bool read)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = type;
        if (coding is not null)
        {
            request.Headers.ContentEncoding = coding;
        }

        Assert.Equal(read ? null : 415, ContentType.Check(request)?.Status);
    }
}
