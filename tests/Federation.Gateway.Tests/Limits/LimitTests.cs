using System.Text;
using Federation.Gateway.Tests.Asking;

namespace Federation.Gateway.Tests.Limits;

/// <summary>What the server lets through in public.</summary>
public sealed class LimitTests(Shared shared)
{
    [Fact]
    public async Task The_demonstration_shows_its_schema_and_a_page_to_explore_it()
    {
        var all = await shared.Demonstration;
        var introspection = await all.Visitor().Post(Introspection.Query);
        Assert.Contains("\"RouteProposal\"", introspection.Data.ToString(), StringComparison.Ordinal);

        var page = await all.Visitor().Send(new HttpRequestMessage(HttpMethod.Get, "/graphql") { Headers = { { "Accept", "text/html" } } });
        Assert.Equal(200, page.Status);
        Assert.Contains("<script", page.Body, StringComparison.Ordinal);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_neither_the_schema_nor_the_page_is_shown_unless_set()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"), "hubs.json");
        await using (var server = await RunningServer.Start(place))
        {
            using var visitor = new Client(server, "198.51.100.1");
            Assert.NotEmpty((await visitor.Post(Introspection.Query)).Codes);
            Assert.NotEmpty((await visitor.Post("{ __type(name: \"Hub\") { name } }")).Codes);
            Assert.Equal(4, (await visitor.Ask("{ hubs { totalCount } }")).At("hubs", "totalCount").GetInt32());
            var page = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, "/graphql") { Headers = { { "Accept", "text/html" } } });
            Assert.DoesNotContain("<script", page.Body, StringComparison.Ordinal);
        }

        await using var open = await RunningServer.Start(place, "--Federation:GraphQL:Introspection=true");
        using var other = new Client(open, "198.51.100.1");
        Assert.Empty((await other.Post(Introspection.Query)).Codes);
    }

    [Fact]
    public async Task What_is_too_much_is_refused_before_anything_is_read()
    {
        var all = await shared.Demonstration;
        var visitor = all.Visitor();
        string[] documents =
        [
            "{ hubs(first: 100) { nodes { structures(first: 100) { nodes { hub { structures(first: 100) { nodes { name } } } } } } } }",
            "{ structures(first: 101) { totalCount } }",
            $"{{ {string.Concat(Enumerable.Range(0, 40).Select(i => $"a{i}: hubs {{ totalCount }} "))} }}",
            $"{{ {string.Concat(Enumerable.Repeat("structures { nodes { hub { ", 8))} structures {{ totalCount }} {new string('}', 24)} }}",
        ];
        foreach (var document in documents)
        {
            var said = await visitor.Post(document);
            Assert.True(said.Codes.Contains("limit-exceeded") && !said.Root.TryGetProperty("data", out _), $"{document}\n{said}");
        }
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_so_in_the_words_of_the_schema()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"), "hubs.json");
        await using var server = await RunningServer.Start(place, "--Federation:GraphQL:Requests=5");
        using var visitor = new Client(server, "198.51.100.1");
        Said said;
        var count = 0;
        do
        {
            said = await visitor.Post("{ hubs { totalCount } }");
        }
        while (said.Status == 200 && ++count < 100);
        Assert.Equal(429, said.Status);
        Assert.Equal(["too-many-requests"], said.Codes);
        using var other = new Client(server, "198.51.100.2");
        Assert.Equal(200, (await other.Post("{ hubs { totalCount } }")).Status);
    }

    [Fact]
    public async Task A_limit_that_would_let_nothing_through_stops_the_start_with_its_name()
    {
        using var folder = new TempFolder();
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningServer.Start(new Place(folder.File("data")), "--Federation:GraphQL:Cost=0"));
        Assert.Contains("Federation:GraphQL:Cost", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_a_question_is_answered_and_nothing_breaks()
    {
        var all = await shared.Demonstration;
        foreach (var (type, body) in new[]
        {
            ("application/json", "[{\"query\":\"{ hubs { totalCount } }\"}]"), ("application/json", "{"), ("application/json", "null"), ("application/json", "{\"query\":1}"),
            ("text/plain", "{ hubs { totalCount } }"), ("application/x-www-form-urlencoded", "query=%7B__typename%7D"), ("application/json", new string('[', 50_000)),
            ("application/json", $"{{\"query\":\"{{ hubs {{ totalCount }} }}\",\"variables\":{{\"a\":\"{new string('x', 100_000)}\"}}}}"),
        })
        {
            var said = await all.Visitor().Send(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, type) });
            Assert.True(said.Status is >= 400 and < 500 && said.Codes.Count > 0, $"{type} {body[..Math.Min(40, body.Length)]}: {said}");
        }
    }
}
