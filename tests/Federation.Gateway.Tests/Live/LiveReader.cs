using System.Text.Json;
using Federation.Gateway.Tests.Asking;
using Federation.Testing.Live;

namespace Federation.Gateway.Tests.Live;

/// <summary>A client as the contract wants it: keeps its place, and believes nothing that does not join it.</summary>
public sealed class LiveReader
{
    private bool _began;

    /// <summary>The place of which it knows that it has everything before.</summary>
    public Dictionary<string, long> Known { get; } = [];

    /// <summary>Each entry as <c>aura 12 REFERRAL_FILED</c>, in the order they came.</summary>
    public List<string> Lines { get; } = [];

    public List<JsonElement> Entries { get; } = [];

    /// <summary>How the last stream ended; null while it has not.</summary>
    public string? End { get; private set; }

    /// <summary>Reads on from its place until there is enough, the stream ends, or the connection does.</summary>
    /// <param name="more">Properties of the filter, without its cursor.</param>
    public async Task Follow(HubSocket socket, object? more, Func<LiveReader, bool> enough, CancellationToken cancel)
    {
        var filter = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        filter["after"] = JsonSerializer.SerializeToNode(Known);
        _began = false;
        await foreach (var message in socket.Stream(filter, cancel))
        {
            Take(message);
            if (enough(this))
            {
                return;
            }
        }
    }

    public void Take(JsonElement message)
    {
        switch (message.Text("type"))
        {
            case "start":
                foreach (var (hub, position) in Place(message, "place"))
                {
                    Assert.Equal(Known.GetValueOrDefault(hub), position);
                    Known[hub] = position;
                }

                _began = true;
                break;
            case "entries":
                Assert.True(_began);
                var of = message.Text("hub");
                Assert.Equal(Known.GetValueOrDefault(of), message.At("after").GetInt64());
                foreach (var entry in message.At("entries").EnumerateArray())
                {
                    Assert.Equal(of, entry.Text("hub"));
                    Assert.InRange(entry.At("position").GetInt64(), Known.GetValueOrDefault(of) + 1, message.At("until").GetInt64());
                    Known[of] = entry.At("position").GetInt64();
                    Entries.Add(entry);
                    Lines.Add(Line(of, Known[of], entry.Text("kind")));
                }

                Known[of] = message.At("until").GetInt64();
                break;
            case "current":
                Assert.All(Place(message, "after"), place => Assert.Equal(Known.GetValueOrDefault(place.Hub), place.Position));
                foreach (var (hub, position) in Place(message, "until"))
                {
                    Assert.InRange(position, Known.GetValueOrDefault(hub), long.MaxValue);
                    Known[hub] = position;
                }

                break;
            case "end":
                End = message.Text("code");
                break;
            default:
                Assert.Fail($"not in the contract: {message}");
                break;
        }
    }

    public static string Line(string hub, long position, string kind) => $"{hub} {position} {kind.Replace('.', '_').Replace('-', '_').ToUpperInvariant()}";

    private static IEnumerable<(string Hub, long Position)> Place(JsonElement message, string name) => message.At(name).EnumerateObject().Select(pair => (pair.Name, pair.Value.GetInt64()));
}
