using Federation.Domain.Grains;
using Federation.Domain.Referrals;
using Federation.Node.Desk;
using Federation.Storage;
using Federation.Storage.Feeds;

namespace Federation.Server.Tests.Issues;

/// <summary>Read tables were asked past the storage's own words: a page said "a fault of ours", and that something may have been kept.</summary>
public sealed class Lists_failed_with_the_drivers_own_exception
{
    [Fact]
    public async Task A_database_that_is_away_is_said_as_such()
    {
        using var folder = new TempFolder();
        await using var database = Database.Open($"Host={folder.Path};Username=federation;Timeout=2");
        var hub = HubId.Parse("aura");
        var lists = new ReferralLists(database.Hubs);
        await Assert.ThrowsAsync<StorageException>(() => lists.Calls(hub, CancellationToken.None));
        await Assert.ThrowsAsync<StorageException>(() => lists.Received(hub, ListFilter.Active, null, 10, CancellationToken.None));
        await Assert.ThrowsAsync<StorageException>(() => lists.ByCode(hub, ShortCode.Parse("234A-CDEF"), CancellationToken.None));
        await Assert.ThrowsAsync<StorageException>(() => lists.Locate(ShortCode.Parse("234A-CDEF"), "x", CancellationToken.None));
        await Assert.ThrowsAsync<StorageException>(() => new StructureLists(database.Hubs).Find(hub, null, 1, CancellationToken.None));
        await Assert.ThrowsAsync<StorageException>(async () => await new HubDirectory(database.Hubs, TimeProvider.System).All(CancellationToken.None));
    }
}
