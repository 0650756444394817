using System.Net;
using System.Text.RegularExpressions;

namespace Federation.GraphQL.Tests.Transport.Playground;

public sealed partial class PlaygroundTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    [Fact]
    public async Task The_page_and_all_that_it_names_are_served()
    {
        await using var host = await GraphQLHost.Start(options => options with { Playground = true });
        using var page = await Get(host, "", Browser);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        Assert.Contains("script-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single());
        var named = Named().Matches(html).Select(match => match.Groups[1].Value).Where(name => name != "data:,").ToArray();
        Assert.Equal(2, named.Length);
        foreach (var name in named)
        {
            using var asset = await Get(host, name, "*/*");
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", asset.Headers.CacheControl?.ToString());
            Assert.Contains("graphiql", await asset.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Nothing_in_the_page_is_inline()
    {
        await using var host = await GraphQLHost.Start(options => options with { Playground = true });
        using var page = await Get(host, "", Browser);
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)", html);
        Assert.DoesNotMatch(@"<style|\bstyle=|\bon\w+=|https?://", html);
    }

    [Fact]
    public async Task A_browser_that_takes_Brotli_gets_the_assets_as_they_are_carried()
    {
        await using var host = await GraphQLHost.Start(options => options with { Playground = true });
        using var page = await Get(host, "", Browser);
        var name = Named().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).First(name => name.EndsWith(".js", StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Get, name);
        request.Headers.Add("Accept-Encoding", "gzip, br");
        using var packed = await host.Http.SendAsync(request);
        Assert.Equal("br", packed.Content.Headers.ContentEncoding.Single());
        Assert.InRange(packed.Content.Headers.ContentLength ?? 0, 100_000, 500_000);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    public async Task Whoever_does_not_ask_for_a_page_gets_none(string accept)
    {
        await using var host = await GraphQLHost.Start(options => options with { Playground = true });
        using var answer = await Get(host, "?query={hello}", accept);
        Assert.Equal("""{"data":{"hello":"Bonjour monde"}}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task There_is_no_page_unless_the_options_ask_for_it()
    {
        await using var host = await GraphQLHost.Start();
        using var answer = await Get(host, "", Browser);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var asset = await Get(host, "/graphql/graphiql/page.js", "*/*");
        Assert.Equal(HttpStatusCode.NotFound, asset.StatusCode);
    }

    private static Task<HttpResponseMessage> Get(GraphQLHost host, string url, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return host.Http.SendAsync(request);
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Named();
}
