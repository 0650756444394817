using System.Text.Json;
using Federation.Domain.Collectives;
using Federation.Domain.Training;
using Federation.Gateway.Tests.Peers;
using Federation.Gateway.Training;
using Federation.Gateway.Training.SchemaOrg;

namespace Federation.Gateway.Tests.Training;

public sealed class LinkedDataTests
{
    private const int Hostile = 100;

    [Fact]
    public void A_course_that_says_all_is_told_whole()
    {
        var course = Read(Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan)));
        Assert.Equal(("Course", "https://pairs.example/formations/aura/posture"), (Text(course, "@type"), Text(course, "url")));
        Assert.Equal(["Association exemple", "École exemple"], course.GetProperty("provider").EnumerateArray().Select(one => Text(one, "name")));
        Assert.Equal(["Posture et limites", "La santé mentale"], course.GetProperty("about").Texts());
        Assert.Equal("PT15H30M", Text(course, "timeRequired"));
        Assert.Equal((450.5m, "EUR", "Paid"), (course.GetProperty("offers").GetProperty("price").GetDecimal(), Text(course.GetProperty("offers"), "priceCurrency"), Text(course.GetProperty("offers"), "category")));
        Assert.Equal("un diplôme d’université", Text(course, "educationalCredentialAwarded"));
        var session = Assert.Single(course.GetProperty("hasCourseInstance").EnumerateArray().ToList());
        Assert.Equal(("2027-03-27T09:00:00+01:00", "2027-10-31T17:00:00+01:00"), (Text(session, "startDate"), Text(session, "endDate")));
        Assert.Equal(("Onsite", "https://schema.org/OfflineEventAttendanceMode", "https://schema.org/EventScheduled"), (Text(session, "courseMode"), Text(session, "eventAttendanceMode"), Text(session, "eventStatus")));
        Assert.Equal((12, 3), (session.GetProperty("maximumAttendeeCapacity").GetInt32(), session.GetProperty("remainingAttendeeCapacity").GetInt32()));
        Assert.Equal(["2027-03-27T09:00:00+01:00", "2027-03-28T09:00:00+02:00", "2027-10-31T09:00:00+01:00"], session.GetProperty("subEvent").EnumerateArray().Select(day => Text(day, "startDate")));
        Assert.False(session.TryGetProperty("instructor", out _));
    }

    [Fact]
    public void What_a_course_does_not_say_is_left_out_and_nothing_is_free_that_nobody_called_so()
    {
        var course = Read(Sheets.Course(Sheets.Bare));
        foreach (var absent in new[] { "offers", "timeRequired", "audience", "coursePrerequisites", "educationalCredentialAwarded", "hasCourseInstance", "teaches", "about" })
        {
            Assert.False(course.TryGetProperty(absent, out _), absent);
        }

        Assert.Equal("Auvergne-Rhône-Alpes", Text(course.GetProperty("provider")[0], "name"));
        Assert.Equal("Free", Text(Read(Sheets.Course(Sheets.Bare with { Price = Sheets.Bare.Price with { Price = CoursePrice.Free } })).GetProperty("offers"), "category"));
    }

    [Theory]
    [InlineData(SessionStatus.AtRisk, "EventScheduled")]
    [InlineData(SessionStatus.Postponed, "EventPostponed")]
    [InlineData(SessionStatus.Cancelled, "EventCancelled")]
    public void A_session_says_whether_it_takes_place(SessionStatus status, string expected) => Assert.Equal(
        $"https://schema.org/{expected}", Text(Read(Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan, status: status))).GetProperty("hasCourseInstance")[0], "eventStatus"));

    [Fact]
    public void A_meeting_that_is_held_twice_is_two_events()
    {
        var events = JsonDocument.Parse(MeetingLd.Text([Sheets.Meeting()], Sheets.Site)!).RootElement.GetProperty("@graph").EnumerateArray().ToList();
        Assert.Equal(["2027-10-30T14:00:00+02:00", "2027-11-02T09:30:00+01:00"], events.Select(one => Text(one, "startDate")));
        Assert.All(events, one => Assert.Equal(["Place", "VirtualLocation"], one.GetProperty("location").EnumerateArray().Select(place => Text(place, "@type"))));
        Assert.Null(MeetingLd.Text([], Sheets.Site));
    }

    [Fact]
    public async Task Every_shape_and_every_course_of_the_sources_is_of_schema_org()
    {
        CourseSheet[] courses = [Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan), Sheets.Session(Sheets.Plan with { Way = TrainingWay.Remote }, "posture-2", SessionStatus.AtRisk)), Sheets.Course(Sheets.Bare), .. Sheets.Demonstration()];
        MeetingSheet[] meetings = [.. Enum.GetValues<MeetingWay>().Select(way => Sheets.Meeting(way)), Sheets.Meeting(cancelled: true, audience: CollectiveAudience.NotStated)];
        var answers = await NodePeer.Ask("training.mjs", [.. courses.Select(course => new { Text = Written(course), Graph = false }), new { Text = MeetingLd.Text(meetings, Sheets.Site)!, Graph = true }]);
        Assert.All(answers, answer => Assert.Empty(answer.GetProperty("faults").Texts()));
        Assert.All(answers.Take(courses.Length), answer => Assert.Equal(["https://schema.org/Course"], answer.GetProperty("types").Texts()));
        Assert.All(answers[^1].GetProperty("types").Texts(), type => Assert.Equal("https://schema.org/Event", type));
    }

    [Fact]
    public async Task Whatever_the_texts_are_a_page_holds_one_block_of_data_and_what_follows_it_stands()
    {
        var written = Enumerable.Range(0, Hostile).Select(seed => Written(Sheets.Hostile(Seeds.Of(seed)))).ToList();
        var meetings = MeetingLd.Text(Enumerable.Range(0, MeetingLd.Most).Select(seed => Sheets.HostileMeeting(Seeds.Of(seed))), Sheets.Site)!;
        var pages = await NodePeer.Ask("page.mjs", [.. written.Append(meetings).Select(data => new { Data = data, Html = "" })]);
        for (var seed = 0; seed <= Hostile; seed++)
        {
            var (page, data) = (pages[seed], seed < Hostile ? written[seed] : meetings);
            Assert.Equal((seed, 1, true, 0), (seed, page.GetProperty("scripts").GetInt32(), page.GetProperty("after").GetBoolean(), page.GetProperty("comments").GetInt32()));
            Assert.Equal(data, page.GetProperty("data").GetString());
            Assert.DoesNotContain("<", data);
            Assert.InRange(data.Length, 1, 250_000);
        }

        var answers = await NodePeer.Ask("training.mjs", [.. written.Select(text => new { Text = text, Graph = false }), new { Text = meetings, Graph = true }]);
        for (var seed = 0; seed <= Hostile; seed++)
        {
            Assert.True(answers[seed].GetProperty("faults").GetArrayLength() == 0, $"seed {seed}: {answers[seed]}");
        }
    }

    [Fact]
    public async Task The_validator_finds_what_is_wrong()
    {
        var good = Written(Sheets.Course(Sheets.Whole, Sheets.Session(Sheets.Plan)));
        string[] spoiled =
        [
            good.Replace("\"provider\"", "\"giver\""), good.Replace("\"courseMode\"", "\"mode\""), good.Replace("https://schema.org/EventScheduled", "https://schema.org/EventPlanned"),
            good.Replace("\"startDate\"", "\"beginDate\""), good.Replace("\"@type\":\"Organization\"", "\"@type\":\"Place\""),
        ];
        Assert.All(spoiled, text => Assert.NotEqual(good, text));
        Assert.All(await NodePeer.Ask("training.mjs", [.. spoiled.Select(text => new { Text = text, Graph = false })]), answer => Assert.NotEmpty(answer.GetProperty("faults").Texts()));
    }

    private static string Written(CourseSheet course) => CourseLd.Text(course, Sheets.Hub.Structures, Sheets.Hub.Name, Sheets.Site);

    private static JsonElement Read(CourseSheet course) => JsonDocument.Parse(Written(course)).RootElement;

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;
}
