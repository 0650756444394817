using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Federation.Benchmarks.Nodes;
using Federation.Storage;
using Federation.Testing;
using Federation.Testing.PostgreSql;

namespace Federation.Orleans.Benchmarks;

/// <param name="Processor">Time of all processors, in the processes that had clients.</param>
/// <param name="Took">Seconds until the last client had ended.</param>
/// <param name="Handed">Stopwatch ticks, which all processes of a machine share: how long each hand-over took, and when it was there.</param>
internal sealed record Ran(TimeSpan Processor, double Took, IReadOnlyList<(long Took, long At)> Handed);

/// <summary>Processes of one engine on one fresh database with two hubs: as a silo the first is AURA's, the second Bretagne's.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly TempFolder _data = new();
    private readonly List<Process> _processes = [];
    private int _seed;

    public static async Task<Nodes> Start(PostgresCluster cluster, bool orleans, int count)
    {
        var place = await cluster.CreateDatabase();
        await using (var node = new BenchNode(StoreOptions.OnPostgres(place)))
        {
            await node.Open();
        }

        var nodes = new Nodes();
        foreach (var region in new[] { "84", "53" }.Take(count))
        {
            nodes._processes.Add(nodes.Launch(orleans, place, region));
            await nodes.Answer(nodes._processes.Count - 1, "ready");
        }

        return nodes;
    }

    /// <summary>Clients spread evenly over the processes, or all in one of them.</summary>
    public async Task<Ran> Run(int clients, double seconds, int? alone = null)
    {
        var shares = alone is { } one ? [(one, clients)] : _processes.Select((_, rank) => (rank, (clients / _processes.Count) + (rank < clients % _processes.Count ? 1 : 0))).Where(share => share.Item2 > 0).ToList();
        foreach (var (rank, share) in shares)
        {
            await Tell(rank, $"run {share} {seconds.ToString(CultureInfo.InvariantCulture)} {++_seed}");
        }

        var all = await Task.WhenAll(shares.Select(share => Read(share.Item1)));
        return new Ran(TimeSpan.FromTicks(all.Sum(ran => ran.Processor.Ticks)), all.Max(ran => ran.Took), [.. all.SelectMany(ran => ran.Handed)]);
    }

    public async Task<long> Weigh()
    {
        await Tell(0, "weigh");
        return long.Parse((await Answer(0, "weighs"))[0], CultureInfo.InvariantCulture);
    }

    public void Kill(int rank) => _processes[rank].Kill();

    public async Task Stop(int rank)
    {
        await Tell(rank, "stop");
        await Answer(rank, "stopped");
        await _processes[rank].WaitForExitAsync();
    }

    public ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }

        _data.Dispose();
        return ValueTask.CompletedTask;
    }

    private Process Launch(bool orleans, string place, string region)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var word in new[] { Environment.GetCommandLineArgs()[0], NodeProcess.Verb, orleans ? "orleans" : "small", place, _data.Path, $"{port}", region })
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }

    private async Task Tell(int rank, string line)
    {
        await _processes[rank].StandardInput.WriteLineAsync(line);
        await _processes[rank].StandardInput.FlushAsync();
    }

    private async Task<string[]> Answer(int rank, string wanted)
    {
        while (await _processes[rank].StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is [var first, .. var rest] && first == wanted)
            {
                return rest;
            }
        }

        throw new InvalidOperationException($"a node ended before it was {wanted}");
    }

    private async Task<Ran> Read(int rank)
    {
        var words = await Answer(rank, "ran");
        var handed = words[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(':')).Select(pair => (Ticks(pair[0]), Ticks(pair[1]))).ToList();
        return new Ran(TimeSpan.FromTicks(Ticks(words[0])), double.Parse(words[1], CultureInfo.InvariantCulture), handed);
    }

    private static long Ticks(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
