using Federation.Running;

namespace Federation.Server.Tests.Issues;

/// <summary>The health check updated a row that does not exist: no page changed, nothing was written, and a full disk looked well.</summary>
public sealed class Ready_was_said_on_a_full_disk
{
    [Fact]
    public async Task It_is_not_ready_until_there_is_room()
    {
        using var folder = new TempFolder();
        var place = await Records.Import(new Place(folder.File("data")), folder.File("records"), "hubs.json");
        await using var server = await RunningServer.Start(place);
        await server.Ready();
        await FileLimit.Set(server, "0");
        await server.NotReady();
        await FileLimit.Set(server, "unlimited");
        await server.Ready();
    }
}
