using Federation.Domain.Grains;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
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
        services.AddTrainerSearch();
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

    /// <summary>A course of this hub with one session, somebody registered, and a trainer with a name.</summary>
    public async Task Training(HubId hub)
    {
        var number = ++_written;
        var coordinator = Caller.Coordinator(hub, "account-1");
        IdempotencyKey Key(string what) => IdempotencyKey.Parse($"{what}-{number}");
        var (course, session) = (new GrainId(hub, GrainKind.Course, $"cours-{number}"), new GrainId(hub, GrainKind.Session, $"session-{number}"));
        var price = new PriceOfCourse(CoursePrice.Free, null, null, null, []);
        var profile = new CourseProfile(
            $"Cours {number}", CourseKind.Catalogue, CourseStatus.Offered, [], null, DepartmentCode.Parse("38"), null, [], [TrainingTheme.Recovery], Prerequisite.None, null, null,
            new CourseLength(7, 1, null, null), 10, price, [], [], TrainerComposition.NotStated, null, Certification.None, null, null, null, null);
        var day = ParisTime.DateOf(Clock.GetUtcNow()).AddDays(40);
        var plan = new SessionPlan(course, "", [new SessionDay(day, new TimeOnly(9, 0), new TimeOnly(17, 0))], TrainingWay.Remote, null, null, null, 10, price, false);
        var ticket = PlaceTicket.Draw(Get<IIdentifiers>());
        var trainer = TrainerTicket.Draw(Get<IIdentifiers>());
        var known = new TrainerProfile(TrainerRole.Peer, [TrainingTheme.Recovery], [TrainingWay.Remote], DepartmentCode.Parse("38"), [], false, ["fr"]);
        Reply[] replies =
        [
            await Get<CourseDesk>().Describe(course, profile, coordinator, Key("course"), CancellationToken.None),
            await Get<SessionDesk>().Plan(session, plan, coordinator, Key("session"), CancellationToken.None),
            await Get<SessionDesk>().Register(session, ticket, new Contact("Sacha", "sacha@example.invalid", null, null), Caller.Visitor, CancellationToken.None),
            await Get<TrainerDesk>().Add(trainer, hub, known, new TrainerContact("Dominique", "dominique@example.invalid", null), coordinator, CancellationToken.None),
            await Get<BookingDesk>().Ask(
                BookingId.Of(Get<IIdentifiers>().Next()), hub, [new Slot(day, DayPart.Morning)], [trainer.Id.At(hub)], session, coordinator, Key("booking"), CancellationToken.None),
        ];
        Assert.All(replies, reply => Assert.True(reply.Accepted, reply.ToString()));
    }

    public async ValueTask DisposeAsync()
    {
        var data = Get<ServerSettings>().DataFolder;
        await _services.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
