using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;
using Federation.Storage;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;

namespace Federation.Orleans.Tests.Clusters;

/// <summary>A migrated database with hubs in it, and a folder for the keys.</summary>
public sealed class Home : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Database _database;

    private Home(string place) => (Place, _database) = (place, Database.Open(place));

    public string Place { get; }

    public string Data => _folder.Path;

    public IHubStore Store => _database.Hubs;

    /// <param name="hubs">Codes of hubs, each with the code of its region.</param>
    public static async Task<Home> Open(params (string Hub, string Region)[] hubs)
    {
        var home = new Home(await PostgresCluster.Shared.CreateDatabase());
        await home.Store.Migrate(CancellationToken.None);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var (code, region) in hubs)
        {
            var described = Samples.Platform(code);
            var command = described with { Profile = described.Profile with { Region = RegionCode.Parse(region) } };
            var reply = await home.Store.Ask(GrainId.Platform(HubId.Parse(code)), command, Caller.Operator, now, IdempotencyKey.Parse("described"));
            Assert.Equal(AppendOutcome.Committed, reply?.Outcome);
        }

        return home;
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }
}
