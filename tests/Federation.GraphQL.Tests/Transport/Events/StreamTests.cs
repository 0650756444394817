using System.Net;
using System.Text;
using Federation.GraphQL.Transport;
using Federation.Testing.Time;

namespace Federation.GraphQL.Tests.Transport.Events;

public sealed class StreamTests
{
    private const string Header = "X-GraphQL-Event-Stream-Token";

    [Fact]
    public async Task A_silent_stream_is_kept_alive_with_comments()
    {
        var clock = new ManualClock();
        await using var host = await GraphQLHost.Start(options => options with { Clock = clock });
        using var response = await host.Post("""{"query":"{ waits }"}""", accept: "text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await host.Until(() => host.Sample.Open == 1);
        for (var comments = 0; comments < 3; comments++)
        {
            Assert.Equal(":", await reader.ReadLineAsync());
            Assert.Equal("", await reader.ReadLineAsync());
            clock.Advance(TimeSpan.FromSeconds(12));
        }
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_its_operation()
    {
        await using var host = await GraphQLHost.Start();
        using (await host.Post("""{"query":"subscription { ticks }"}""", accept: "text/event-stream"))
        {
            await host.Until(() => host.Sample.Open == 1);
        }

        await host.Until(() => host.Sample.Open == 0);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut()
    {
        await using var host = await GraphQLHost.Start(options => options with { EventStreams = new GraphQLEventStreamOptions { SlowAfter = TimeSpan.FromSeconds(1) } });
        using var slow = await RawConnection.Open(host.Url, receiveBuffer: 4_096);
        var body = """{"query":"subscription { flood(size: 100000) }"}""";
        await slow.Send($"POST /graphql HTTP/1.1\r\nHost: {host.Url.Authority}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        await host.UntilLogged("An event stream was cut");
        await host.Until(() => host.Sample.Open == 0);
    }

    [Fact]
    public async Task A_reservation_that_nobody_opens_expires_and_frees_its_place()
    {
        var clock = new ManualClock();
        await using var host = await GraphQLHost.Start(options => options with { Clock = clock, EventStreams = new GraphQLEventStreamOptions { Reservations = 1 } });
        var token = await Reserve(host);
        using (var refused = await host.Http.SendAsync(new HttpRequestMessage(HttpMethod.Put, "")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }

        var waiting = Send(host, HttpMethod.Post, token, """{"query":"{ hello }","extensions":{"operationId":"1"}}""");
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(HttpStatusCode.NotFound, await waiting);
        Assert.Equal(HttpStatusCode.NotFound, await Send(host, HttpMethod.Get, token));
        await Reserve(host);
    }

    [Fact]
    public async Task The_end_of_a_shared_stream_ends_its_operations_and_its_token()
    {
        await using var host = await GraphQLHost.Start();
        var token = await Reserve(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        request.Headers.Add(Header, token);
        request.Headers.Add("Accept", "text/event-stream");
        using (await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.Equal(HttpStatusCode.Accepted, await Send(host, HttpMethod.Post, token, """{"query":"subscription { ticks }","extensions":{"operationId":"1"}}"""));
            Assert.Equal(HttpStatusCode.Accepted, await Send(host, HttpMethod.Post, token, """{"query":"{ waits }","extensions":{"operationId":"2"}}"""));
            await host.Until(() => host.Sample.Open == 2);
        }

        await host.Until(() => host.Sample.Open == 0);
        await host.Until(async () => await Send(host, HttpMethod.Delete, token) == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_server_that_goes_down_ends_its_streams_without_completing_them()
    {
        await using var host = await GraphQLHost.Start();
        using var response = await host.Post("""{"query":"{ waits }"}""", accept: "text/event-stream");
        await host.Until(() => host.Sample.Open == 1);
        var stopped = host.Stop();
        Assert.Equal(":\n\n", await response.Content.ReadAsStringAsync());
        await stopped;
    }

    private static async Task<string> Reserve(GraphQLHost host)
    {
        using var response = await host.Http.SendAsync(new HttpRequestMessage(HttpMethod.Put, ""));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpStatusCode> Send(GraphQLHost host, HttpMethod method, string token, string? body = null)
    {
        using var request = new HttpRequestMessage(method, method == HttpMethod.Delete ? "?operationId=1" : "");
        request.Headers.Add(Header, token);
        if (method == HttpMethod.Get)
        {
            request.Headers.Add("Accept", "text/event-stream");
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }
}
