using System.Collections.Concurrent;
using System.Diagnostics;

namespace Federation.Running;

/// <summary>
/// A program of ours in a process of its own, that never outlives the test run, even a killed one: its shell waits on a pipe that closes
/// with the test's process, and then kills it.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    // The program reads nothing; its number is said first; the watcher holds none of its pipes; a file that may not grow is an error, not a death.
    private const string Watch = """
        exec 3<&0
        trap '' XFSZ
        "$@" </dev/null 3<&- &
        child=$!
        echo "pid $child"
        { read -r word <&3; kill -KILL $child; } >/dev/null 2>&1 &
        watcher=$!
        exec 3<&-
        wait $child
        code=$?
        kill $watcher 2>/dev/null
        exit $code
        """;

    private readonly Process _shell;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<int> _number = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private ChildProcess(Process shell)
    {
        _shell = shell;
        _reading = Task.WhenAll(Read(shell.StandardOutput, _output), Read(shell.StandardError, _errors));
    }

    /// <summary>Lines of standard output so far.</summary>
    public IReadOnlyCollection<string> Output => _output;

    public IReadOnlyCollection<string> Errors => _errors;

    public bool HasExited => _shell.HasExited;

    public string Words => $"{string.Join('\n', _output)}\n{string.Join('\n', _errors)}";

    public static ChildProcess Start(IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("sh")
        {
            ArgumentList = { "-c", Watch, "sh" },
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var word in command)
        {
            start.ArgumentList.Add(word);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>The number of the program itself, not of its shell.</summary>
    public Task<int> Number() => _number.Task.WaitAsync(Until.Patience);

    public async Task<string> Line(string what, Func<string, bool> wanted, TimeSpan? within = null) => await Until.Found(
        $"{what}\n{Words}",
        () =>
        {
            var found = _output.FirstOrDefault(wanted);
            return found is null && HasExited && _reading.IsCompleted && !_output.Any(wanted)
                ? throw new InvalidOperationException($"ended with {_shell.ExitCode} before: {what}\n{Words}")
                : Task.FromResult(found);
        },
        within);

    /// <summary>SIGKILL: no farewell of any kind.</summary>
    public async Task Kill()
    {
        Close();
        await _shell.WaitForExitAsync();
        await _reading;
    }

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", (await Number()).ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await Ended();
    }

    public async Task<int> Ended(TimeSpan? within = null)
    {
        await _shell.WaitForExitAsync().WaitAsync(within ?? Until.Patience);
        await _reading;
        return _shell.ExitCode;
    }

    public void Dispose()
    {
        Close();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private void Close()
    {
        try
        {
            _shell.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    private async Task Read(StreamReader from, ConcurrentQueue<string> into)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            if (!_number.Task.IsCompleted && line.StartsWith("pid ", StringComparison.Ordinal))
            {
                _number.SetResult(int.Parse(line.AsSpan(4), System.Globalization.CultureInfo.InvariantCulture));
                continue;
            }

            into.Enqueue(line);
        }
    }
}
