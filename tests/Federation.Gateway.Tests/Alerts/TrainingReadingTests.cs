using System.Text;
using Federation.Domain.Alerts;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Alerts;
using Federation.Gateway.Alerts.Trainings;
using Federation.Gateway.Calendars;
using Federation.Gateway.Jobs;
using Federation.Gateway.Tests.Jobs;
using Federation.Gateway.Tests.Peers;
using Federation.Node.Alerts;
using Federation.Storage.Alerts;
using Federation.Web.Alerts;

namespace Federation.Gateway.Tests.Alerts;

public sealed class TrainingReadingOnSqlite() : TrainingReadingTests(On.Sqlite);

public sealed class TrainingReadingOnPostgres() : TrainingReadingTests(On.Postgres);

/// <summary>What an alert on sessions and meetings says on its page, in Atom and in a calendar.</summary>
public abstract class TrainingReadingTests(On on) : IAsyncLifetime
{
    private AlertHome _home = null!;
    private TrainingHome _trainings = null!;

    public async ValueTask InitializeAsync()
    {
        _home = await AlertHome.Open(on);
        _trainings = new TrainingHome(_home);
    }

    public async ValueTask DisposeAsync()
    {
        await _home.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_calendar_holds_the_days_of_what_was_told_and_strikes_out_what_is_called_off()
    {
        var row = await _trainings.Subscribe(AlertSubject.Sessions, "");
        var session = await _trainings.Announce();
        await _home.Step();
        var told = Assert.Single(await Told(row));
        var first = await _home.Get<ToldThings>().Events(told, CancellationToken.None);
        await _trainings.Ask(session, new CancelSession(SessionEndedWhy.NoTrainer));
        await _home.Step();
        var over = await _home.Get<ToldThings>().Events((await Told(row))[0], CancellationToken.None);
        var read = (await NodePeer.Ask("calendar.mjs", Encoding.UTF8.GetString(CalendarFile.Write("Nouveautés", [.. over, .. first]))))[0];
        Assert.Empty(read.GetProperty("faults").Texts());
        var one = Assert.Single(read.GetProperty("events").EnumerateArray());
        Assert.Equal(("Formation", "CANCELLED", 1), (one.GetProperty("summary").GetString(), one.GetProperty("status").GetString(), one.GetProperty("sequence").GetInt32()));
        Assert.Equal("https://pairs.example/formations/bretagne/sessions/s-1", one.GetProperty("description").GetString());
    }

    [Fact]
    public async Task Atom_and_the_page_say_what_was_told_and_why()
    {
        var (places, all) = (await _trainings.Subscribe(AlertSubject.Sessions, "departement=38&mots=posture&prix=free"), await _trainings.Subscribe(AlertSubject.Meetings, ""));
        var session = await _trainings.Announce(places: 1);
        await _trainings.Gather();
        await _home.Step();
        await _trainings.Register(session);
        await _trainings.Leave(session);
        await _home.Step();
        var entries = new List<AtomEntry>();
        foreach (var told in (await Told(places)).Concat(await Told(all)))
        {
            entries.Add((await _home.Get<ToldThings>().Entry(told, CancellationToken.None))!);
        }

        var text = Encoding.UTF8.GetString(AtomFeed.Write(new AtomHead("urn:uuid:019a0000-0000-7000-8000-000000000000", "Nouveautés", Offers.Published, "https://pairs.example/alertes/flux/aura/x/y.atom"), entries, Offers.Site).Span);
        var answer = Assert.Single(await NodePeer.Ask("atom.mjs", text));
        Assert.Empty(answer.GetProperty("faults").Texts());
        Assert.Equal(3, answer.GetProperty("others").GetArrayLength());
        Assert.EndsWith("une place s’est libérée", entries[0].Summary, StringComparison.Ordinal);

        var page = await Page(places);
        Assert.Equal(("Posture et limites", "/formations/bretagne/sessions/s-1", true), (page.Title, page.Href, page.IsShown));
        Assert.Equal(["une place s’est libérée", "« posture »", "Isère (38)", "gratuit"], Assert.Single(page.Why).Words);
        Assert.Equal(["vous suivez toutes les rencontres"], Assert.Single((await Page(all)).Why).Words);

        await _trainings.Ask(session, new CancelSession(SessionEndedWhy.NoTrainer));
        await _home.Step();
        var gone = await Page(places);
        Assert.False(gone.IsShown);
        Assert.Empty(gone.Why);
        Assert.Null(await _home.Get<ToldThings>().Entry((await Told(places))[0], CancellationToken.None));
    }

    private async Task<ToldOffer> Page(SubscriptionRow row)
    {
        var alert = OwnAlert.Of(await _home.Desk.Open(row, CancellationToken.None), null, hub => hub.ToString());
        Assert.True(alert.IsReadable);
        var told = await Told(row);
        return await new ToldTrainings(_home.Store, _home.Get<IAlertTrainings>()).Of(told[0].Thing.Of, told[0].Thing.Of.Kind == GrainKind.Collective ? told[0].Thing.Part : null, told, [alert], hub => hub.ToString(), CancellationToken.None);
    }

    /// <summary>The last first.</summary>
    private Task<IReadOnlyList<Telling>> Told(SubscriptionRow row) => _home.Ledger.Latest(AlertHome.Aura, row.Subscriber, null, long.MaxValue, 100, CancellationToken.None);
}
