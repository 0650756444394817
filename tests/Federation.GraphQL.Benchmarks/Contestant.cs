using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Federation.GraphQL.Benchmarks;

/// <summary>One server in a process of its own, held to the first core.</summary>
internal sealed class Contestant : IDisposable
{
    private static readonly string Peers = Path.Combine(AppContext.BaseDirectory, "peers");
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Process _process;
    private readonly int _port;

    private Contestant(string name, int port, Process process) => (Name, _port, _process) = (name, port, process);

    public string Name { get; }

    public static async Task InstallPeers()
    {
        if (!Directory.Exists(Path.Combine(Peers, "node_modules")))
        {
            await Output(Start("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], core: null));
        }
    }

    /// <summary>Ours first: the table compares with it.</summary>
    public static async Task<Field> All() => new(
    [
        await Open("federation", port => ("dotnet", [typeof(Contestant).Assembly.Location, "serve", port])),
        await Open("kestrel alone", port => ("dotnet", [typeof(Contestant).Assembly.Location, "bare", port])),
        await Open("mercurius", port => ("node", ["mercurius.mjs", port, "0"])),
        await Open("mercurius + jit", port => ("node", ["mercurius.mjs", port, "1"])),
        await Open("graphql-yoga", port => ("node", ["yoga.mjs", port])),
    ]);

    public async Task<Lap> Load(string request, int seconds, int connections)
    {
        var workers = Math.Max(1, Environment.ProcessorCount - 1);
        string[] arguments = ["load.mjs", Text(_port), request, Text(seconds), Text(connections), Text(workers)];
        var before = Used();
        var said = await Output(Start("node", arguments, $"1-{Environment.ProcessorCount - 1}"));
        var lap = JsonSerializer.Deserialize<Lap>(said.Trim().Split('\n')[^1], Web)!;
        return lap with { PerCore = lap.Total / (Used() - before).TotalSeconds };
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private TimeSpan Used()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    private static async Task<Contestant> Open(string name, Func<string, (string Program, string[] Arguments)> command)
    {
        var port = FreePort();
        var (program, arguments) = command(Text(port));
        var process = Start(program, arguments, "0");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("ready", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new Contestant(name, port, process);
            }
        }

        throw new InvalidOperationException($"{name} did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    private static Process Start(string program, string[] arguments, string? core) => Process.Start(new ProcessStartInfo(
        core is null ? program : "taskset", core is null ? arguments : ["-c", core, program, .. arguments])
    {
        WorkingDirectory = Peers,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<string> Output(Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Everyone who runs, ended together.</summary>
internal sealed class Field(IReadOnlyList<Contestant> all) : IDisposable
{
    public IEnumerator<Contestant> GetEnumerator() => all.GetEnumerator();

    public void Dispose()
    {
        foreach (var one in all)
        {
            one.Dispose();
        }
    }
}
