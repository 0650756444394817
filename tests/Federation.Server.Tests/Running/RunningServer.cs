using System.Text.RegularExpressions;

namespace Federation.Running;

/// <summary>The built server, serving, at an address of its own choice.</summary>
public sealed partial class RunningServer : IAsyncDisposable
{
    private bool _disposed;

    private RunningServer(ChildProcess process, Uri address)
    {
        Process = process;
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public ChildProcess Process { get; }

    public Uri Address { get; }

    /// <summary>Follows no redirection and keeps no cookie.</summary>
    public HttpClient Http { get; }

    public static Task<RunningServer> Start(Place place, params string[] settings) => StartProgram(Commands.Server, place, settings);

    /// <param name="program">A library that serves as the server does.</param>
    public static async Task<RunningServer> StartProgram(string program, Place place, params string[] settings)
    {
        var process = ChildProcess.Start(["dotnet", program, "serve", "--Urls=http://127.0.0.1:0", .. place.Settings, .. settings]);
        try
        {
            var listening = await process.Line("the address it listens on", line => line.Contains("Now listening on: ", StringComparison.Ordinal));
            return new RunningServer(process, new Uri(listening[listening.IndexOf("http", StringComparison.Ordinal)..].Trim()));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>With the demonstration facts, and the sign-in links it printed: by short name of the hub, then by role.</summary>
    public static async Task<(RunningServer Server, IReadOnlyDictionary<(string Hub, string Role), string> Links)> Demonstration(Place place, params string[] settings)
    {
        var server = await Start(place, ["--Federation:Demonstration=true", .. settings]);
        await server.Process.Line("the last sign-in link", line => line.Contains("administration  http", StringComparison.Ordinal)
            && server.Process.Output.Count(other => other.Contains("/espace/lien/", StringComparison.Ordinal)) == 8);
        var links = new Dictionary<(string, string), string>();
        var hub = "";
        foreach (var line in server.Process.Output)
        {
            if (LinkLine().Match(line) is { Success: true } match)
            {
                hub = match.Groups["hub"].Value.Trim() is { Length: > 0 } named ? named : hub;
                links[(hub, match.Groups["role"].Value)] = match.Groups["path"].Value;
            }
        }

        return (server, links);
    }

    public Task Ready(TimeSpan? within = null) => Until.True("/health/ready answers 200", async () => await Health() == 200, within);

    public Task NotReady(TimeSpan? within = null) => Until.True("/health/ready answers 503", async () => await Health() == 503, within);

    public async Task<int> Health()
    {
        try
        {
            using var answer = await Http.GetAsync("/health/ready");
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Http.Dispose();
        await Process.Kill();
        Process.Dispose();
    }

    [GeneratedRegex(@"^    (?<hub>.{16}) (?<role>coordination|administration) +http://[^/]+(?<path>/espace/lien/\S+)$")]
    private static partial Regex LinkLine();
}
