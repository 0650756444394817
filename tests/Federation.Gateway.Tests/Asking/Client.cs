using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Federation.Testing.Live;

namespace Federation.Gateway.Tests.Asking;

/// <summary>A response, whatever it says.</summary>
public sealed record Said(int Status, string Body, HttpResponseHeaders Headers)
{
    private readonly Lazy<JsonElement> _root = new(() => JsonDocument.Parse(Body).RootElement);

    public JsonElement Root => _root.Value;

    public IReadOnlyList<string> Codes => Root.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(error => error.Text("extensions", "code"))] : [];

    /// <summary>The data of a response without errors.</summary>
    public JsonElement Data => Status == 200 && Codes.Count == 0 ? Root.At("data") : throw new InvalidOperationException(ToString());

    public override string ToString() => $"{Status}\n{Body}";
}

/// <summary>Partner software or a hub's own tool: one cookie jar, one network address, GraphQL over HTTP and over event streams.</summary>
public sealed class Client(RunningServer server, string from) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;
    private Uri _address = server.Address;

    private HttpClient Http
    {
        get
        {
            if (_http is null)
            {
                _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = _address, Timeout = TimeSpan.FromSeconds(60) };
                _http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
            }

            return _http;
        }
    }

    public async Task SignIn(string link)
    {
        using var visitor = new Visitor(server, from);
        Share(await visitor.SignIn(link));
    }

    /// <summary>The session of somebody who also looks at pages.</summary>
    public void Share(Visitor visitor)
    {
        foreach (var cookie in visitor.Cookies.Where(cookie => cookie.Name == "session"))
        {
            // Cookies of one host do not ask for the port, and the server comes back on another one.
            _cookies.Add(new Cookie(cookie.Name, cookie.Value, "/", "127.0.0.1"));
        }
    }

    public void MoveTo(RunningServer other)
    {
        _http?.Dispose();
        (_http, _address) = (null, other.Address);
    }

    /// <summary>The data; throws when there is any error.</summary>
    public async Task<JsonElement> Ask(string document, object? variables = null) => (await Post(document, variables)).Data;

    public async Task<Said> Post(string document, object? variables = null, string accept = "application/graphql-response+json") =>
        await Send(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = Body(document, variables), Headers = { { "Accept", accept } } });

    public async Task<Said> Get(string document, object? variables = null)
    {
        var query = $"?query={Uri.EscapeDataString(document)}" + (variables is null ? "" : $"&variables={Uri.EscapeDataString(JsonSerializer.Serialize(variables))}");
        return await Send(new HttpRequestMessage(HttpMethod.Get, "/graphql" + query) { Headers = { { "Accept", "application/graphql-response+json" } } });
    }

    public async Task<Said> Send(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return new Said((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    /// <summary>Each event of a subscription, until the server ends it or the connection is lost: both end the enumeration.</summary>
    public async IAsyncEnumerable<JsonElement> Follow(string document, object? variables, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = Body(document, variables), Headers = { { "Accept", "text/event-stream" } } };
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel), Encoding.UTF8);
        var (name, data) = ("", "");
        while (await Line(reader, cancel) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal))
            {
                name = line[6..].Trim();
            }
            else if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                data += line[5..].TrimStart();
            }
            else if (line.Length == 0)
            {
                if (name == "complete")
                {
                    yield break;
                }

                if (name == "next")
                {
                    yield return JsonDocument.Parse(data).RootElement;
                }

                (name, data) = ("", "");
            }
        }
    }

    /// <summary>A WebSocket with this session's cookies.</summary>
    public Task<Socket> Socket(CancellationToken cancel) => Asking.Socket.Open(_address, _cookies, cancel);

    /// <summary>The live channel, with this session's cookies and from this address.</summary>
    public Task<HubSocket> Live(CancellationToken cancel) => HubSocket.Open(_address, _cookies, from, cancel);

    public void Dispose() => _http?.Dispose();

    private static async Task<string?> Line(StreamReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadLineAsync(cancel);
        }
        catch (Exception lost) when (lost is IOException or HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private static StringContent Body(string document, object? variables) =>
        new(JsonSerializer.Serialize(new { query = document, variables }), Encoding.UTF8, "application/json");
}
