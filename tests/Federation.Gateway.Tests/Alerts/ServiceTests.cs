using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Gateway.Alerts;
using Federation.Node.Alerts;
using Federation.Storage.Alerts;
using Microsoft.Extensions.Hosting;

namespace Federation.Gateway.Tests.Alerts;

public sealed class ServiceOnSqlite() : ServiceTests(On.Sqlite);

public sealed class ServiceOnPostgres() : ServiceTests(On.Postgres);

/// <summary>The service as a node runs it: nobody calls a step.</summary>
public abstract class ServiceTests(On on) : IAsyncLifetime
{
    /// <summary>More than any of these tests needs: reaching it is missing evidence, not a result.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private AlertHome _home = null!;
    private AlertService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _home = await AlertHome.Open(on);
        _service = _home.Get<IEnumerable<IHostedService>>().OfType<AlertService>().Single();
        await _service.StartAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.StopAsync(CancellationToken.None);
        await _home.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_published_is_told_by_itself_and_the_live_line_hears_that_there_is_something()
    {
        var (row, _) = await _home.Subscribe("departement=38");
        _home.Clock.Advance(TimeSpan.FromMinutes(5));
        var offer = await _home.Publish();
        await Until(async () => (await _home.Told(row)).Count == 1);
        Assert.Equal([(offer, Happening.Published)], await _home.Told(row));
    }

    [Fact]
    public async Task In_the_morning_one_letter_tells_of_the_day_before()
    {
        var row = await _home.SubscribeByLetter("departement=38", "personne@exemple.fr", AlertChannel.EmailDaily);
        _home.Clock.Advance(TimeSpan.FromMinutes(5));
        await _home.Publish();
        await _home.Publish();
        await Until(async () => (await _home.Told(row)).Count == 2);
        var letter = $"{AlertLetters.Digest}:aura:{row.Subscriber}:2026-03-03";
        Assert.Null(await _home.Mail.Find(AlertHome.Aura, letter, default));
        _home.Clock.MoveTo(new DateTimeOffset(2026, 3, 3, 6, 0, 1, TimeSpan.Zero));

        // Wakes the service, were it not asleep yet when its clock rang.
        await _home.Publish("69");
        await Until(async () => await _home.Mail.Find(AlertHome.Aura, letter, default) is not null);
        Assert.Equal("""{"count":2,"first":1,"last":2}""", (await _home.Mail.Find(AlertHome.Aura, letter, default))!.Mail.Payload);
        Assert.Equal(0, _home.Log.Text.Split("had not been told").Length - 1);
    }

    /// <summary>Looks again when somebody was told, when a letter was queued, and a few times a second in case it looked too late.</summary>
    private async Task Until(Func<Task<bool>> so)
    {
        using var patience = new CancellationTokenSource(Patience);
        var something = new SemaphoreSlim(0);
        void Ring(HubId hub) => something.Release();
        _home.Get<TellingTails>().Grew += Ring;
        _home.Mail.Queued += Ring;
        try
        {
            while (!await so())
            {
                await something.WaitAsync(TimeSpan.FromMilliseconds(300), patience.Token);
            }
        }
        finally
        {
            _home.Get<TellingTails>().Grew -= Ring;
            _home.Mail.Queued -= Ring;
        }
    }
}
