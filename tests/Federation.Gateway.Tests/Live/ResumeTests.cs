using Federation.Domain.Grains;
using Federation.Gateway.Tests.Asking;
using Federation.Gateway.Tests.Feeds;

namespace Federation.Gateway.Tests.Live;

/// <summary>A client whose connection is torn, or whose server is killed, goes on from its cursor and proves that it misses nothing.</summary>
public sealed class ResumeTests
{
    [Theory, InlineData(On.Sqlite), InlineData(On.Postgres)]
    public async Task A_stream_resumes_after_torn_connections_and_killed_servers_without_loss_and_without_a_double(On on)
    {
        await using var all = await Federated.Start(on);
        var (client, reader) = (await all.SignIn("AURA"), new LiveReader());
        var writing = Write(all, "before", 24);
        foreach (var messages in new[] { 1, 2, 3, 2, 5 })
        {
            // Torn after so many messages, in the middle of catching up or of what is being written.
            var left = messages;
            await Follow(client, reader, _ => --left == 0);
        }

        await writing;
        for (var kill = 0; kill < 3; kill++)
        {
            // Connected before the kill: a busy machine had it die in the midst of a handshake, which is no stream to resume.
            using var enough = new CancellationTokenSource(Until.Patience);
            await using var socket = await client.Live(enough.Token);
            var last = reader.Follow(socket, null, _ => false, enough.Token);
            await Write(all, $"until-{kill}", 4);
            await all.KillAndStart();
            await last;
            Assert.Null(reader.End);
            await Write(all, $"after-{kill}", 3);
        }

        await Quiet.Settled(all.Place);
        var expected = await FeedLines.Expected(all.Place, HubId.Parse("aura"));
        Assert.True(expected.Sum(hub => hub.Count()) > reader.Lines.Count, "nothing was left to catch up with");
        var many = expected.Sum(hub => hub.Count());
        await Follow(client, reader, known => known.Lines.Count >= many);
        FeedLines.Same(expected, reader.Lines);
        Assert.Equal(reader.Lines.Count, reader.Lines.Distinct().Count());
    }

    [Fact]
    public async Task Without_a_cursor_only_what_comes_is_told_and_quiet_feeds_say_that_they_are()
    {
        await using var all = await Federated.Start(On.Sqlite);
        using var enough = new CancellationTokenSource(Until.Patience);
        await using var socket = await all.Visitor().Live(enough.Token);
        await using var stream = socket.Stream(new { kinds = new[] { "platform.capacity-changed" } }, enough.Token).GetAsyncEnumerator(enough.Token);
        Assert.True(await stream.MoveNextAsync());
        Assert.Equal("start", stream.Current.Text("type"));

        // Entries for nobody else: passed over, and said to be.
        await Write(all, "not-public", 3);
        var reader = new LiveReader();
        foreach (var place in stream.Current.At("place").EnumerateObject())
        {
            reader.Known[place.Name] = place.Value.GetInt64();
        }

        reader.Take(stream.Current);
        var before = reader.Known["aura"];
        while (reader.Known["aura"] < before + 3)
        {
            Assert.True(await stream.MoveNextAsync());
            Assert.Equal("current", stream.Current.Text("type"));
            reader.Take(stream.Current);
        }

        await (await all.SignIn("AURA")).Done("changeCapacity", new { idempotencyKey = "limited", hub = all.Hub("aura"), service = "NETWORK", capacity = "LIMITED" });
        while (reader.Entries.Count == 0)
        {
            Assert.True(await stream.MoveNextAsync());
            reader.Take(stream.Current);
        }

        Assert.Equal(("network", "limited"), (reader.Entries[0].Text("data", "service"), reader.Entries[0].Text("data", "capacity")));
    }

    private static async Task Follow(Client client, LiveReader reader, Func<LiveReader, bool> until)
    {
        using var enough = new CancellationTokenSource(Until.Patience);
        await using var socket = await client.Live(enough.Token);
        await reader.Follow(socket, null, until, enough.Token);
        Assert.Null(reader.End);
    }

    private static async Task Write(Federated all, string mark, int many)
    {
        for (var i = 0; i < many; i++)
        {
            await all.Visitor().File($"{mark}-{i:000}", Requests.ForBretagne);
        }
    }
}
