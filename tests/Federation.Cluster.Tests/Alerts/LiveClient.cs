using System.Net.WebSockets;
using Federation.Gateway.Tests.Live;
using Federation.Testing.Live;

namespace Federation.Cluster.Tests.Alerts;

/// <summary>
/// A screen with an alert in it: follows offers over a WebSocket, loses its line when the node dies, drops it by itself too, stays away while others work, and
/// comes back with its cursor. It believes nothing that does not join what it has.
/// </summary>
/// <param name="wish">Whose offers alone it shows; null: all.</param>
public sealed class LiveClient(MortalNode node, Budget budget, Count heard, Wish? wish, string from, Random random)
{
    public static readonly string[] Kinds = ["offer.published", "offer.ended"];

    /// <summary>Entries written while it is away, at most.</summary>
    private const int Away = 60;

    private readonly LiveReader _reader = new();
    private readonly Dictionary<string, object> _filter = new(wish is null ? [] : [KeyValuePair.Create("criteria", (object)wish.Search)]) { ["kinds"] = Kinds, ["audiences"] = new[] { "public" } };
    private int _taken;
    private volatile IReadOnlyDictionary<string, long>? _ends;

    public Screen Screen => new(wish, [.. _reader.Lines]);

    /// <summary>Lines that were lost or dropped.</summary>
    public int Returns { get; private set; }

    /// <summary>Nothing is written any more: reads on to these positions, and is done.</summary>
    public void Finish(IReadOnlyDictionary<string, long> ends) => _ends = ends;

    public async Task Run(CancellationToken cancel)
    {
        while (!IsDone)
        {
            var server = await node.Alive(cancel);
            var left = random.Next(2, 80);
            var dropped = false;
            try
            {
                await using var socket = await HubSocket.Open(server.Address, null, from, cancel);
                await _reader.Follow(socket, _filter, _ => Take() || (dropped = --left == 0 && _ends is null), cancel);
            }
            catch (Exception lost) when (!cancel.IsCancellationRequested && IsLoss(lost))
            {
                // The node died, or was not there yet.
            }

            Assert.True(_reader.End is null or "try-again", $"the stream ended with {_reader.End}");
            Returns++;
            if (dropped)
            {
                var back = budget.Acknowledged.Reaches(budget.Acknowledged.Value + random.Next(Away));
                while (_ends is null && !back.IsCompleted)
                {
                    await Task.WhenAny(back, Task.Delay(100, cancel));
                }
            }
        }
    }

    private bool IsDone => _ends is { } ends && ends.All(end => _reader.Known.GetValueOrDefault(end.Key) >= end.Value);

    private bool Take()
    {
        heard.Add(_reader.Lines.Count - _taken);
        _taken = _reader.Lines.Count;
        return IsDone;
    }

    /// <summary>Of the line. A message that says something else than the contract is none of these.</summary>
    private static bool IsLoss(Exception failure) =>
        failure is WebSocketException or HttpRequestException or IOException or OperationCanceledException
        || (failure is InvalidOperationException && failure.Message.StartsWith("no handshake", StringComparison.Ordinal));
}
