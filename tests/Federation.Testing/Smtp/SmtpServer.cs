using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Federation.Testing.Smtp;

/// <summary>
/// A mail server of RFC 5321 on a socket of this machine, that keeps what it is given and can fail in every way a real one does, at the moment a test says.
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<SmtpLetter> _letters = [];
    private readonly List<Task> _sessions = [];
    private readonly Task _accepting;
    private int _connections;
    private int _open;
    private int _mostOpen;

    public SmtpServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    public int Port { get; }

    /// <summary>What to do at each moment; asked on the session's own thread.</summary>
    public Func<SmtpMoment, SmtpAct> Script { get; set; } = _ => SmtpAct.Go;

    /// <summary>Keywords told after EHLO.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = ["8BITMIME", "PIPELINING"];

    /// <summary>Those it kept, in the order they came.</summary>
    public IReadOnlyList<SmtpLetter> Letters
    {
        get
        {
            lock (_gate)
            {
                return [.. _letters];
            }
        }
    }

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The most connections that were open at once.</summary>
    public int MostOpen => Volatile.Read(ref _mostOpen);

    public async ValueTask DisposeAsync()
    {
        if (_end.IsCancellationRequested)
        {
            return;
        }

        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        Task[] sessions;
        lock (_gate)
        {
            sessions = [.. _sessions];
        }

        await Task.WhenAll(sessions);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                var number = Interlocked.Increment(ref _connections);
                lock (_gate)
                {
                    _sessions.Add(Serve(client, number));
                }
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The server ends.
        }
    }

    private async Task Serve(TcpClient client, int number)
    {
        await Task.Yield();
        using var connected = client;
        lock (_gate)
        {
            _mostOpen = Math.Max(_mostOpen, ++_open);
        }

        try
        {
            await using var stream = client.GetStream();
            await new SmtpSession(stream, number, Extensions, moment => Script(moment), Keep).Run(_end.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The client went away.
        }
        finally
        {
            lock (_gate)
            {
                _open--;
            }
        }
    }

    private void Keep(SmtpLetter letter)
    {
        lock (_gate)
        {
            _letters.Add(letter);
        }
    }
}

/// <summary>One connection.</summary>
internal sealed class SmtpSession(Stream stream, int number, IReadOnlyList<string> extensions, Func<SmtpMoment, SmtpAct> script, Action<SmtpLetter> keep)
{
    private readonly StreamReader _reader = new(stream, Encoding.Latin1);
    private string _from = "";
    private string _to = "";

    public async Task Run(CancellationToken cancel)
    {
        if (!await Answer(SmtpStage.Greeting, "", "220 test ready", cancel))
        {
            return;
        }

        while (await ReadLine(cancel) is { } line)
        {
            var go = line.Split(' ', ':')[0].ToUpperInvariant() switch
            {
                "EHLO" => await Answer(SmtpStage.Hello, line, string.Join("\r\n", extensions.Select(word => $"250-{word}").Append("250 SIZE 1000000")), cancel),
                "HELO" => await Answer(SmtpStage.Hello, line, "250 test", cancel),
                "MAIL" => await Answer(SmtpStage.From, _from = line, "250 ok", cancel),
                "RCPT" => await Answer(SmtpStage.Recipient, _to = line, "250 ok", cancel),
                "DATA" => await Content(line, cancel),
                "RSET" or "NOOP" => await Say("250 ok", cancel),
                "QUIT" => await Answer(SmtpStage.Quit, line, "221 bye", cancel) && false,
                _ => await Say("502 not known", cancel),
            };
            if (!go)
            {
                return;
            }
        }
    }

    private async Task<bool> Content(string line, CancellationToken cancel)
    {
        var act = script(new SmtpMoment(SmtpStage.Data, number, line));
        if (!await Act(act, "354 go on", cancel))
        {
            return false;
        }

        if (act.Code is not null)
        {
            return true;
        }

        var text = new StringBuilder();
        string? said;
        while ((said = await ReadLine(cancel)) is not null && said != ".")
        {
            text.Append(said.StartsWith('.') ? said[1..] : said).Append("\r\n");
        }

        if (said is null)
        {
            // Gone before the final dot: that is no letter, and nobody answers for it.
            return false;
        }

        act = script(new SmtpMoment(SmtpStage.Content, number, text.ToString()));
        if (act.Keeps || act == SmtpAct.Go)
        {
            keep(new SmtpLetter(Address(_from), Address(_to), Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text.ToString()))));
        }

        return await Act(act, "250 kept", cancel);
    }

    private Task<bool> Answer(SmtpStage stage, string line, string answer, CancellationToken cancel) => Act(script(new SmtpMoment(stage, number, line)), answer, cancel);

    /// <summary>False when the connection ends here.</summary>
    private async Task<bool> Act(SmtpAct act, string answer, CancellationToken cancel)
    {
        if (act.Hangs)
        {
            while (await ReadLine(cancel) is not null)
            {
            }
        }

        return !act.Drops && !act.Hangs && await Say(act.Code is { } code ? $"{code} told by the test to someone@example.org" : answer, cancel);
    }

    private async Task<bool> Say(string answer, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), cancel);
        return true;
    }

    /// <summary>Ended by CR LF alone: a bare one of them is part of the line, as a strict server reads.</summary>
    private async Task<string?> ReadLine(CancellationToken cancel)
    {
        var line = new StringBuilder();
        var one = new char[1];
        while (await _reader.ReadAsync(one.AsMemory(), cancel) == 1)
        {
            line.Append(one[0]);
            if (line.Length >= 2 && line[^1] == '\n' && line[^2] == '\r')
            {
                return line.ToString(0, line.Length - 2);
            }
        }

        return null;
    }

    private static string Address(string line)
    {
        var (from, to) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return from >= 0 && to > from ? line[(from + 1)..to] : "";
    }
}
