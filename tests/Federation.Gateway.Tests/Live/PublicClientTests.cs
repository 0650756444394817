using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Tests.Feeds;
using Federation.Gateway.Tests.Peers;

namespace Federation.Gateway.Tests.Live;

/// <summary>The public client of SignalR, from npm, in Node: what a partner would use.</summary>
public sealed class PublicClientTests(Shared shared)
{
    [Fact]
    public async Task The_public_client_torn_off_in_the_middle_of_bytes_comes_back_with_its_cursor_and_misses_nothing()
    {
        var all = await shared.Demonstration;
        var expected = await FeedLines.Expected(all.Place, null);
        var heads = (await all.Visitor().Ask("{ hubs { nodes { code } } }")).At("hubs", "nodes").EnumerateArray().Select(hub => hub.Text("code")).Where(expected.Contains)
            .ToDictionary(hub => hub, hub => expected[hub].Max(line => long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)));
        var answer = (await NodePeer.Ask("live.mjs", new { port = all.Server.Address.Port, filter = new { }, until = heads, tears = 6 })).Single();
        Assert.Empty(answer.At("faults").Texts());
        Assert.True(answer.At("done").GetBoolean(), answer.ToString());
        Assert.Equal(6, answer.At("torn").GetInt32());
        FeedLines.Same(expected, answer.At("told").Texts().Select(line => LiveReader.Line(line.Split(' ')[0], long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), line.Split(' ')[2])));
    }

    /// <summary>Whatever the demonstration holds and a whole request's way writes, as it comes over the wire to each hub.</summary>
    [Fact]
    public async Task Every_message_of_a_federation_at_work_is_of_the_contract()
    {
        await using var all = await Federated.Start(On.Sqlite);
        await all.Received("a-message-to-check", Requests.Contact(), "Texte.");
        await Quiet.Settled(all.Place);
        var messages = new List<(string, byte[])>();
        foreach (var client in new[] { all.Visitor(), await all.SignIn("AURA"), await all.SignIn("Bretagne") })
        {
            using var enough = new CancellationTokenSource(Until.Patience);
            await using var socket = await client.Live(enough.Token);
            await foreach (var message in socket.Stream(new { after = new { } }, enough.Token))
            {
                messages.Add(("message", System.Text.Encoding.UTF8.GetBytes(message.GetRawText())));
                if (message.Text("type") == "current")
                {
                    break;
                }
            }

            await foreach (var message in socket.Stream(new { nothing = 1 }, enough.Token))
            {
                messages.Add(("message", System.Text.Encoding.UTF8.GetBytes(message.GetRawText())));
            }
        }

        await FeedSchemaTests.Follow(messages);
    }

    [Fact]
    public async Task One_address_has_so_many_connections_and_what_is_too_long_ends_one()
    {
        await using var place = new DisposableServer();
        var server = await place.Start("--Federation:Live:PerAddress=3");
        using var enough = new CancellationTokenSource(Until.Patience);
        var sockets = new List<Testing.Live.HubSocket>();
        for (var i = 0; i < 3; i++)
        {
            sockets.Add(await Testing.Live.HubSocket.Open(server.Address, null, "198.51.100.9", enough.Token));
        }

        var refused = await Assert.ThrowsAnyAsync<System.Net.WebSockets.WebSocketException>(() => Testing.Live.HubSocket.Open(server.Address, null, "198.51.100.9", enough.Token));
        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
        await using (await Testing.Live.HubSocket.Open(server.Address, null, "198.51.100.10", enough.Token))
        {
        }

        await sockets[0].Begin(new { hubs = new[] { new string('a', 30_000) } }, enough.Token);
        while (await sockets[0].Record(enough.Token) is { } record)
        {
            Assert.DoesNotContain("Federation.", record.ToString(), StringComparison.Ordinal);
        }

        await Until.True("the place of the one that ended", async () =>
        {
            try
            {
                await using var again = await Testing.Live.HubSocket.Open(server.Address, null, "198.51.100.9", enough.Token);
                return true;
            }
            catch (System.Net.WebSockets.WebSocketException)
            {
                return false;
            }
        });
        foreach (var socket in sockets)
        {
            await socket.DisposeAsync();
        }
    }

    private sealed class DisposableServer : IAsyncDisposable
    {
        private readonly TempFolder _folder = new();
        private RunningServer? _server;

        public async Task<RunningServer> Start(params string[] settings) => _server = await RunningServer.Start(new Place(_folder.File("data")), settings);

        public async ValueTask DisposeAsync()
        {
            if (_server is not null)
            {
                await _server.DisposeAsync();
            }

            _folder.Dispose();
        }
    }
}
