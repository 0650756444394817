using Federation.Domain.Grains;
using Federation.Domain.Time;
using Federation.Gateway.SignIn;
using Federation.Node.Exchange.Records;
using Federation.Server.CommandLine;
using Federation.Server.Hosting;
using Federation.Storage.Feeds;
using Federation.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Running;

/// <summary>The whole server as it is composed, in this process, on a clock that a test puts forward: what takes weeks happens while one looks.</summary>
public sealed class TimedServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly WebApplication _app;
    private int _visitors;

    private TimedServer(TempFolder folder, Place place, WebApplication app, ForwardClock clock) => (_folder, Place, _app, Clock) = (folder, place, app, clock);

    public Place Place { get; }

    public ForwardClock Clock { get; }

    public DateOnly Today => ParisTime.DateOf(Clock.GetUtcNow());

    /// <param name="database">Of PostgreSQL; null: the embedded engine.</param>
    public static async Task<TimedServer> Start(string? database)
    {
        var (folder, clock) = (new TempFolder(), new ForwardClock());
        var place = new Place(folder.File("data"), database);
        string[] settings = ["--Urls=http://127.0.0.1:0", "--Federation:Demonstration=true", "--applicationName=Federation.Server", "--Serilog:MinimumLevel:Default=Error", .. place.Settings];
        var app = Serve.Build(new Invocation(Verbs.Serve, [], settings, false), new Timed(clock));
        await app.Services.GetRequiredService<IHubStore>().Migrate(CancellationToken.None);
        await app.StartAsync();
        Assert.Equal(ExitCode.Done, await Importing.Records(app.Services, RecordSet.Demonstration(), null, CancellationToken.None));
        return new TimedServer(folder, place, app, clock);
    }

    /// <summary>What a test does many times over, past the pages.</summary>
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public Visitor Visitor() => new(new Uri(_app.Urls.Single()), $"192.0.2.{Interlocked.Increment(ref _visitors)}");

    /// <summary>A new session each time: one that is twelve hours old on this clock is closed.</summary>
    public async Task<Visitor> SignIn(HubId hub)
    {
        var desk = _app.Services.GetRequiredService<SignInDesk>();
        var account = await desk.Open(hub, Role.Coordinator, $"coordination@{hub}.invalid", CancellationToken.None);
        return await Visitor().SignIn($"/espace/lien/{await desk.Link(account, TimeSpan.FromDays(2), CancellationToken.None)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class Timed(TimeProvider clock) : IServingEngine
    {
        public void Add(WebApplicationBuilder builder, ServerSettings settings) => builder.Services.AddSingleton(clock);

        public void Use(WebApplication app)
        {
        }
    }
}
