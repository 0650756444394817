using System.Collections.Concurrent;
using System.Text.Json;
using Federation.Gateway.Live;
using Federation.Testing.Domain;

namespace Federation.Gateway.Tests.Live;

public sealed class WavesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What a client is sent stays on its way until the pool has come round to it, as SignalR's does; so much memory is borrowed at once.</summary>
    [Fact]
    public async Task An_entry_to_a_crowd_is_written_once_and_is_on_its_way_to_a_few_at_a_time()
    {
        await using var live = await LiveHome.Open(new LiveOptions());
        await live.Write(Samples.Aura);
        var crowd = 16 * LiveWaves.Most * LiveWaves.Length;
        var streams = new List<IAsyncEnumerator<LiveMessage>>();
        var (told, onTheirWay, most) = (new ConcurrentQueue<LiveMessage>(), 0, 0);
        var clients = new List<Task>();
        for (var i = 0; i < crowd; i++)
        {
            var stream = live.Follow(live.Connect($"line-{i}"), new { }, Cancel);
            streams.Add(stream);
            Assert.True(await stream.MoveNextAsync());

            // Without the test's own queue between a stream and its client.
            clients.Add(await Task.Factory.StartNew(() => Client(stream), Cancel, TaskCreationOptions.None, TaskScheduler.Default));
        }

        await live.Write(Samples.Aura);
        await Task.WhenAll(clients).WaitAsync(Until.Patience, Cancel);
        Assert.Equal(crowd, told.Count);
        Assert.Single(told.Distinct());
        Assert.InRange(most, 1, 3 * LiveWaves.Most * LiveWaves.Length);
        foreach (var stream in streams)
        {
            await stream.DisposeAsync();
        }

        async Task Client(IAsyncEnumerator<LiveMessage> stream)
        {
            Assert.True(await stream.MoveNextAsync());
            told.Enqueue(stream.Current);
            var now = Interlocked.Increment(ref onTheirWay);
            for (var before = Volatile.Read(ref most); now > before && Interlocked.CompareExchange(ref most, now, before) != before; before = Volatile.Read(ref most))
            {
                // Somebody else raised it.
            }

            ThreadPool.UnsafeQueueUserWorkItem(_ => Interlocked.Decrement(ref onTheirWay), null);
        }
    }

    [Fact]
    public async Task Rung_while_they_are_being_woken_nobody_misses_anything()
    {
        await using var live = await LiveHome.Open(new LiveOptions());
        await live.Write(Samples.Aura);
        const int Entries = 120;
        var clients = Enumerable.Range(0, 200).Select(async i =>
        {
            var reader = new LiveReader();
            await using var stream = live.Follow(live.Connect($"line-{i}"), new { after = new { } }, Cancel);
            while (reader.Entries.Count < Entries)
            {
                Assert.True(await stream.MoveNextAsync());
                reader.Take(JsonSerializer.SerializeToElement(stream.Current));
            }
        }).ToList();
        for (var entry = 1; entry < Entries; entry++)
        {
            await live.Write(Samples.Aura);
        }

        await Task.WhenAll(clients).WaitAsync(Until.Patience, Cancel);
    }

    [Theory]
    [InlineData("null", JsonValueKind.Null)]
    [InlineData("3", JsonValueKind.Number)]
    [InlineData("""{"hubs":["aura"]}""", JsonValueKind.Object)]
    public void What_a_stream_is_asked_with_is_read_whatever_it_is_and_then_let_go(string json, JsonValueKind kind)
    {
        var filter = JsonSerializer.Deserialize<LiveFilter>(json)!;
        Assert.Equal(kind, filter.Take().ValueKind);
        Assert.Equal(JsonValueKind.Undefined, filter.Take().ValueKind);
    }
}
