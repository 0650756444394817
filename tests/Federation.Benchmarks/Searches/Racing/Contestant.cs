using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Federation.Benchmarks.Peers;

namespace Federation.Benchmarks.Searches.Racing;

/// <summary>A server in processes of its own, on all cores as in production; the load generator is another process beside it.</summary>
internal sealed class Contestant : IDisposable
{
    private static readonly string Peers = Path.Combine(AppContext.BaseDirectory, "peers");
    private static readonly string Program = typeof(Contestant).Assembly.Location;

    private readonly Process _process;
    private readonly string _address;
    private readonly Func<double> _cpuSeconds;

    private Contestant(Process process, string address, Func<double> cpuSeconds) => (_process, _address, _cpuSeconds) = (process, address, cpuSeconds);

    public static async Task<Contestant> Ours(int offers, int seed)
    {
        var port = FreePort();
        var process = Start("dotnet", [Program, OfferServer.Command, port, Text(offers), Text(seed)]);
        await Ready(process, "the server of offers");
        return new Contestant(process, $"http://127.0.0.1:{port}", () => Own(process));
    }

    public static async Task<Contestant> PostGraphile(PostgresSearch rows)
    {
        if (!Directory.Exists(Path.Combine(Peers, "node_modules")))
        {
            await Output(Start("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]));
        }

        var port = FreePort();
        var process = Start("node", ["postgraphile.mjs", port, rows.Socket, Text(Environment.ProcessorCount)]);
        await Ready(process, "PostGraphile");
        return new Contestant(process, $"http://127.0.0.1:{port}", () => ServerCpu.Seconds(Text(process.Id)) + rows.CpuSeconds);
    }

    /// <param name="asks">The file of what to ask.</param>
    /// <returns>The lap, and its requests per second of processor time of all that answers.</returns>
    public async Task<(Lap Lap, double PerCpuSecond)> Run(string asks, double seconds, int connections)
    {
        var before = _cpuSeconds();
        var said = await Output(Start("dotnet", [Program, Load.Command, _address, asks, seconds.ToString(CultureInfo.InvariantCulture), Text(connections)]));
        var lap = JsonSerializer.Deserialize<Lap>(said)!;
        return lap.Refused is { } refused
            ? throw new InvalidOperationException($"{_address} refused: {refused}")
            : (lap, lap.Answered / (_cpuSeconds() - before));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static double Own(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static async Task Ready(Process process, string name)
    {
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("ready", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"{name} did not start: {await errors}");
    }

    private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Peers,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["NODE_ENV"] = "production", ["GRAPHILE_ENV"] = "production" },
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

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return Text(((IPEndPoint)listener.LocalEndpoint).Port);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
