using Federation.Domain.Grains;
using Federation.Storage.Feeds;

namespace Federation.Storage.Tests.Feeds;

public sealed class HintsOnPostgres() : StoreSuite(On.Postgres)
{
    [Fact]
    public async Task Another_process_hears_that_a_feed_has_grown()
    {
        var heard = new TaskCompletionSource<(HubId Hub, long Head)>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var listening = Open(Place).Hubs.Listen((hub, head) => heard.TrySetResult((hub, head)), stop.Token);
        await WriteUntil(heard.Task);

        var (hub, head) = await heard.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(Aura, hub);
        Assert.InRange(head, 1, (await Store.Heads(Cancel))[Aura]);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_listening_with_an_error()
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var listening = Open(Place).Hubs.Listen((_, _) => heard.TrySetResult(), Cancel);
        await WriteUntil(heard.Task);
        await Faults.Postgres.CutConnections(Place);
        await Assert.ThrowsAsync<StorageException>(() => listening);
    }

    [Fact]
    public async Task What_one_process_owns_another_does_not_until_the_first_is_gone()
    {
        var first = Open(Place);
        var second = Open(Place).Hubs;
        Assert.Equal(["a", "b"], (await first.Hubs.Own(["a", "b"], Cancel)).Order());
        Assert.Equal(["c"], await second.Own(["a", "b", "c"], Cancel));
        Assert.Equal(["a", "b"], (await first.Hubs.Own(["a", "b", "c"], Cancel)).Order());

        // However it goes: the server drops the locks with the session.
        await Faults.Postgres.CutConnections(Place);
        await Assert.ThrowsAsync<StorageException>(() => first.Hubs.Own(["a"], Cancel));
        await Assert.ThrowsAsync<StorageException>(() => second.Own(["a"], Cancel));
        Assert.Equal(["a", "b", "c"], (await second.Own(["a", "b", "c"], Cancel)).Order());
        Assert.Empty(await first.Hubs.Own(["a"], Cancel));
    }

    /// <summary>The other may not listen yet when the first entry is written: a hint may be lost, the next one tells as much.</summary>
    private async Task WriteUntil(Task heard)
    {
        for (var i = 0; !heard.IsCompleted && i < 500; i++)
        {
            await Describe("a", $"name {i}");
        }

        Assert.True(heard.IsCompleted);
    }
}
