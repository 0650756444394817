using Federation.Storage.Feeds;

namespace Federation.Storage.Tests.Feeds;

public sealed class HintsOnPostgres() : StoreSuite(On.Postgres)
{
    [Fact]
    public async Task Another_process_hears_that_a_feed_has_grown()
    {
        await using var other = Open(Place).Hubs.Hints(Cancel).GetAsyncEnumerator(Cancel);
        var heard = other.MoveNextAsync().AsTask();

        // It may not listen yet when the first entry is written: a hint may be lost, the next one tells as much.
        for (var i = 0; !heard.IsCompleted && i < 500; i++)
        {
            await Describe("a", $"name {i}");
        }

        Assert.True(await heard);
        Assert.Equal(Aura, other.Current.Hub);
        Assert.InRange(other.Current.Head, 1, (await Store.Heads(Cancel))[Aura]);
    }

    [Fact]
    public async Task A_lost_connection_ends_the_hints_with_an_error()
    {
        await using var other = Open(Place).Hubs.Hints(Cancel).GetAsyncEnumerator(Cancel);
        var heard = other.MoveNextAsync().AsTask();
        for (var i = 0; !heard.IsCompleted && i < 500; i++)
        {
            await Describe("a", $"name {i}");
        }

        await heard;
        await Faults.Postgres.CutConnections(Place);
        await Assert.ThrowsAsync<StorageException>(async () =>
        {
            while (await other.MoveNextAsync())
            {
            }
        });
    }
}
