using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Node.Tests.Engine;
using Federation.Storage.Collectives;

namespace Federation.Node.Tests.Desk;

public sealed class CollectiveDesksOnSqlite() : CollectiveDesks(On.Sqlite);

public sealed class CollectiveDesksOnPostgres() : CollectiveDesks(On.Postgres);

public abstract class CollectiveDesks(On on) : TrainingSuite(on)
{
    private MeetingPlan Meeting(string key, int inDays) => new(
        key, [new MeetingTime(Today.AddDays(inDays), new TimeOnly(14, 0), new TimeOnly(16, 0)), new MeetingTime(Today.AddDays(inDays + 2), new TimeOnly(9, 30), new TimeOnly(12, 0))],
        MeetingWay.Mixed, DepartmentCode.Parse("69"), "Lyon", null, 12, "Être seul de son métier");

    [Fact]
    public async Task Each_command_given_twice_is_written_once()
    {
        await Twice(new DescribeCollective(Group));
        await Twice(new PlanMeeting(Meeting("un", 1)));
        await Twice(new PlanMeeting(Meeting("deux", 20)));
        await Twice(new PlanMeeting(Meeting("deux", 25)));
        await Twice(new CancelMeeting("deux"));
        Home.Clock.Advance(TimeSpan.FromDays(2));
        await Twice(new CountMeeting("un", 6));
        Assert.Equal(6, (await Collectives.Load(Collective, None))!.Find("un")!.Present);
        Assert.DoesNotContain("Present", typeof(ListedMeeting).GetProperties().Select(property => property.Name));
        Assert.Equal("not-allowed", (await Collectives.Ask(Collective, new CancelMeeting("un"), Neighbour, Next(), None)).Refusal?.Code);

        Task Twice(Command command) => Again(key => Collectives.Ask(Collective, command, Coordinator, key, None).AsTask());
    }

    [Fact]
    public async Task Meetings_are_found_between_dates_by_each_filter()
    {
        await Collectives.Ask(Collective, new DescribeCollective(Group), Coordinator, Next(), None);
        foreach (var command in (Command[])[new PlanMeeting(Meeting("tard", 40)), new PlanMeeting(Meeting("tot", 5)), new CancelMeeting("tard")])
        {
            Assert.True((await Collectives.Ask(Collective, command, Coordinator, Next(), None)).Accepted);
        }

        var always = new MeetingFilter(Home.Now, Home.Now.AddDays(400));
        await Holds(always, "tot", "tard");
        await Holds(always with { Cancelled = false }, "tot");
        await Holds(always with { From = Home.Now.AddDays(9) }, "tard");
        await Holds(always with { From = Home.Now.AddDays(6) }, "tot", "tard");
        await Holds(always with { Hubs = [Bretagne] });
        await Holds(always with { Departments = [DepartmentCode.Parse("69")], Way = MeetingWay.Mixed, Collective = Collective }, "tot", "tard");
        await Holds(always with { Collective = Collective with { Hub = Bretagne } });
        var meeting = (await Collectives.Between(always, None)).Items[0];
        Assert.Equal(("Collectif de pairs", CollectiveAudience.PeersOnly, 2), (meeting.Name, meeting.Audience, meeting.Plan.Times.Length));
        Assert.Equal(Group, Assert.Single(await Collectives.All(None)).Profile);
        Assert.Equal(Group, (await Collectives.Find(Collective, None))!.Profile);

        async Task Holds(MeetingFilter filter, params string[] keys) => Assert.Equal(keys, (await Collectives.Between(filter, None)).Items.Select(one => one.Plan.Key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Meetings_are_read_page_after_page_and_the_list_says_when_it_is_cut(int page)
    {
        await Collectives.Ask(Collective, new DescribeCollective(Group), Coordinator, Next(), None);
        foreach (var (key, day) in new[] { ("c", 5), ("a", 5), ("b", 5), ("z", 4), ("d", 9), ("e", 9), ("f", 9) })
        {
            Assert.True((await Collectives.Ask(Collective, new PlanMeeting(Meeting(key, day)), Coordinator, Next(), None)).Accepted);
        }

        var always = new MeetingFilter(Home.Now, Home.Now.AddDays(400));
        var dates = new CollectiveDates(Home.Store) { Page = page, Most = 7 };
        for (var most = 1; most <= 8; most++)
        {
            var found = await dates.Between(always, None, most);
            Assert.Equal((most >= 7, "zabcdef"[..Math.Min(most, 7)]), (found.IsWhole, string.Concat(found.Items.Select(one => one.Plan.Key))));
        }
    }
}
