using System.Diagnostics;
using Federation.Domain.Grains;

namespace Federation.Storage.Tests;

/// <summary>What another process was told: this command, done, at this version and position.</summary>
public sealed record Acknowledged(GrainId Grain, IdempotencyKey Key, long Version, long Position);

/// <summary>Writers in another process, on the same database.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    public WorkerProcess(string place, string name, int writers, int commands)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Federation.Storage.Worker.dll"), place, name, writers.ToString(), commands.ToString() },
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
    }

    public async Task<List<Acknowledged>> ReadToEnd(CancellationToken cancel)
    {
        var errors = _process.StandardError.ReadToEndAsync(cancel);
        var acknowledged = await Read(int.MaxValue, cancel);
        await _process.WaitForExitAsync(cancel);
        Assert.True(_process.ExitCode == 0, await errors);
        return acknowledged;
    }

    /// <summary>Lines cut short by a kill are not acknowledgements.</summary>
    public async Task<List<Acknowledged>> Read(int most, CancellationToken cancel)
    {
        var acknowledged = new List<Acknowledged>();
        while (acknowledged.Count < most && await _process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            var parts = line.Split(' ');
            if (parts.Length == 4)
            {
                acknowledged.Add(new Acknowledged(GrainId.Parse(parts[0]), IdempotencyKey.Parse(parts[1]), long.Parse(parts[2]), long.Parse(parts[3])));
            }
        }

        return acknowledged;
    }

    /// <summary>As they were told, one cut short by a kill too.</summary>
    public async Task<List<string>> Lines(int most, CancellationToken cancel)
    {
        var lines = new List<string>();
        while (lines.Count < most && await _process.StandardOutput.ReadLineAsync(cancel) is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>As the system would: nothing is flushed, nothing is closed.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
