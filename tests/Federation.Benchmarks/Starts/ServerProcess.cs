using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Federation.Storage;

namespace Federation.Benchmarks.Starts;

/// <summary>The built server as a process of its own, asked over HTTP as soon as it is started.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly long _began = Stopwatch.GetTimestamp();

    public ServerProcess(StoreOptions store, string data)
    {
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}"), Timeout = Patience };
        IEnumerable<string> storage = store.Engine == Engine.Sqlite
            ? []
            : ["--Federation:Storage:Engine=postgresql", $"--Federation:Storage:ConnectionString={store.ConnectionString}"];
        _process = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Federation.Server.dll"), "serve", $"--Federation:Data={data}", $"--Urls={_http.BaseAddress}", .. storage])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Said = line.Data ?? Said;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The last line of its errors, to say why it did not start.</summary>
    private string Said { get; set; } = "";

    /// <returns>Seconds since the process was started.</returns>
    public async Task<double> FirstAnswer(string path)
    {
        while (Stopwatch.GetElapsedTime(_began) < Patience && !_process.HasExited)
        {
            try
            {
                using var response = await _http.GetAsync(path);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    await response.Content.ReadAsByteArrayAsync();
                    return Stopwatch.GetElapsedTime(_began).TotalSeconds;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException($"the server does not answer on {path}: {Said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
