using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Federation.Benchmarks.Live;

/// <summary>The client processes, told as one: what all of them have to answer is answered when the last has.</summary>
internal sealed class CrowdClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly List<(Process Process, ConcurrentDictionary<string, Answers> Said)> _processes = [];

    public CrowdClient(int processes)
    {
        for (var i = 0; i < processes; i++)
        {
            var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrowdClient).Assembly.Location, CrowdProcess.Verb, $"{i}"])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true,
                Environment = { ["DOTNET_gcServer"] = "0" },
            })!;
            var said = new ConcurrentDictionary<string, Answers>();
            process.OutputDataReceived += (_, line) =>
            {
                if (line.Data?.Split(' ') is [var what, var name, var ticks])
                {
                    said.GetOrAdd($"{what} {name}", _ => new Answers()).Add(long.Parse(ticks, CultureInfo.InvariantCulture));
                }
            };
            process.BeginOutputReadLine();
            _processes.Add((process, said));
        }
    }

    /// <returns>The instant at which the last connection had its handshake.</returns>
    public Task<long> Open(string name, Uri server, int connections, int atOnce, long until, string filter)
    {
        Tell(_ => $"open {name} {server.Port} {connections / _processes.Count} {Math.Max(1, atOnce / _processes.Count)} {until} {filter}");
        return Heard("open", name);
    }

    public Task<long> Close(string name)
    {
        Tell(_ => $"close {name}");
        return Heard("closed", name);
    }

    /// <returns>The instant at which the last client of the last process had it.</returns>
    public async Task<long> Heard(string what, string name) =>
        (await Task.WhenAll(_processes.Select(process => process.Said.GetOrAdd($"{what} {name}", _ => new Answers()).Take().WaitAsync(Patience)))).Max();

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in _processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private void Tell(Func<int, string> line)
    {
        for (var i = 0; i < _processes.Count; i++)
        {
            _processes[i].Process.StandardInput.WriteLine(line(i));
            _processes[i].Process.StandardInput.Flush();
        }
    }

    /// <summary>Answers in the order they came, awaited one by one.</summary>
    private sealed class Answers
    {
        private readonly System.Threading.Channels.Channel<long> _channel = System.Threading.Channels.Channel.CreateUnbounded<long>();

        public void Add(long value) => _channel.Writer.TryWrite(value);

        public Task<long> Take() => _channel.Reader.ReadAsync().AsTask();
    }
}
