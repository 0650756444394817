using System.Text.Json;
using Federation.Domain.Grains;
using Federation.Gateway.Live;
using Federation.Gateway.SignIn;
using Federation.Gateway.Tests.Asking;
using Federation.Server.Hosting;
using Federation.Storage.Accounts;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Live;

public sealed class LiveStreamsTests
{
    private static readonly object FromTheBeginning = new { after = new { } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Cursors everywhere in the past, wishes of several kinds: what is read of the storage is each block, once.</summary>
    [Fact]
    public async Task A_crowd_that_comes_back_costs_one_reading_of_each_stretch_and_everybody_has_everything()
    {
        await using var live = await LiveHome.Open();
        const int Past = 4_700;
        foreach (var batch in Enumerable.Range(0, Past).Chunk(235))
        {
            await live.Home.Store.Commit([.. await Task.WhenAll(batch.Select(async i => (await live.Home.Store.Prepare(
                Samples.StructureAt(Samples.Aura, $"past-{i}"), Samples.Structure($"Structure {i}"), Caller.Operator, live.Home.Clock.GetUtcNow(), IdempotencyKey.Parse($"past-{i}")))!))], Cancel);
        }

        live.Store.All.Clear();
        var random = Seeds.Of(5);
        var readers = Enumerable.Range(0, 300).Select(async i =>
        {
            var from = random.Next(0, Past);
            object filter = i % 3 == 0 ? new { after = new { aura = from } } : i % 3 == 1 ? new { after = new { aura = from }, hubs = new[] { "aura" } } : new { after = new { aura = from }, kinds = new[] { "structure.described" } };
            var reader = new LiveReader { Known = { ["aura"] = from } };
            await using var stream = live.Follow(live.Connect($"line-{i}"), filter, Cancel);
            while (reader.Known["aura"] < Past)
            {
                Assert.True(await stream.MoveNextAsync());
                reader.Take(Json(stream.Current));
            }

            Assert.Equal(Enumerable.Range(from + 1, Past - from), reader.Entries.Select(entry => (int)entry.At("position").GetInt64()));
        }).ToList();
        await Task.WhenAll(readers).WaitAsync(Until.Patience, Cancel);
        Assert.Equal(live.Store.All.Count, live.Store.All.Distinct().Count());
        Assert.InRange(live.Store.All.Count, 1, (Past / 256) + 12);
    }

    [Fact]
    public async Task A_client_that_leaves_a_message_unread_is_cut_and_the_others_are_not_kept_waiting()
    {
        await using var live = await LiveHome.Open();
        await live.Write(Samples.Aura);
        var (slow, quick) = (live.Connect("slow"), live.Connect("quick"));
        await using var unread = live.Follow(slow, FromTheBeginning, Cancel);
        await using var read = live.Follow(quick, FromTheBeginning, Cancel);
        Assert.True(await unread.MoveNextAsync());
        var reader = new LiveReader();
        while (reader.Entries.Count < 1)
        {
            Assert.True(await read.MoveNextAsync());
            reader.Take(Json(read.Current));
        }

        // The slow one holds its first message; the other asks for the next and waits.
        var next = read.MoveNextAsync();
        await live.Write(Samples.Aura);
        Assert.True(await next.AsTask().WaitAsync(Until.Patience, Cancel));
        reader.Take(Json(read.Current));
        Assert.Equal(2, reader.Entries.Count);
        var waiting = read.MoveNextAsync();
        await Advanced(live, () => slow.IsCut, TimeSpan.FromSeconds(new LiveOptions().CutAfter + 5));
        Assert.False(quick.IsCut);

        // And with its cursor it comes back.
        await using var again = live.Follow(live.Connect("again"), new { after = new { aura = 0 } }, Cancel);
        Assert.True(await again.MoveNextAsync());
        Assert.True(await again.MoveNextAsync());
        Assert.Equal(2, Json(again.Current).At("entries").GetArrayLength());
        await live.Write(Samples.Bretagne);
        await waiting;
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_account_that_is_closed_ends_the_stream_and_then_the_connection(bool elsewhere)
    {
        await using var live = await LiveHome.Open();
        await live.Write(Samples.Aura);
        var desk = live.Home.Get<SignInDesk>();
        var account = await desk.Open(Samples.Aura, Role.Coordinator, "coordination@example.invalid", Cancel);
        var other = await desk.Open(Samples.Bretagne, Role.Coordinator, "coordination@example.invalid", Cancel);
        var line = live.Connect("line", new HubRight(account.ToString(), Samples.Aura, Role.Coordinator), new HubRight(other.ToString(), Samples.Bretagne, Role.Coordinator));
        var visitor = live.Connect("visitor");
        await using var stream = live.Follow(line, FromTheBeginning, Cancel);
        await using var open = live.Follow(visitor, FromTheBeginning, Cancel);
        Assert.Equal("entries", await Skip(stream, "start"));
        Assert.Equal("entries", await Skip(open, "start"));
        using var reading = new CancellationTokenSource();
        var others = Task.Run(
            async () =>
            {
                while (!reading.IsCancellationRequested && await open.MoveNextAsync())
                {
                    Assert.NotEqual("end", Json(open.Current).Text("type"));
                }
            },
            Cancel);

        // The hub of the other account alone: the session still says both.
        var next = Skip(stream, "current");
        await using var neighbour = Storage.Database.Open(live.Home.Get<ServerSettings>().DataFolder);
        await (elsewhere ? neighbour.Accounts : live.Home.Get<IAccountStore>()).Close(other, live.Home.Clock.GetUtcNow(), Cancel);
        if (elsewhere)
        {
            await Advanced(live, () => next.IsCompleted, TimeSpan.FromSeconds(new LiveOptions().CheckEvery + 1));
        }
        Assert.Equal("end", await next.WaitAsync(Until.Patience, Cancel));
        Assert.Equal("closed", Json(stream.Current).Text("code"));
        Assert.False(await stream.MoveNextAsync());
        Assert.Equal("not-allowed", await Ended(live, new { inbox = "aura" }, line));
        Assert.False(live.Streams.MayRead("line", Samples.Aura));
        await Advanced(live, () => line.IsCut, TimeSpan.FromSeconds(4));
        Assert.False(visitor.IsCut);
        await reading.CancelAsync();
        await live.Write(Samples.Aura);
        await others;
        Assert.Equal("not-allowed", await Ended(live, new { inbox = "bretagne" }, live.Connect("closed")));
    }

    [Fact]
    public async Task A_quiet_stream_says_up_to_where_it_is_current_and_since_when()
    {
        await using var live = await LiveHome.Open();
        await live.Write(Samples.Aura);
        await using var stream = live.Follow(live.Connect("line"), new { }, Cancel);
        Assert.True(await stream.MoveNextAsync());
        var next = stream.MoveNextAsync().AsTask();

        // Nobody's news: told as a place that moved.
        live.Home.Get<Node.Engine.FeedTails>().Add([(await live.Home.Local(Samples.Aura))!]);
        var began = live.Home.Clock.GetUtcNow();
        await Advanced(live, () => next.IsCompleted, TimeSpan.FromSeconds(new LiveOptions().MarkEvery + 3));
        var mark = Json(stream.Current);
        Assert.Equal(("current", 1, 2), (mark.Text("type"), mark.At("after", "aura").GetInt64(), mark.At("until", "aura").GetInt64()));
        Assert.InRange(mark.At("at").GetDateTimeOffset(), began - TimeSpan.FromSeconds(3), live.Home.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_by_its_code_and_streams_are_counted()
    {
        await using var live = await LiveHome.Open();
        await live.Write(Samples.Aura);
        foreach (var (filter, code) in new (object, string)[]
        {
            (1, LiveCodes.BadFilter), (new { since = 1 }, LiveCodes.BadFilter), (new { hubs = Array.Empty<string>() }, LiveCodes.BadFilter), (new { hubs = new[] { "É" } }, LiveCodes.BadFilter),
            (new { kinds = new[] { "nothing.known" } }, LiveCodes.BadFilter), (new { kinds = new[] { "subscription.asked" } }, LiveCodes.BadFilter), (new { hubs = Enumerable.Range(0, 65).Select(i => $"hub-{i}") }, LiveCodes.BadFilter),
            (new { inbox = "aura", audiences = new[] { "public" } }, LiveCodes.BadFilter), (new { audiences = new[] { "all" } }, LiveCodes.BadFilter),
            (new { after = 3 }, LiveCodes.BadCursor), (new { after = new { aura = -1 } }, LiveCodes.BadCursor), (new { after = new { aura = 1.5 } }, LiveCodes.BadCursor), (new { after = new { aura = "1" } }, LiveCodes.BadCursor),
            (new { after = new { aura = 2 } }, LiveCodes.CursorAhead), (new { after = new { nowhere = 1 } }, LiveCodes.CursorAhead), (new { audiences = new[] { "hubs" } }, LiveCodes.NotAllowed),
        })
        {
            Assert.Equal(code, await Ended(live, filter, live.Connect("line")));
        }

        var line = live.Connect("many");
        var streams = Enumerable.Range(0, new LiveOptions().Streams).Select(_ => live.Follow(line, new { }, Cancel)).ToList();
        foreach (var stream in streams)
        {
            Assert.True(await stream.MoveNextAsync());
        }

        Assert.Equal(LiveCodes.TooManyStreams, await Ended(live, new { }, line));
        await streams[0].DisposeAsync();
        await using var freed = live.Follow(line, new { }, Cancel);
        Assert.True(await freed.MoveNextAsync());
        Assert.Equal("start", Json(freed.Current).Text("type"));
        foreach (var stream in streams.Skip(1))
        {
            await stream.DisposeAsync();
        }
    }

    private static async Task<string?> Ended(LiveHome live, object filter, LiveHome.FakeLine line)
    {
        await using var stream = live.Follow(line, filter, Cancel);
        Assert.True(await stream.MoveNextAsync());
        var message = Json(stream.Current);
        Assert.Equal("end", message.Text("type"));
        Assert.False(await stream.MoveNextAsync());
        return message.Text("code");
    }

    /// <returns>The type of the first message of another type.</returns>
    private static async Task<string> Skip(IAsyncEnumerator<LiveMessage> stream, string type)
    {
        while (await stream.MoveNextAsync())
        {
            if (Json(stream.Current).Text("type") is var of && of != type)
            {
                return of;
            }
        }

        return "";
    }

    /// <summary>Moves the clock until it is so, and not beyond.</summary>
    private static async Task Advanced(LiveHome live, Func<bool> so, TimeSpan most)
    {
        var began = live.Home.Clock.GetUtcNow();
        await Until.True("what the clock brings", () =>
        {
            if (!so() && live.Home.Clock.GetUtcNow() - began < most)
            {
                live.Home.Clock.Advance(TimeSpan.FromMilliseconds(500));
            }

            return so();
        });
    }

    private static JsonElement Json(LiveMessage message) => JsonSerializer.SerializeToElement(message);
}
