using Federation.Domain.Training;
using Federation.Node.Exchange.Records;

namespace Federation.Node.Tests.Exchange;

public sealed class CourseRecordTests
{
    private const string Course = """{"id":"cours","hub":"aura","title":"Posture","kind":"catalogue","status":"offered","source":"document, ligne 1","sessions":[{"id":"cours-1","way":"remote","days":[{"date":"2027-03-27","from":"09:00","to":"12:00"},{"date":"2027-03-28","from":"09:00","to":"12:00"}]}]}""";
    private const string Collective = """{"id":"pairs","hub":"aura","name":"Collectif","kind":"practice-exchange","status":"active","source":"document, ligne 1"}""";

    private static RecordSet Courses(params string[] records) => Folders.Set((RecordSet.Hubs, Folders.List(Folders.Hub, Folders.OtherHub)), (RecordSet.Courses, Folders.List(records)));

    private static RecordSet Collectives(params string[] records) => Folders.Set((RecordSet.Hubs, Folders.List(Folders.Hub, Folders.OtherHub)), (RecordSet.Collectives, Folders.List(records)));

    public static TheoryData<string, string, string, string> Bad => new()
    {
        { "title", "\"\"", "title", "blank" },
        { "kind", "\"cours\"", "kind", "unknown-code" },
        { "kind", "\"variant\"", "parent", "refused" },
        { "parent", """{"hub":"aura","id":"nulle-part"}""", "parent", "unknown-course" },
        { "hub", "\"nulle-part\"", "hub", "unknown-hub" },
        { "themes", """["couture"]""", "themes[0]", "unknown-code" },
        { "note", "\"Écrire à moi@exemple.fr\"", "note", "refused" },
        { "price", """{"code":"stated"}""", "price", "refused" },
        { "length", """{"hours":0}""", "length.hours", "out-of-range" },
        { "trainer", "\"Camille\"", "trainer", "unknown-field" },
        { "sessions", """[{"id":"s","way":"remote","days":[]}]""", "sessions[0]", "refused" },
        { "sessions", """[{"id":"s","way":"remote","days":[{"date":"2027-02-30","from":"09:00","to":"12:00"}]}]""", "sessions[0].days[0].date", "invalid-date" },
        { "sessions", """[{"id":"s","way":"remote","days":[{"date":"2027-02-03","from":"9 h","to":"12:00"}]}]""", "sessions[0].days[0].from", "invalid-time" },
        { "sessions", """[{"id":"s","way":"remote","venue":"Appeler le 06 12 34 56 78","days":[{"date":"2027-02-03","from":"09:00","to":"12:00"}]}]""", "sessions[0]", "refused" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void One_bad_course_names_its_field_and_nothing_is_planned(string field, string json, string at, string code)
    {
        var reading = Folders.Read(Courses(Folders.With(Course, field, json)));
        Assert.Null(reading.Plan);
        Assert.Equal((RecordSet.Courses, at, code), (reading.Faults[0].Place.File, reading.Faults[0].Field ?? "", reading.Faults[0].Code));
    }

    [Theory]
    [InlineData("purpose", "\"https://exemple.fr\"", "purpose", "refused")]
    [InlineData("audience", "\"everyone\"", "audience", "unknown-code")]
    [InlineData("members", "[]", "members", "unknown-field")]
    [InlineData("host", "\"L’Abri\"", "host", "not-a-slug")]
    public void One_bad_collective_names_its_field_and_nothing_is_planned(string field, string json, string at, string code)
    {
        var fault = Folders.Read(Collectives(Folders.With(Collective, field, json))).Faults[0];
        Assert.Equal((RecordSet.Collectives, at, code), (fault.Place.File, fault.Field ?? "", fault.Code));
    }

    [Fact]
    public void A_session_follows_its_course_and_keeps_its_clock_over_a_clock_change()
    {
        var steps = Folders.Read(Courses(Course)).Plan!.Steps.Where(step => step.Place.File == RecordSet.Courses).ToList();
        Assert.IsType<DescribeCourse>(steps[0].Command);
        Assert.Equal([8, 7], Assert.IsType<PlanSession>(steps[1].Command).Plan.Days.Select(day => day.Start.Hour));
        Assert.False(steps[1].Mirrored);
    }

    [Fact]
    public void Two_records_of_one_id_and_two_sessions_of_one_id_are_one_too_many()
    {
        Assert.Equal("duplicate-id", Folders.Read(Courses(Course, Course)).Faults[0].Code);
        var fault = Assert.Single(Folders.Read(Courses(Course, Folders.With(Course, "id", "\"autre\""))).Faults);
        Assert.Equal(("duplicate-id", "sessions[0].id"), (fault.Code, fault.Field));
        Assert.Equal("duplicate-id", Assert.Single(Folders.Read(Collectives(Collective, Collective)).Faults).Code);
    }
}
