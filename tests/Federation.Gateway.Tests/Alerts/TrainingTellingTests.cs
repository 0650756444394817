using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Storage.Alerts;

namespace Federation.Gateway.Tests.Alerts;

public sealed class TrainingTellingOnSqlite() : TrainingTellingTests(On.Sqlite);

public sealed class TrainingTellingOnPostgres() : TrainingTellingTests(On.Postgres);

/// <summary>Who is told of which session, place and meeting; each once, whatever is read twice.</summary>
public abstract class TrainingTellingTests(On on) : IAsyncLifetime
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
    public async Task A_session_is_told_to_those_whose_search_would_find_it_and_to_nobody_else()
    {
        string[] answering = ["", "departement=38", "region=84", "mots=posture", "mots=sante+mentale&comment=in-person", "public=in-post-peers&prix=free", "diplome=none", "publiee-par=bretagne"];
        string[] others = ["departement=69", "region=53", "mots=plaidoyer", "comment=remote", "public=trainers", "prix=stated", "diplome=university-diploma", "publiee-par=aura"];
        var rows = new List<SubscriptionRow>();
        foreach (var criteria in answering.Concat(others))
        {
            rows.Add(await _trainings.Subscribe(AlertSubject.Sessions, criteria));
        }

        var (offers, meetings) = (await _trainings.Subscribe(AlertSubject.Offers, ""), await _trainings.Subscribe(AlertSubject.Meetings, ""));
        await _home.Step();
        Later();
        var session = await _trainings.Announce();
        Assert.Equal(answering.Length, await _home.Step());
        Assert.Equal(0, await _home.Step());
        for (var i = 0; i < rows.Count; i++)
        {
            var told = string.Join(' ', await _trainings.Told(rows[i]));
            Assert.Equal((i, i < answering.Length ? $"{session}/published" : ""), (i, told));
        }

        Assert.Empty(await _trainings.Told(offers));
        Assert.Empty(await _trainings.Told(meetings));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_subscription_and_a_session_that_come_at_once_meet_once(bool sessionFirst, bool restarts)
    {
        await _home.Step();
        var session = sessionFirst ? await _trainings.Announce() : default;
        var row = await _trainings.Subscribe(AlertSubject.Sessions, "departement=38");
        session = sessionFirst ? session : await _trainings.Announce();
        if (restarts)
        {
            _home.Restart();
        }

        await _home.Step();
        _home.Restart();
        await _home.Step();
        Assert.Equal([new Thing(session, Happening.Published)], await _trainings.Told(row));
    }

    [Fact]
    public async Task A_place_that_is_freed_is_told_each_time_the_session_was_full_and_no_more_often()
    {
        var row = await _trainings.Subscribe(AlertSubject.Sessions, "departement=38");
        await _home.Step();
        Later();
        var session = await _trainings.Announce();
        await Register(session, 2);
        await _home.Step();
        Assert.Equal([Happening.Published], Happened(await _trainings.Told(row)));

        await _trainings.Leave(session);
        await _home.Step();
        await _trainings.Leave(session);
        Assert.Equal(0, await _home.Step());
        Assert.Equal([Happening.Published, Happening.PlaceFreed], Happened(await _trainings.Told(row)));

        await Register(session, 2);
        await _trainings.Leave(session);
        _home.Restart();
        await _home.Step();
        var told = await _trainings.Told(row);
        Assert.Equal([Happening.Published, Happening.PlaceFreed, Happening.PlaceFreed], Happened(told));
        Assert.Equal(3, told.Distinct().Count());
    }

    [Fact]
    public async Task A_place_that_goes_to_who_waits_for_it_is_nobody_elses_news()
    {
        var row = await _trainings.Subscribe(AlertSubject.Sessions, "");
        var session = await _trainings.Announce();
        await Register(session, 3);
        await _trainings.Leave(session);
        await _home.Step();
        Assert.Equal([Happening.Published], Happened(await _trainings.Told(row)));
    }

    [Fact]
    public async Task Who_subscribes_after_a_place_was_freed_is_told_of_the_next_one()
    {
        var session = await _trainings.Announce(places: 1);
        await Register(session, 1);
        await _trainings.Leave(session);
        Later();
        var row = await _trainings.Subscribe(AlertSubject.Sessions, "");
        await _home.Step();
        Assert.Empty(await _trainings.Told(row));
        await Register(session, 1);
        await _trainings.Leave(session);
        await _home.Step();
        Assert.Equal([Happening.PlaceFreed], Happened(await _trainings.Told(row)));
    }

    [Fact]
    public async Task A_meeting_is_told_once_however_often_it_is_moved_and_its_end_to_those_who_were_told()
    {
        var (rennes, online, pairs) = (
            await _trainings.Subscribe(AlertSubject.Meetings, "departement=35"), await _trainings.Subscribe(AlertSubject.Meetings, "comment=remote"), await _trainings.Subscribe(AlertSubject.Meetings, "mots=seul"));
        await _home.Step();
        Later();
        var collective = await _trainings.Gather();
        await _home.Step();
        var announced = (CollectiveState)(await _home.Store.Load(collective, CancellationToken.None)).State!;
        await _trainings.Ask(collective, new PlanMeeting(announced.Find("m-1")!.Plan with { Seats = 20 }));
        await _trainings.Gather("m-2", "Le cadre", MeetingWay.Remote);
        await _home.Step();
        await _trainings.Ask(collective, new CancelMeeting("m-1"));
        await _home.Step();
        Thing first = new(collective, Happening.Published, "m-1"), second = new(collective, Happening.Published, "m-2"), over = new(collective, Happening.Ended, "m-1");
        Assert.Equal([first, second, over], await _trainings.Told(rennes));
        Assert.Equal([second], await _trainings.Told(online));
        Assert.Equal([first, over], await _trainings.Told(pairs));
    }

    [Fact]
    public async Task A_session_that_is_called_off_is_told_once_to_who_heard_of_it_in_any_way()
    {
        var (before, after) = (await _trainings.Subscribe(AlertSubject.Sessions, ""), (SubscriptionRow?)null);
        var session = await _trainings.Announce(places: 1);
        await Register(session, 1);
        Later();
        after = await _trainings.Subscribe(AlertSubject.Sessions, "");
        await _trainings.Leave(session);
        await _home.Step();
        await _trainings.Ask(session, new CancelSession(SessionEndedWhy.NoTrainer));
        await _home.Step();
        await _home.Step();
        Assert.Equal([Happening.Published, Happening.PlaceFreed, Happening.Ended], Happened(await _trainings.Told(before)));
        Assert.Equal([Happening.PlaceFreed, Happening.Ended], Happened(await _trainings.Told(after)));
    }

    [Fact]
    public async Task What_a_course_says_anew_tells_of_its_sessions()
    {
        var row = await _trainings.Subscribe(AlertSubject.Sessions, "diplome=certificate");
        var session = await _trainings.Announce();
        await _home.Step();
        Assert.Empty(await _trainings.Told(row));
        await _trainings.Ask(new GrainId(AlertHome.Bretagne, GrainKind.Course, "c-1"), new DescribeCourse(TrainingHome.Course with { Certification = Certification.Certificate }));
        await _home.Step();
        Assert.Equal([new Thing(session, Happening.Published)], await _trainings.Told(row));
    }

    [Fact]
    public async Task The_sweep_finds_what_was_missed_and_agrees_with_what_was_told()
    {
        var rows = new List<SubscriptionRow>();
        foreach (var criteria in (string[])["", "departement=38", "mots=posture", "comment=remote"])
        {
            rows.Add(await _trainings.Subscribe(AlertSubject.Sessions, criteria));
        }

        var meetings = await _trainings.Subscribe(AlertSubject.Meetings, "");
        var session = await _trainings.Announce(places: 1);
        await Register(session, 1);
        await _trainings.Leave(session);
        await _trainings.Announce(department: null);
        await _trainings.Gather();
        Later();
        Assert.Equal((10L, 10), await Sweep());
        Assert.Equal((10L, 0), await Sweep());
        Assert.Equal(0, await _home.Step());
        Assert.Equal([Happening.Published], Happened(await _trainings.Told(meetings)));
        Assert.Equal(3, (await _trainings.Told(rows[0])).Count);

        async Task<(long Expected, int Missed)> Sweep()
        {
            var last = default(Gateway.Alerts.SweepResult);
            await foreach (var step in _home.Sweep().Run(CancellationToken.None))
            {
                last = step;
            }

            return (last.Expected, last.Missed);
        }
    }

    private async Task Register(GrainId session, int people)
    {
        for (var i = 0; i < people; i++)
        {
            await _trainings.Register(session);
        }
    }

    private static IEnumerable<Happening> Happened(IEnumerable<Thing> told) => told.Select(thing => thing.What);

    private void Later() => _home.Clock.Advance(TimeSpan.FromMinutes(5));
}
