using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Federation.GraphQL.Binding;
using Federation.GraphQL.Execution;
using Federation.GraphQL.Transport;
using Federation.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.GraphQL.Tests.Transport;

/// <summary>A real server on a free port of this machine, with the schema of <see cref="Sample"/>.</summary>
internal sealed class GraphQLHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GraphQLHost(WebApplication app, Sample sample, LogMemory log)
    {
        _app = app;
        Sample = sample;
        Log = log;
        Url = new Uri(new Uri(app.Urls.Single()), "/graphql");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url };
    }

    public Sample Sample { get; }

    public LogMemory Log { get; }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public static async Task<GraphQLHost> Start(Func<GraphQLTransportOptions, GraphQLTransportOptions>? change = null, EngineOptions? engineOptions = null, HttpProtocols protocols = HttpProtocols.Http1)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new LogMemory();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        var sample = new Sample();
        builder.Services.AddSingleton(sample);
        var app = builder.Build();
        sample.Stop = app.Lifetime.StopApplication;
        var options = new GraphQLTransportOptions { Caller = Sample.CallerOf };
        var engine = new GraphQLEngine(SchemaBuilder.Build(Sample.Sdl), Sample.Bindings(), engineOptions ?? new EngineOptions());
        app.MapGraphQL("/graphql", engine, change?.Invoke(options) ?? options);
        await app.StartAsync();
        return new GraphQLHost(app, sample, log);
    }

    public Task<HttpResponseMessage> Post(string body, string contentType = "application/json", string? accept = null, CancellationToken cancel = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    public async Task<JsonElement> Ask(string query, object? variables = null)
    {
        using var response = await Http.PostAsJsonAsync("", new { query, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task Stop() => _app.StopAsync();

    /// <summary>Looks again and again, for what the server does after its answer cannot be awaited from outside.</summary>
    public Task Until(Func<bool> reached) => Until(() => Task.FromResult(reached()));

    public async Task Until(Func<Task<bool>> reached)
    {
        using var patience = new CancellationTokenSource(RawConnection.Patience);
        while (!await reached())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    public Task UntilLogged(string text) => Until(() => Log.Messages.Any(message => message.Contains(text)));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
