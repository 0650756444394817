using System.Text.Json;
using Federation.Domain.Training;
using Federation.Gateway.Jobs;

namespace Federation.Gateway.Training.SchemaOrg;

internal static class SessionLd
{
    public static void Write(Utf8JsonWriter json, SessionSheet sheet, CourseProfile course, OfferSite site)
    {
        var (plan, days, page) = (sheet.Plan, TrainingLines.Days(sheet.Plan), site.With(TrainingPaths.Session(sheet.Grain), ""));
        json.WriteStartObject();
        json.WriteString("@type", "CourseInstance");
        json.WriteString("@id", page);
        json.WriteString("url", page);
        json.WriteString("name", TrainingLines.Title(plan.Title, plan.Source));
        json.WriteString("courseMode", plan.Way == TrainingWay.Remote ? "Online" : "Onsite");
        json.WriteString("startDate", LdParts.Instant(days[0].Start));
        json.WriteString("endDate", LdParts.Instant(days[^1].End));
        LdParts.Status(json, sheet.Status switch
        {
            SessionStatus.Postponed => "Postponed",
            SessionStatus.Cancelled => "Cancelled",
            _ => "Scheduled",
        });
        LdParts.Places(json, plan.Way == TrainingWay.InPerson, plan.Way == TrainingWay.Remote, plan.Department, plan.Commune, plan.Venue, page);
        if (CourseLd.Workload(course.Length) is { } time)
        {
            json.WriteString("courseWorkload", time);
        }

        if (plan.Places is { } places)
        {
            json.WriteNumber("maximumAttendeeCapacity", places);
            json.WriteNumber("remainingAttendeeCapacity", Math.Clamp(sheet.Free ?? 0, 0, places));
        }

        LdParts.Price(json, plan.Price);
        Days(json, days);
        json.WriteEndObject();
    }

    /// <summary>Days that do not follow each other, each with its hours.</summary>
    private static void Days(Utf8JsonWriter json, IReadOnlyList<SessionDay> days)
    {
        if (days.Count == 1)
        {
            return;
        }

        json.WriteStartArray("subEvent");
        for (var i = 0; i < days.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("@type", "Event");
            json.WriteString("name", $"Jour {i + 1} sur {days.Count}");
            json.WriteString("startDate", LdParts.Instant(days[i].Start));
            json.WriteString("endDate", LdParts.Instant(days[i].End));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
