using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Jobs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Gateway.Alerts;
using Federation.Gateway.Mail;
using Federation.Node.Alerts;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Node.Following;
using Federation.Server.Hosting;
using Federation.Storage.Alerts;
using Federation.Storage.Feeds;
using Federation.Storage.Mail;
using Federation.Testing.Domain;
using Federation.Testing.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Tests.Alerts;

public enum On
{
    Sqlite,
    Postgres,
}

/// <summary>A node as the program composes it, with a clock that the test moves, and one teller for AURA that steps when the test says so.</summary>
public sealed class AlertHome : IAsyncDisposable
{
    public static readonly HubId Aura = Samples.Aura;
    public static readonly HubId Bretagne = Samples.Bretagne;

    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;
    private int _keys;

    private AlertHome(string connection)
    {
        var services = new ServiceCollection();
        services.AddLogging(logs => logs.AddProvider(Log));
        services.AddNode(new ServerSettings { Data = _folder.Path, Storage = new StorageSettings { Engine = connection.Length == 0 ? "sqlite" : "postgresql", ConnectionString = connection } });
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(new PublicAddress("https://exemple.fr"));
        services.AddAlerts();
        services.AddSheets();
        services.AddSingleton(Jobs.Offers.Site);
        _services = services.BuildServiceProvider();
        Teller = Begin();
    }

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 30, 0, TimeSpan.Zero));

    public Written Log { get; } = new();

    public AlertTeller Teller { get; private set; }

    public IHubStore Store => Get<IHubStore>();

    public IGrains Grains => Get<IGrains>();

    public IAlertLedger Ledger => Get<IAlertLedger>();

    public AlertDesk Desk => Get<AlertDesk>();

    public Subscriptions Subscriptions => Get<Subscriptions>();

    public IMailQueue Mail => Get<IMailQueue>();

    public Random Random { get; } = Seeds.Of(41);

    public string Folder => _folder.Path;

    public static async Task<AlertHome> Open(On on)
    {
        var home = new AlertHome(on == On.Sqlite ? "" : await PostgresCluster.Shared.CreateDatabase());
        await home.Store.Migrate(CancellationToken.None);
        await home.Ask(GrainId.Platform(Aura), Samples.Platform(), Caller.Operator);
        await home.Ask(GrainId.Platform(Bretagne), Samples.Platform("Bretagne"), Caller.Operator);
        return home;
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public IEnumerable<ILetterKind> Kinds => _services.GetServices<ILetterKind>();

    /// <summary>As another process would begin: from what is stored.</summary>
    public void Restart() => Teller = Begin();

    public AlertSweep Sweep() => Get<AlertParts>().Sweep(Aura, Clock.GetUtcNow());

    public IdempotencyKey Key() => IdempotencyKey.Parse($"home-{++_keys}");

    public async Task<Reply> Ask(GrainId grain, Command command, Caller caller)
    {
        var reply = await Grains.Ask(grain, command, caller, Key(), CancellationToken.None);
        Assert.True(reply.Accepted, $"{command.GetType().Name}: {reply.Refusal}");
        return reply;
    }

    /// <summary>Reads every feed to its end.</summary>
    /// <returns>New tellings.</returns>
    public async Task<int> Step()
    {
        for (var told = 0; ;)
        {
            var read = 0;
            foreach (var hub in (HubId[])[Aura, Bretagne])
            {
                var step = await Teller.Step(hub, CancellationToken.None);
                (read, told) = (read + step.Read, told + step.New);
            }

            if (read == 0)
            {
                return told;
            }
        }
    }

    public async Task<GrainId> Publish(string department = "38", string title = "Travailleur·euse pair·e", HubId? hub = null)
    {
        var at = hub ?? Bretagne;
        var offer = Random.NextOfferId(Clock.GetUtcNow()).At(at);
        await Ask(offer, new PublishOffer(OfferSamples.Posting(title, department), Samples.Envelope(Random, Clock.GetUtcNow(), SealKind.Application)), Coordinator(at));
        return offer;
    }

    public Task<Reply> Withdraw(GrainId offer) => Ask(offer, new WithdrawOffer(WithdrawnWhy.PostCancelled), Coordinator(offer.Hub));

    public static Caller Coordinator(HubId hub) => Caller.Coordinator(hub, "account-1");

    /// <summary>Without an address: it tells at once.</summary>
    public async Task<(SubscriptionRow Row, string Secret)> Subscribe(string criteria, params AlertChannel[] channels)
    {
        var ticket = SubscriptionTicket.Draw(Get<IIdentifiers>());
        var asked = await Desk.Ask(ticket, Aura, AlertSubject.Offers, channels.Length == 0 ? [AlertChannel.Live] : [.. channels], criteria, null, CancellationToken.None);
        Assert.True(asked.Reply.Accepted, $"{asked.Reply.Refusal}");
        return ((await Subscriptions.Find(ticket.Id.At(Aura), CancellationToken.None))!, asked.Secret!);
    }

    /// <summary>Asked with an address, not confirmed.</summary>
    public async Task<SubscriptionRow> AskByLetter(string criteria, string email, AlertChannel channel = AlertChannel.EmailAtOnce)
    {
        var ticket = SubscriptionTicket.Draw(Get<IIdentifiers>());
        ImmutableArray<AlertChannel> channels = [channel];
        var asked = await Desk.Ask(ticket, Aura, AlertSubject.Offers, channels, criteria, email, CancellationToken.None);
        Assert.True(asked is { Reply.Accepted: true, Secret: null }, $"{asked.Reply.Refusal}");
        return (await Subscriptions.Find(ticket.Id.At(Aura), CancellationToken.None))!;
    }

    /// <summary>As its reader finds it in the letter.</summary>
    public async Task<string> SecretOf(SubscriptionRow row) => (await Desk.Address(row, CancellationToken.None))!.Secret;

    public async Task<SubscriptionRow> SubscribeByLetter(string criteria, string email, AlertChannel channel = AlertChannel.EmailAtOnce)
    {
        var row = await AskByLetter(criteria, email, channel);
        await Act(await SecretOf(row), row, new ConfirmSubscription());
        return (await Subscriptions.Find(row.Grain, CancellationToken.None))!;
    }

    public async Task Act(string secret, SubscriptionRow row, Command command)
    {
        var reply = await Desk.Act(secret, row.Id, command, Key(), CancellationToken.None);
        Assert.True(reply.Accepted, $"{reply.Refusal}");
    }

    public async Task<List<(GrainId Of, Happening What)>> Told(SubscriptionRow row) =>
        [.. (await Ledger.Of(Aura, row.Subscriber, null, 0, 1000, CancellationToken.None)).Select(telling => (telling.Thing.Of, telling.Thing.What))];

    public Task Diffuse(params DiffusionRule[] rules) => Ask(GrainId.Platform(Aura), new ChangeDiffusion([.. rules]), Caller.Administrator(Aura, "account-2"));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private AlertTeller Begin() => Get<AlertParts>().Teller(Aura);
}
