using Dapper;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;

namespace Federation.Storage.Tests.Faults;

public sealed class DiskFullOnSqlite() : StoreSuite(On.Sqlite)
{
    [Fact]
    public async Task A_full_disk_refuses_whole_batches_and_is_forgotten_once_there_is_room()
    {
        var store = (HubStore)Store;
        var pages = await store.Use(connection => connection.ExecuteScalarAsync<long>("PRAGMA page_count"), Cancel);
        await Limit(store, pages + 20);

        var written = 0;
        var batch = await Batch(written);
        StorageException? full = null;
        while (full is null)
        {
            try
            {
                await Store.Commit(batch, Cancel);
                written += batch.Count;
                batch = await Batch(written);
            }
            catch (StorageException exception)
            {
                full = exception;
            }
        }

        Assert.False(full.OutcomeUnknown);
        Assert.Contains("full", full.Message);
        Assert.Equal(written, (await Store.ReadAll(Aura)).Count);
        await Assert.ThrowsAsync<StorageException>(() => Store.Commit(batch, Cancel));
        Assert.Equal(written, (await Store.DumpAll("structure")).Count);

        await Limit(store, 100_000);
        Assert.All(await Store.Commit(batch, Cancel), result => Assert.Equal(AppendOutcome.Committed, result.Outcome));
        Assert.Equal(written + batch.Count, (await Store.ReadAll(Aura)).Count);
    }

    [Fact]
    public async Task A_writer_elsewhere_that_never_ends_is_an_error_not_a_wait_for_ever()
    {
        await using var impatient = Database.Open(StoreOptions.InFolder(Place) with { LockPatience = TimeSpan.FromMilliseconds(200) });
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holder = ((HubStore)Store).Write(
            async _ =>
            {
                held.SetResult();
                await release.Task;
                return true;
            },
            true,
            Cancel);
        await held.Task;
        var append = (await impatient.Hubs.Prepare(Samples.StructureAt(Aura, "a"), Samples.Structure("one"), Federation.Domain.Grains.Caller.Operator, Now, Key("one")))!;

        var refused = await Assert.ThrowsAsync<StorageException>(() => impatient.Hubs.Commit([append], Cancel));
        Assert.False(refused.OutcomeUnknown);
        release.SetResult();
        await holder;
        Assert.Equal(AppendOutcome.Committed, (await impatient.Hubs.Commit([append], Cancel))[0].Outcome);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said_so_and_tried_again()
    {
        var blocked = Folder.File("blocked");
        await File.WriteAllTextAsync(blocked, "", Cancel);
        await using var database = Database.Open(StoreOptions.InFolder(Path.Combine(blocked, "inside")));
        await Assert.ThrowsAsync<StorageException>(() => database.Hubs.Migrate(Cancel));
        File.Delete(blocked);
        Assert.Equal(0, (await database.Hubs.Migrate(Cancel)).From);
    }

    private async Task<List<Append>> Batch(int after)
    {
        var batch = new List<Append>();
        for (var i = 0; i < 8; i++)
        {
            batch.Add(await PrepareStructure($"s-{after + i}", new string('x', 150)));
        }

        return batch;
    }

    private Task Limit(HubStore store, long pages) => store.Write(connection => connection.ExecuteAsync($"PRAGMA max_page_count = {pages}"), false, Cancel);
}
