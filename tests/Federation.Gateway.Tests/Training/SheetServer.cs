using System.Threading.RateLimiting;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Hubs;
using Federation.Gateway.Jobs;
using Federation.Gateway.Training;
using Federation.Node.Desk;
using Federation.Node.Engine;
using Federation.Server.Hosting;
using Federation.Storage.Feeds;
using Federation.Testing.Domain;
using Federation.Testing.Time;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Tests.Training;

/// <summary>A node's storage and grains behind a real Kestrel with the endpoints of trainings, on a clock that the test moves.</summary>
internal sealed class SheetServer : IAsyncDisposable
{
    public static readonly HubId Aura = Samples.Aura;

    private readonly TempFolder _folder;
    private readonly WebApplication _app;
    private int _keys;

    private SheetServer(TempFolder folder, WebApplication app, ManualClock clock)
    {
        (_folder, _app, Clock) = (folder, app, clock);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public ManualClock Clock { get; }

    public HttpClient Http { get; }

    public DateOnly Today => ParisTime.DateOf(Clock.GetUtcNow());

    /// <param name="most">Sessions that are read at once.</param>
    public static async Task<SheetServer> Start(Alerts.On on, int? most = null)
    {
        var folder = new TempFolder();
        var connection = on == Alerts.On.Sqlite ? "" : await PostgresCluster.Shared.CreateDatabase();
        var clock = new ManualClock(new DateTimeOffset(2026, 11, 2, 8, 30, 0, TimeSpan.Zero));
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var services = builder.Services;
        services.AddNode(new ServerSettings { Data = folder.Path, Storage = new StorageSettings { Engine = connection.Length == 0 ? "sqlite" : "postgresql", ConnectionString = connection } });
        services.AddSheets();
        if (most is { } few)
        {
            services.AddSingleton(provider => new Storage.Training.SessionDates(provider.GetRequiredService<IHubStore>(), provider.GetRequiredService<TimeProvider>()) { Page = 3, Most = few });
        }

        services.AddSingleton(Sheets.Site).AddSingleton<TimeProvider>(clock).AddSingleton<HubsShown>(provider => provider.GetRequiredService<HubDirectory>().All);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRateLimiter(limits => limits.AddFixedWindowLimiter("software", window => (window.PermitLimit, window.Window) = (10_000, TimeSpan.FromHours(1))));
        var app = builder.Build();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapTrainingFeeds("software");
        await app.Services.GetRequiredService<IHubStore>().Migrate(CancellationToken.None);

        // The hosted parts of a node would ring and follow by themselves.
        await app.StartAsync();
        var server = new SheetServer(folder, app, clock);
        await server.Ask(GrainId.Platform(Aura), Samples.Platform(), Caller.Operator);
        return server;
    }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<Reply> Ask(GrainId grain, Command command, Caller caller)
    {
        var reply = await Get<IGrains>().Ask(grain, command, caller, IdempotencyKey.Parse($"sheet-{++_keys}"), CancellationToken.None);
        Assert.True(reply.Accepted, $"{command.GetType().Name}: {reply.Refusal}");
        return reply;
    }

    public Task<Reply> Ask(GrainId grain, Command command) => Ask(grain, command, Caller.Coordinator(Aura, "account-1"));

    /// <summary>A course with one session of two days and a collective with one doubled meeting.</summary>
    public async Task<SessionPlan> Plan()
    {
        await Ask(Samples.StructureAt(Aura, "association-exemple"), Samples.Structure("Association exemple"), Caller.Operator);
        await Ask(Sheets.Key(GrainKind.Course, "posture"), new DescribeCourse(Sheets.Whole));
        var plan = Sheets.Plan with { Days = [new SessionDay(Today.AddDays(30), new TimeOnly(9, 0), new TimeOnly(17, 0)), new SessionDay(Today.AddDays(31), new TimeOnly(9, 0), new TimeOnly(17, 0))], NeedsPair = false };
        await Ask(Sheets.Key(GrainKind.Session, "posture-1"), new PlanSession(plan));
        var pairs = Sheets.Key(GrainKind.Collective, "pairs");
        await Ask(pairs, new DescribeCollective(new CollectiveProfile(
            "Collectif de pairs", CollectiveKind.PracticeExchange, CollectiveStatus.Active, CollectiveAudience.PeersOnly, CollectiveScope.Regional, null, RegionCode.Parse("84"), null, null, null,
            CollectiveWay.Mixed, FacilitatorKind.Peers, null, null)));
        await Ask(pairs, new PlanMeeting(Sheets.Meeting().Plan with { Times = [new MeetingTime(Today.AddDays(3), new TimeOnly(14, 0), new TimeOnly(16, 0)), new MeetingTime(Today.AddDays(5), new TimeOnly(9, 30), new TimeOnly(12, 0))] }));
        return plan;
    }

    /// <summary>A trainer with a link, open on every day.</summary>
    public async Task<(GrainId Grain, string Secret)> Trainer()
    {
        const string secret = "lien-de-formatrice";
        var (trainer, random) = (TrainerId.Of(Seeds.Of(5).NextGuid(Clock.GetUtcNow())).At(Aura), Seeds.Of(6));
        var profile = new TrainerProfile(TrainerRole.Peer, [TrainingTheme.Recovery], [TrainingWay.InPerson], DepartmentCode.Parse("38"), [], true, ["fr"]);
        await Ask(trainer, new DescribeTrainer(profile, Samples.Envelope(random, Clock.GetUtcNow(), SealKind.Trainer), PrivateLink.Hash(secret)));
        await Ask(trainer, new OpenCalendarTo(new OpenCalendar([new OpenWindow(Today, Today.AddDays(300), [.. Enum.GetValues<DayOfWeek>()], [DayPart.Morning, DayPart.Afternoon])], [])));
        return (trainer, secret);
    }

    public async Task<HttpResponseMessage> Get(string path, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        Assert.True(known is null || request.Headers.TryAddWithoutValidation("If-None-Match", known));
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
