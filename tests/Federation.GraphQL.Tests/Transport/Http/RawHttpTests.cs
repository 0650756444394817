using System.Text;

namespace Federation.GraphQL.Tests.Transport.Http;

/// <summary>What no client would write.</summary>
public sealed class RawHttpTests
{
    private const string Good = """{"query":"{ hello }"}""";

    [Theory]
    [InlineData("Content-Length: 21\r\nContent-Length: 22\r\n\r\n{\"query\":\"{ hello }\"}")]
    [InlineData("Content-Length: -1\r\n\r\n{\"query\":\"{ hello }\"}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nxyz\r\n{\"query\":\"{ hello }\"}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{\"query\":\"{ hello }\"}\r\n0\r\n\r\n")]
    [InlineData("Content-Length: 0\r\n\r\n")]
    public async Task A_body_that_is_not_as_announced_is_refused(string rest)
    {
        await using var host = await GraphQLHost.Start();
        using var connection = await RawConnection.Open(host.Url);
        await connection.Send($"POST /graphql HTTP/1.1\r\nHost: {host.Url.Authority}\r\nContent-Type: application/json\r\nConnection: close\r\n{rest}");
        Assert.StartsWith("HTTP/1.1 400 ", await connection.ReadToEnd());
        await StillServes(host);
    }

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_of_a_body_leaves_nothing_behind()
    {
        await using var host = await GraphQLHost.Start();
        for (var length = 0; length < Good.Length; length++)
        {
            using var connection = await RawConnection.Open(host.Url);
            await connection.Send($"POST /graphql HTTP/1.1\r\nHost: {host.Url.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Good.Length}\r\n\r\n{Good[..length]}");
        }

        await StillServes(host);
    }

    [Fact]
    public async Task A_refused_request_leaves_the_connection_to_the_next()
    {
        await using var host = await GraphQLHost.Start();
        using var connection = await RawConnection.Open(host.Url);
        string[] bodies = [Good, "{", """{"query":"{ nothing }"}""", """[{"query":"{ hello }"}]""", Good];
        await connection.Send(string.Concat(bodies.Select((body, i) =>
            $"POST /graphql HTTP/1.1\r\nHost: {host.Url.Authority}\r\nAccept: application/graphql-response+json\r\nContent-Type: application/json\r\n{(i == bodies.Length - 1 ? "Connection: close\r\n" : "")}Content-Length: {body.Length}\r\n\r\n{body}")));
        var answers = await connection.ReadToEnd();
        Assert.Equal(["200", "400", "400", "400", "200"], answers.Split("HTTP/1.1 ").Skip(1).Select(answer => answer[..3]));
    }

    [Fact]
    public async Task Damaged_bodies_are_never_the_servers_fault()
    {
        await using var host = await GraphQLHost.Start();
        var random = new Random(20_260_302);
        var seed = """{"query":"query Q($n: String!) { hello(name: $n) fails }","operationName":"Q","variables":{"n":"é\ud83d\ude00"},"extensions":{"persistedQuery":{"version":1}}}""";
        var statuses = new Dictionary<int, int>();
        for (var i = 0; i < 2_000; i++)
        {
            var body = Encoding.UTF8.GetBytes(seed);
            for (var left = random.Next(1, 4); left > 0; left--)
            {
                body[random.Next(body.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : body[random.Next(body.Length)];
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Accept.ParseAdd("application/graphql-response+json");
            using var response = await host.Http.SendAsync(request);
            statuses[(int)response.StatusCode] = statuses.GetValueOrDefault((int)response.StatusCode) + 1;
        }

        Assert.Equal([294, 400], statuses.Keys.Order());
        Assert.DoesNotContain(host.Log.Messages, message => message.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_to_many_at_once_are_never_mixed_up()
    {
        await using var host = await GraphQLHost.Start();
        var asked = Enumerable.Range(0, 400).Select(async i =>
        {
            var name = new string((char)('a' + (i % 26)), 1 + (i * 37 % 5_000)) + i;
            var answer = await host.Ask("query($n: String!) { hello(name: $n) }", new { n = name });
            return answer.GetProperty("data").GetProperty("hello").GetString() == $"Bonjour {name}";
        });
        Assert.DoesNotContain(false, await Task.WhenAll(asked));
    }

    private static async Task StillServes(GraphQLHost host)
    {
        Assert.Equal("""{"data":{"value":0}}""", (await host.Ask("{ value }")).GetRawText());
        Assert.DoesNotContain(host.Log.Messages, message => message.StartsWith("Error", StringComparison.Ordinal));
    }
}
