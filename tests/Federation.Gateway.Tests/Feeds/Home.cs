using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Gateway.Tests.Asking;
using Federation.Node.Desk;
using Federation.Server.Hosting;
using Federation.Storage;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;
using Federation.Testing.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Feeds;

/// <summary>The parts of a node in this process, on a clock that the test moves; nothing follows and nothing rings unless the test does.</summary>
public sealed class Home : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private int _written;

    private Home(ServerSettings settings, Func<IHubStore, IHubStore>? around)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNode(settings);
        services.AddSignIn(new ConfigurationBuilder().Build(), settings);
        services.AddOffers(settings);
        services.AddGraphQL(settings);
        services.AddSingleton<TimeProvider>(Clock);
        if (around is not null)
        {
            services.AddSingleton(provider => around(provider.GetRequiredService<Database>().Hubs));
        }

        _services = services.BuildServiceProvider();
    }

    public ManualClock Clock { get; } = new();

    public IServiceProvider Services => _services;

    public IHubStore Store => Get<IHubStore>();

    /// <param name="around">Stands between the program and its storage.</param>
    public static async Task<Home> Open(On on, Func<IHubStore, IHubStore>? around = null)
    {
        var storage = on == On.Sqlite ? new StorageSettings() : new StorageSettings { Engine = "postgresql", ConnectionString = await PostgresCluster.Shared.CreateDatabase() };
        var home = new Home(new ServerSettings { Data = Directory.CreateTempSubdirectory("fed-home-").FullName, Storage = storage }, around);
        await home.Store.Migrate(CancellationToken.None);
        return home;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A structure described at this hub: a public entry.</summary>
    public Task<AppendResult?> Public(HubId hub) =>
        Store.Ask(Samples.StructureAt(hub, $"s-{++_written}"), Samples.Structure($"Structure {_written}"), Caller.Operator, Clock.GetUtcNow(), IdempotencyKey.Parse($"k{_written}"));

    /// <summary>A request filed at this hub: an entry for nobody else.</summary>
    public Task<AppendResult?> Local(HubId hub)
    {
        var random = Seeds.Of(++_written);
        return Store.Ask(
            random.NextReferralId(Clock.GetUtcNow()).At(hub), Samples.Referral(random, Clock.GetUtcNow()), Caller.Operator, Clock.GetUtcNow(), IdempotencyKey.Parse($"k{_written}"));
    }

    /// <summary>An offer that waits for this hub.</summary>
    public async Task<GrainId> Proposed(HubId hub, Posting? posting = null)
    {
        var ticket = OfferTicket.Draw(Get<IIdentifiers>());
        var text = new OfferText(posting ?? Jobs.Offers.Whole with { Source = null }, new ApplicationContact("Accueil", "accueil@example.invalid", null, null, null));
        var proposed = await Get<OfferDesk>().Propose(ticket, hub, text, IdempotencyKey.Parse($"k{++_written}"), CancellationToken.None);
        Assert.True(proposed.Reply.Accepted, proposed.Reply.ToString());
        return ticket.Id.At(hub);
    }

    public async ValueTask DisposeAsync()
    {
        var data = Get<ServerSettings>().DataFolder;
        await _services.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
