using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Federation.Benchmarks.Live;

/// <summary>
/// A client process with some thousands of connections. It is told what to do line by line and answers with instants of the machine's one monotonic
/// clock, which all processes share.
/// </summary>
internal static class CrowdProcess
{
    public const string Verb = "live-crowd";

    /// <summary>Instead of a number in a filter: another one for each connection, from its base down.</summary>
    public const string Spread = "SPREAD";

    private static readonly Dictionary<string, Crowd> Crowds = [];

    /// <param name="number">Of this process: it comes from <c>127.0.0.(10 + number)</c>.</param>
    public static async Task<int> Run(int number)
    {
        var from = new IPAddress([127, 0, 0, (byte)(10 + number)]);
        _ = Stay();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            switch (line.Split(' '))
            {
                // open NAME PORT COUNT AT-ONCE UNTIL FILTER
                case ["open", var name, var port, var count, var atOnce, var until, var filter]:
                    var crowd = new Crowd(name, Number(count), Number(until));
                    lock (Crowds)
                    {
                        Crowds[name] = crowd;
                    }

                    await crowd.Open(from, Number(port), Number(atOnce), filter == "-" ? null : filter);
                    Say("open", name);
                    break;
                case ["close", var name]:
                    lock (Crowds)
                    {
                        Crowds.Remove(name, out var gone);
                        gone!.Dispose();
                    }

                    Say("closed", name);
                    break;
            }
        }

        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static void Say(string what, string name) => Console.Out.WriteLine($"{what} {name} {Stopwatch.GetTimestamp()}");

    /// <summary>SignalR drops clients that are silent for thirty seconds.</summary>
    private static async Task Stay()
    {
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(10));
            List<CrowdLine> lines;
            lock (Crowds)
            {
                lines = [.. Crowds.Values.SelectMany(crowd => crowd.Lines)];
            }

            foreach (var line in lines)
            {
                try
                {
                    await line.Stay();
                }
                catch (Exception gone) when (gone is not OutOfMemoryException)
                {
                    // Closed meanwhile.
                }
            }
        }
    }

    /// <param name="until">A client that was told up to there has caught up; 0: it is not asked.</param>
    private sealed class Crowd(string name, int count, int until) : IDisposable
    {
        private int _told;
        private int _caught;
        private volatile bool _closed;

        public List<CrowdLine> Lines { get; } = [];

        public async Task Open(IPAddress from, int port, int atOnce, string? filter)
        {
            using var gate = new SemaphoreSlim(atOnce);
            await Task.WhenAll(Enumerable.Range(0, count).Select(async i =>
            {
                await gate.WaitAsync();
                try
                {
                    _ = Stay(from, port, await Connected(from, port, Mine(filter, i)), Mine(filter, i));
                }
                finally
                {
                    gate.Release();
                }
            }));
        }

        private string? Mine(string? filter, int i) => filter?.Replace(Spread, (until - 1 - (i % 500)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        /// <summary>Cut or lost before it has what it came for, it comes back, as the contract asks.</summary>
        private async Task Stay(IPAddress from, int port, CrowdLine line, string? filter)
        {
            var caught = false;
            while (true)
            {
                await line.Read(record =>
                {
                    if (!caught)
                    {
                        caught = Take(record);
                    }
                });
                if (caught || _closed || until == 0)
                {
                    return;
                }

                line = await Connected(from, port, filter);
            }
        }

        /// <summary>Turned away, it comes again.</summary>
        private async Task<CrowdLine> Connected(IPAddress from, int port, string? filter)
        {
            for (var wait = 50; ; wait *= 2)
            {
                var line = new CrowdLine();
                try
                {
                    await line.Open(from, port, filter);
                    lock (Lines)
                    {
                        Lines.Add(line);
                    }

                    return line;
                }
                catch (Exception refused) when (refused is SocketException or IOException or WebSocketException && wait < 10_000)
                {
                    line.Dispose();
                    await Task.Delay(wait);
                }
            }
        }

        public void Dispose()
        {
            _closed = true;
            lock (Lines)
            {
                Lines.ForEach(line => line.Dispose());
            }
        }

        /// <returns>True when this client has caught up.</returns>
        private bool Take(ReadOnlyMemory<byte> record)
        {
            var bytes = record.Span;
            if (bytes.IndexOf("\"type\":\"entries\""u8) < 0)
            {
                return false;
            }

            if (until > 0)
            {
                var told = bytes[(bytes.IndexOf("\"until\":"u8) + 8)..];
                if (!Utf8Parser.TryParse(told, out int position, out _) || position < until)
                {
                    return false;
                }

                if (Interlocked.Increment(ref _caught) == count)
                {
                    Say("caught", name);
                }

                return true;
            }

            if (Interlocked.Increment(ref _told) % count == 0)
            {
                Say("told", name);
            }

            return false;
        }
    }
}
