using System.Text.Json.Nodes;
using Federation.Browsing;
using Federation.Node.Exchange.Records;
using Federation.Searches;

[assembly: AssemblyFixture(typeof(Market))]

namespace Federation.Searches;

/// <summary>A server with more offers than a page holds, that nobody publishes to: numbers stay what they are. Starts when the first test asks for it.</summary>
public sealed class Market : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Task<RunningServer>> _server;

    public Market() => _server = new(Start);

    public async Task<Uri> Address() => (await _server.Value).Address;

    public async Task<Person> Arrives(Site site, bool scripts = true, int width = 1280) => await site.Arrives(scripts, at: await Address(), width: width);

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task<RunningServer> Start()
    {
        var records = Directory.CreateDirectory(_folder.File("records")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(records, "hubs.json"), RecordSet.Demonstration().Files["hubs.json"]);
        await File.WriteAllTextAsync(Path.Combine(records, "offers.json"), new JsonArray([.. Ads.All.Select(ad => ad.Record())]).ToJsonString());
        var place = new Place(_folder.File("data"));
        var ran = await Commands.Run(place, "import", records);
        Assert.True(ran.Code == 0, ran.ToString());
        var server = await RunningServer.Start(place);
        await server.Ready();
        return server;
    }
}
