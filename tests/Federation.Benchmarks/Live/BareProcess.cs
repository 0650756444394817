using System.Text;
using Federation.Running;

namespace Federation.Benchmarks.Live;

/// <summary><see cref="BareHub"/> in a process of its own.</summary>
internal sealed class BareProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private BareProcess(ChildProcess process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address };
    }

    public Uri Address => _http.BaseAddress!;

    public static async Task<BareProcess> Start()
    {
        // The same collector as the product's host has by its kind of project.
        var process = ChildProcess.Start(["dotnet", typeof(BareProcess).Assembly.Location, BareHub.Verb], new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" });
        var listening = await process.Line("the address it listens on", line => line.Contains("Now listening on: ", StringComparison.Ordinal));
        return new BareProcess(process, new Uri(listening[listening.IndexOf("http", StringComparison.Ordinal)..].Trim()));
    }

    public async Task Send(string json)
    {
        using var answer = await _http.PostAsync("/all", new StringContent(json, Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }

    public async Task<long> PrivateBytes() => ProcessMemory.PrivateBytes(await _process.Number());

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.Kill();
        _process.Dispose();
    }
}
