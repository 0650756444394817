using System.Security.Cryptography;
using System.Text;
using Federation.Testing.Smtp;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>A letter that the mail server answered for.</summary>
/// <param name="Name">Its Message-ID, without the domain: the same for each copy of a letter.</param>
/// <param name="Life">Which process brought it.</param>
public sealed record Copy(string Name, string To, int Life);

/// <summary>The mail server of everybody, which outlives the node and knows which of its lives brought what.</summary>
public sealed class Mailbox : IAsyncDisposable
{
    private readonly SmtpServer _server = new();
    private readonly Dictionary<int, (int Life, string To)> _connections = [];
    private readonly List<Copy> _copies = [];
    private readonly Lock _gate = new();

    public Mailbox() => _server.Script = See;

    public int Port => _server.Port;

    /// <summary>Which process it is that connects now.</summary>
    public int Life { get; set; }

    public Count Taken { get; } = new();

    public IReadOnlyList<Copy> Copies
    {
        get
        {
            lock (_gate)
            {
                return [.. _copies];
            }
        }
    }

    public IReadOnlyList<SmtpLetter> Letters => _server.Letters;

    /// <summary>How a letter of the queue is named on its way.</summary>
    public static string NameOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private SmtpAct See(SmtpMoment moment)
    {
        lock (_gate)
        {
            switch (moment.Stage)
            {
                case SmtpStage.Greeting:
                    _connections[moment.Connection] = (Life, "");
                    break;
                case SmtpStage.Recipient:
                    _connections[moment.Connection] = _connections[moment.Connection] with { To = Between(moment.Line, '<', '>') };
                    break;
                case SmtpStage.Content:
                    var (life, to) = _connections[moment.Connection];
                    _copies.Add(new Copy(Between(new SmtpLetter("", "", moment.Line).Header("Message-ID")!, '<', '@'), to, life));
                    Taken.Add();
                    break;
            }

            return SmtpAct.Go;
        }
    }

    private static string Between(string text, char from, char to)
    {
        var begin = text.IndexOf(from, StringComparison.Ordinal) + 1;
        return text[begin..text.IndexOf(to, begin)];
    }
}
