using Federation.GraphQL.Transport.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Federation.GraphQL.Tests.Transport.Http;

public sealed class OriginsTests
{
    [Theory]
    [InlineData("hub.example.org", "https://hub.example.org", true)]
    [InlineData("hub.example.org", "HTTPS://HUB.example.org", true)]
    [InlineData("hub.example.org:8443", "https://hub.example.org:8443", true)]
    [InlineData("hub.example.org", "https://partner.example.net", true)]
    [InlineData("hub.example.org", "https://hub.example.org:8443", false)]
    [InlineData("hub.example.org", "https://evil.org", false)]
    [InlineData("hub.example.org", "https://hub.example.org.evil.org", false)]
    [InlineData("hub.example.org", "https://evil.org/hub.example.org", false)]
    [InlineData("hub.example.org", "https://evilhub.example.org", false)]
    [InlineData("hub.example.org", "null", false)]
    [InlineData("hub.example.org", "", false)]
    [InlineData("", "https://", false)]
    public void Pages_of_the_same_host_and_of_the_list_are_allowed(string host, string origin, bool allowed)
    {
        var request = new DefaultHttpContext().Request;
        request.Host = new HostString(host);
        request.Headers.Origin = origin;
        Assert.Equal(allowed, new Origins(["https://partner.example.net"]).Allows(request));
    }

    [Fact]
    public void No_browser_no_origin()
    {
        var request = new DefaultHttpContext().Request;
        Assert.True(new Origins([]).Allows(request));
        request.Headers.Origin = new StringValues(["https://a.org", "https://b.org"]);
        Assert.False(new Origins(["https://a.org", "https://b.org"]).Allows(request));
    }
}
