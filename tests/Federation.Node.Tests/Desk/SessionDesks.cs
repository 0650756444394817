using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Node.Tests.Engine;
using Federation.Storage.Training;

namespace Federation.Node.Tests.Desk;

public sealed class SessionDesksOnSqlite() : SessionDesks(On.Sqlite);

public sealed class SessionDesksOnPostgres() : SessionDesks(On.Postgres);

/// <summary>Sessions as the hub plans them and as everybody finds them.</summary>
public abstract class SessionDesks(On on) : TrainingSuite(on)
{
    [Fact]
    public async Task Each_command_of_a_hub_given_twice_is_written_once()
    {
        var session = await Planned();
        await Again(key => Sessions.Plan(session, Plan(places: 5), Coordinator, key, None));
        foreach (var command in (Command[])[new MoveDoor(RegistrationDoor.Suspended), new MoveDoor(RegistrationDoor.Open), new ConfirmSession(), new PostponeSession()])
        {
            await Again(key => Sessions.Ask(session, command, Coordinator, key, None).AsTask());
        }

        await Again(key => Sessions.Plan(session, Plan(inDays: 45), Coordinator, key, None));
        Assert.Equal(SessionStatus.Planned, (await Sessions.Find(session, None))!.Status);
        await Again(key => Sessions.Ask(session, new CancelSession(SessionEndedWhy.VenueLost), Coordinator, key, None).AsTask());
        Assert.Equal((SessionStatus.Cancelled, SessionEndedWhy.VenueLost), ((await Sessions.Find(session, None))!.Status, (await Sessions.Find(session, None))!.Why));

        foreach (var command in (Command[])[new MoveDoor(RegistrationDoor.Closed), new ConfirmSession(), new CountAttendance(3)])
        {
            Assert.Equal("not-allowed", (await Sessions.Ask(session, command, Neighbour, Next(), None)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task What_the_course_says_holds_for_its_sessions()
    {
        await Courses.Describe(Course, Profile with { Trainers = TrainerComposition.PeerPlusProfessional }, Coordinator, Next(), None);
        await Sessions.Plan(At("un"), Plan(), Coordinator, Next(), None);
        var session = (await Sessions.Find(At("un"), None))!;
        Assert.Equal(("Posture et limites", true, false), (session.Plan.Title, session.Plan.NeedsPair, session.HasTeam));
        Assert.Equal("pair-missing", (await Sessions.Ask(At("un"), new ConfirmSession(), Coordinator, Next(), None)).Refusal?.Code);
        Assert.Equal("course", (await Sessions.Plan(At("deux"), Plan() with { Course = Course with { Key = "nulle-part" } }, Coordinator, Next(), None)).Refusal?.Detail);
        Assert.Equal("course", (await Sessions.Plan(At("deux", Bretagne), Plan(), Neighbour, Next(), None)).Refusal?.Detail);
    }

    [Fact]
    public async Task Presence_is_a_count_that_only_the_hub_reads()
    {
        var session = await Planned();
        Home.Clock.Advance(TimeSpan.FromDays(31));
        await Ring();
        Assert.Equal(SessionStatus.Done, (await Sessions.Find(session, None))!.Status);
        await Again(key => Sessions.Ask(session, new CountAttendance(9), Coordinator, key, None).AsTask());
        Assert.Equal(9, (await Sessions.Load(session, None))!.Attended);
        Assert.DoesNotContain("Attended", typeof(ListedSession).GetProperties().Select(property => property.Name));
    }

    [Fact]
    public async Task Sessions_are_found_between_dates_by_each_filter()
    {
        await Planned("loin", Plan(inDays: 60));
        await Planned("pres", Plan(inDays: 10, places: null));
        await Planned("ecran", Plan(inDays: 20) with { Way = TrainingWay.Remote, Department = null });
        var always = new SessionFilter(Home.Now, Home.Now.AddDays(400));
        await Holds(always, "pres", "ecran", "loin");
        await Holds(always with { To = Start(20) }, "pres");
        await Holds(always with { From = Start(10).AddHours(8) }, "ecran", "loin");
        await Holds(always with { From = Start(10).AddHours(7) }, "pres", "ecran", "loin");
        await Holds(always with { Hubs = [Bretagne] });
        await Holds(always with { Hubs = [] });
        await Holds(always with { Departments = [DepartmentCode.Parse("38"), DepartmentCode.Parse("2A")] }, "pres", "loin");
        await Holds(always with { Way = TrainingWay.Remote }, "ecran");
        await Holds(always with { Statuses = [SessionStatus.Confirmed] });
        await Sessions.Ask(At("pres"), new MoveDoor(RegistrationDoor.Suspended), Coordinator, Next(), None);
        await Sessions.Ask(At("ecran"), new PostponeSession(), Coordinator, Next(), None);
        await Holds(always with { Open = true }, "loin");
        Assert.All((await Sessions.Between(always, None)).Items, one => Assert.Equal(one.Grain.Key == "loin", one.TakesRegistrations(Home.Now)));
        Assert.Equal(["loin", "ecran", "pres"], (await Sessions.OfCourse(Course, None)).Select(one => one.Grain.Key));

        DateTimeOffset Start(int inDays) => ParisTime.At(Today.AddDays(inDays), new TimeOnly(9, 0)).ToUniversalTime();

        async Task Holds(SessionFilter filter, params string[] keys) => Assert.Equal(keys, (await Sessions.Between(filter, None)).Items.Select(one => one.Grain.Key));
    }

    /// <summary>Several begin at one instant, so that their order is by name; pages of any length meet in the middle of them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(50)]
    public async Task A_list_by_date_is_read_page_after_page_and_says_when_it_is_cut(int page)
    {
        var keys = new List<string>();
        foreach (var day in new[] { 12, 10, 10, 11, 10, 20, 10, 10, 13, 10, 10, 14 })
        {
            keys.Add($"{day}-{(char)('a' + keys.Count)}");
            await Planned(keys[^1], Plan(inDays: day));
        }

        keys.Sort(StringComparer.Ordinal);
        var always = new SessionFilter(Home.Now, Home.Now.AddDays(400));
        var dates = new SessionDates(Home.Store, Home.Clock) { Page = page, Most = 12 };
        var whole = await dates.Between(always, None);
        Assert.True(whole.IsWhole);
        Assert.Equal(keys, whole.Items.Select(one => one.Grain.Key));
        for (var most = 1; most <= 13; most++)
        {
            var (part, rest) = (await dates.Between(always, None, most), new List<string>());
            Assert.Equal(most >= 12, part.IsWhole);
            Assert.Equal(keys.Take(most), part.Items.Select(one => one.Grain.Key));

            // Followed by its parts, as software does that reads the mark back from an address.
            for (SessionMark? mark = null; ;)
            {
                var next = await dates.Between(always with { After = mark }, None, most);
                rest.AddRange(next.Items.Select(one => one.Grain.Key));
                if (next.IsWhole)
                {
                    break;
                }

                Assert.True(SessionMark.TryParse(SessionMark.Of(next.Items[^1]).ToString(), Aura, out var read));
                mark = read;
            }

            Assert.Equal(keys, rest);
        }

        Assert.Empty((await dates.Between(always with { Course = Course with { Key = "autre" } }, None)).Items);
        Assert.Equal(12, (await dates.Between(always with { Course = Course }, None)).Items.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("posture-1")]
    [InlineData(".posture-1")]
    [InlineData("-5.posture-1")]
    [InlineData("1.POSTURE")]
    [InlineData("1.a.b")]
    [InlineData("9223372036854775807.a")]
    [InlineData("99999999999999999999999999.a")]
    public void What_is_no_place_in_the_order_is_none(string? text) => Assert.False(SessionMark.TryParse(text, Aura, out _));

    /// <summary>27 and 28 March 2027, 30 and 31 October 2027: 9 h is 8 h then 7 h UTC, and 7 h then 8 h.</summary>
    [Theory]
    [InlineData("2027-03-27", 8, 7)]
    [InlineData("2027-10-30", 7, 8)]
    public async Task Over_a_clock_change_the_hours_of_Paris_stand(string saturday, int first, int second)
    {
        var day = DateOnly.Parse(saturday, System.Globalization.CultureInfo.InvariantCulture);
        await Planned("week-end", Plan(3, [new SessionDay(day, new TimeOnly(9, 0), new TimeOnly(12, 0)), new SessionDay(day.AddDays(1), new TimeOnly(9, 0), new TimeOnly(12, 0))]));
        var sunday = new SessionFilter(ParisTime.At(day.AddDays(1), TimeOnly.MinValue), ParisTime.At(day.AddDays(2), TimeOnly.MinValue));
        var found = Assert.Single((await Sessions.Between(sunday, None)).Items).Plan;
        Assert.Equal([first, second], found.Days.Select(one => one.Start.Hour));
        Assert.All(found.Days, one => Assert.Equal(9, ParisTime.Of(one.Start).Hour));
    }
}
