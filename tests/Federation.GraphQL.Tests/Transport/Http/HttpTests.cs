using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.GraphQL.Execution;

namespace Federation.GraphQL.Tests.Transport.Http;

public sealed class HttpTests
{
    private const string New = "application/graphql-response+json";
    private const string Old = "application/json";

    [Theory]
    [InlineData("""{"query":"{ hello }"}""", New, 200, "{\"data\":{\"hello\":\"Bonjour monde\"}}")]
    [InlineData("""{"query":"{ hello }","more":{"a":[1]}}""", Old, 200, "{\"data\":{\"hello\":\"Bonjour monde\"}}")]
    [InlineData("""{"query":"query($n: String!) { hello(name: $n) }","variables":{"n":"\u00e9\ud83d\ude00"}}""", New, 200, "{\"data\":{\"hello\":\"Bonjour é😀\"}}")]
    [InlineData("""{"query":"query A { hello } query B { value }","operationName":"A"}""", New, 200, "{\"data\":{\"hello\":\"Bonjour monde\"}}")]
    [InlineData("""{"query":"mutation { set(value: 3) }"}""", New, 200, "{\"data\":{\"set\":3}}")]
    public async Task A_good_request_is_answered(string body, string accept, int status, string answer)
    {
        await using var host = await GraphQLHost.Start();
        using var response = await host.Post(body, accept: accept);
        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal($"{accept}; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(Encoding.UTF8.GetByteCount(answer), response.Content.Headers.ContentLength);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("Accept", response.Headers.Vary.Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData(New, 294)]
    [InlineData(Old, 200)]
    public async Task A_part_of_an_answer_is_an_answer(string accept, int status)
    {
        await using var host = await GraphQLHost.Start();
        using var response = await host.Post("""{"query":"{ fails value }"}""", accept: accept);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("""{"fails":null,"value":0}""", JsonDocument.Parse(answer).RootElement.GetProperty("data").GetRawText());
        Assert.DoesNotContain("secret", answer);
    }

    [Theory]
    [InlineData("""{"query":"{"}""", New, 400, "syntax")]
    [InlineData("""{"query":"{"}""", Old, 200, "syntax")]
    [InlineData("""{"query":""}""", New, 400, "syntax")]
    [InlineData("""{"query":"{ nothing }"}""", New, 400, "validation")]
    [InlineData("""{"query":"{ nothing }"}""", Old, 200, "validation")]
    [InlineData("""{"query":"query($n: Int!) { big(size: $n) }"}""", New, 400, "bad-input")]
    [InlineData("""{"query":"query($n: Int!) { big(size: $n) }","variables":{"n":"x"}}""", Old, 200, "bad-input")]
    [InlineData("""{"query":"query A { hello } query B { value }","operationName":"C"}""", New, 400, "operation-unknown")]
    [InlineData("""{"query":"subscription { ticks }"}""", New, 406, "not-acceptable")]
    [InlineData("""{"query":"subscription { ticks }"}""", Old, 406, "not-acceptable")]
    [InlineData("""[{"query":"{ hello }"}]""", New, 400, "batch-refused")]
    [InlineData("""[{"query":"{ hello }"}]""", Old, 400, "batch-refused")]
    [InlineData("""{"query":1}""", Old, 400, "bad-request")]
    [InlineData("{", Old, 400, "bad-request")]
    [InlineData("", New, 400, "bad-request")]
    [InlineData("""{"query":"{ hello }"}""", "image/png", 406, "not-acceptable")]
    public async Task A_refused_request_is_told_why(string body, string accept, int status, string code)
    {
        await using var host = await GraphQLHost.Start();
        using var response = await host.Post(body, accept: accept);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(accept == New ? New : Old, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["errors"], answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/graphql")]
    public async Task A_body_that_a_form_could_send_is_not_read(string contentType)
    {
        await using var host = await GraphQLHost.Start();
        using var response = await host.Post("""{"query":"mutation { set(value: 666) }"}""", contentType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("""{"data":{"value":0}}""", (await host.Ask("{ value }")).GetRawText());
    }

    [Theory]
    [InlineData("query={hello}", 200, null)]
    [InlineData("query=query+Q(%24n:String!){hello(name:%24n)}&operationName=Q&variables=%7B%22n%22:%22x%22%7D&extensions=%7B%7D", 200, null)]
    [InlineData("query=mutation{set(value:666)}", 405, "POST")]
    [InlineData("query=subscription{ticks}", 405, "POST")]
    [InlineData("query=query+A{hello}+mutation+B{set(value:666)}&operationName=B", 405, "POST")]
    [InlineData("query=query+A{hello}+mutation+B{set(value:666)}&operationName=A", 200, null)]
    [InlineData("query={nothing}", 400, null)]
    [InlineData("", 400, null)]
    public async Task GET_reads_and_changes_nothing(string parameters, int status, string? allow)
    {
        await using var host = await GraphQLHost.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"?{parameters}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(New));
        using var response = await host.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(allow, response.Content.Headers.Allow.SingleOrDefault());
        Assert.Equal("no-cache, private", response.Headers.CacheControl?.ToString());
        Assert.Equal("""{"data":{"value":0}}""", (await host.Ask("{ value }")).GetRawText());
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task Other_methods_are_told_which_ones_there_are(string method)
    {
        await using var host = await GraphQLHost.Start();
        using var response = await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), ""));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST", "PUT", "DELETE"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_body_has_a_bound_announced_or_not()
    {
        await using var host = await GraphQLHost.Start();
        foreach (var chunked in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent($$"""{"query":"{ hello }","x":"{{new string('x', 200_000)}}"}""", Encoding.UTF8, Old) };
            request.Headers.TransferEncodingChunked = chunked;
            using var response = await host.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_body_within_its_bound_arrives_however_it_is_cut()
    {
        await using var host = await GraphQLHost.Start();
        var name = string.Concat(Enumerable.Repeat("é😀\\n", 6_000));
        foreach (var chunked in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new StringContent($$"""{"variables":{"n":"{{name}}"},"query":"query($n: String!) { hello(name: $n) }"}""", Encoding.UTF8, Old) };
            request.Headers.TransferEncodingChunked = chunked;
            using var response = await host.Http.SendAsync(request);
            var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal("Bonjour " + name.Replace("\\n", "\n"), answer.GetProperty("data").GetProperty("hello").GetString());
        }
    }

    [Fact]
    public async Task A_large_answer_arrives_whole()
    {
        await using var host = await GraphQLHost.Start();
        var answer = await host.Ask("{ big(size: 3000000) }");
        Assert.Equal(3_000_000, answer.GetProperty("data").GetProperty("big").GetString()?.Length);
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_what_it_asked_for()
    {
        await using var host = await GraphQLHost.Start();
        using var gone = new CancellationTokenSource();
        var asked = host.Post("""{"query":"{ waits }"}""", cancel: gone.Token);
        await host.Until(() => host.Sample.Open == 1);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await host.Until(() => host.Sample.Open == 0);
    }

    [Fact]
    public async Task Known_documents_are_run_by_their_digest_and_others_are_not_learnt()
    {
        var document = "{ hello }"u8.ToArray();
        var digest = Convert.ToHexStringLower(SHA256.HashData(document));
        await using var host = await GraphQLHost.Start(engineOptions: new EngineOptions { Persisted = new Dictionary<string, ReadOnlyMemory<byte>> { [digest] = document } });
        foreach (var known in (string[])[$$"""{"documentId":"sha256:{{digest}}"}""", $"{{\"extensions\":{{\"persistedQuery\":{{\"version\":1,\"sha256Hash\":\"{digest}\"}}}}}}"])
        {
            using var response = await host.Post(known, accept: New);
            Assert.Equal("""{"data":{"hello":"Bonjour monde"}}""", await response.Content.ReadAsStringAsync());
        }

        Assert.Equal("""{"data":{"hello":"Bonjour monde"}}""", await host.Http.GetStringAsync($"?documentId={digest}"));
        var other = Convert.ToHexStringLower(SHA256.HashData("{ value }"u8));
        for (var i = 0; i < 2; i++)
        {
            using var unknown = await host.Post($$"""{"documentId":"{{other}}"}""", accept: New);
            Assert.Equal(400, (int)unknown.StatusCode);
            Assert.Contains("not-persisted", await unknown.Content.ReadAsStringAsync());
            using var both = await host.Post($"{{\"query\":\"{{ value }}\",\"extensions\":{{\"persistedQuery\":{{\"version\":1,\"sha256Hash\":\"{other}\"}}}}}}", accept: New);
            Assert.Equal("""{"data":{"value":0}}""", await both.Content.ReadAsStringAsync());
        }
    }
}
