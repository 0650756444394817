using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;

namespace Federation.Node.Exchange.Records;

/// <param name="Sessions">In the order of the record.</param>
internal sealed record CourseRecord(GrainId Grain, DescribeCourse Describe, ImmutableArray<(GrainId Grain, PlanSession Plan)> Sessions);

/// <summary>Examples of courses and of sessions with known days. A month or a season is no day: it stands in the note.</summary>
internal static class CourseRecords
{
    private const int MostSessions = 20;

    public static CourseRecord Read(RecordCursor record)
    {
        var id = record.Slug("id", GrainId.LongestKey);
        var hub = record.Value<HubId>("hub", HubId.TryParse, "not-a-slug");
        var course = new GrainId(hub, GrainKind.Course, id);
        var (region, department) = RecordPlaces.Read(record);
        var profile = new CourseProfile(
            record.Text("title", CourseGuards.LongestTitle), record.Value<CourseKind>("kind", Codes<CourseKind>.TryParse, "unknown-code"),
            record.Value<CourseStatus>("status", Codes<CourseStatus>.TryParse, "unknown-code"), record.Texts("providers", 10, GrainId.LongestKey),
            region, department, Line(record, "commune"), Set<CourseAudience>(record, "audiences"), Set<TrainingTheme>(record, "themes"),
            Code<Prerequisite>(record, "prerequisite"), Line(record, "prerequisite_note"), Line(record, "admission"), Length(record.Object("length")), record.OptionalNumber("places", 1, 1000),
            Price(record.Object("price")), [.. record.Objects("modules", CourseGuards.MostLines).Select(Module)], record.Texts("contents", CourseGuards.MostLines, CourseGuards.LongestText),
            Code<TrainerComposition>(record, "trainers"), Line(record, "trainers_note"), Code<Certification>(record, "certification"), Line(record, "certification_note"),
            Line(record, "format"), Line(record, "follow_up"), Line(record, "note"), Parent(record.Object("parent")), record.Text("source", RecordReader.LongestSource));
        ImmutableArray<(GrainId, PlanSession)> sessions = [.. record.Objects("sessions", MostSessions).Select(one => Session(one, course, profile))];
        record.Close();
        return new CourseRecord(course, new DescribeCourse(profile), sessions);
    }

    private static (GrainId Grain, PlanSession Plan) Session(RecordCursor record, GrainId course, CourseProfile profile)
    {
        var id = record.Slug("id", GrainId.LongestKey);
        var plan = new SessionPlan(
            course, profile.Title, [.. record.Objects("days", SessionPlan.MostDays).Select(Day)], record.Value<TrainingWay>("way", Codes<TrainingWay>.TryParse, "unknown-code"),
            record.Optional<DepartmentCode>("department", DepartmentCode.TryParse, "unknown-department"), record.OptionalText("commune", 200), record.OptionalText("venue", 200),
            record.OptionalNumber("places", 1, SessionPlan.MostPlaces), profile.Price with { Text = null }, profile.NeedsPair, record.OptionalText("label", 200), Source: profile.Source);
        record.Close();
        return (new GrainId(course.Hub, GrainKind.Session, id), new PlanSession(plan));
    }

    private static SessionDay Day(RecordCursor record)
    {
        var day = new SessionDay(record.Value<DateOnly>("date", IsDay, "invalid-date"), record.Value<TimeOnly>("from", IsClock, "invalid-time"), record.Value<TimeOnly>("to", IsClock, "invalid-time"));
        record.Close();
        return day;
    }

    private static CourseLength Length(RecordCursor? record)
    {
        if (record is null)
        {
            return new CourseLength(null, null, null, null);
        }

        var length = new CourseLength(record.OptionalAmount("hours", 2000), record.OptionalNumber("days", 1, 400), record.OptionalNumber("weeks", 1, 200), Line(record, "text"));
        record.Close();
        return length;
    }

    private static PriceOfCourse Price(RecordCursor? record)
    {
        if (record is null)
        {
            return new PriceOfCourse(CoursePrice.Unknown, null, null, null, []);
        }

        var price = new PriceOfCourse(
            record.Value<CoursePrice>("code", Codes<CoursePrice>.TryParse, "unknown-code"), record.OptionalAmount("euros", 100_000), record.OptionalNumber("year", 2000, 2100), Line(record, "text"),
            record.Texts("funders", 10, GrainId.LongestKey));
        record.Close();
        return price;
    }

    private static CourseModule Module(RecordCursor record)
    {
        var module = new CourseModule(record.Text("title", CourseGuards.LongestText), record.OptionalAmount("hours", 2000), Line(record, "note"));
        record.Close();
        return module;
    }

    private static GrainId? Parent(RecordCursor? record)
    {
        if (record is null)
        {
            return null;
        }

        var parent = new GrainId(record.Value<HubId>("hub", HubId.TryParse, "not-a-slug"), GrainKind.Course, record.Slug("id", GrainId.LongestKey));
        record.Close();
        return parent;
    }

    private static bool IsDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool IsClock(string? text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static string? Line(RecordCursor record, string name) => record.OptionalText(name, CourseGuards.LongestText);

    /// <summary>Left out: not stated.</summary>
    private static T Code<T>(RecordCursor record, string name) where T : struct, Enum => record.Optional<T>(name, Codes<T>.TryParse, "unknown-code") ?? default;

    private static ImmutableArray<T> Set<T>(RecordCursor record, string name) where T : struct, Enum =>
        [.. record.Values<T>(name, Codes<T>.All.Count, Codes<T>.TryParse, "unknown-code").Distinct().Order()];
}
