using System.Text;
using System.Text.Json;
using Federation.Domain.Collectives;
using Federation.Gateway.Jobs;
using Federation.Gateway.Words;

namespace Federation.Gateway.Training.SchemaOrg;

/// <summary>The meetings of a collective as schema.org's <c>Event</c>, one for each of their times. Who comes is nobody's: there is neither attendee nor performer.</summary>
public static class MeetingLd
{
    /// <summary>Meetings of one page, the first by date.</summary>
    public const int Most = 50;

    /// <summary>For <c>&lt;script type="application/ld+json"&gt;</c>, unescaped: neither an end of the element nor a comment can stand in it. Null when there are none.</summary>
    public static string? Text(IEnumerable<MeetingSheet> meetings, OfferSite site) =>
        meetings.Take(Most).ToList() is { Count: > 0 } some ? Encoding.UTF8.GetString(Write(some, site).Span) : null;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<MeetingSheet> meetings, OfferSite site) => PlainJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteStartArray("@graph");
        foreach (var meeting in meetings.Take(Most))
        {
            foreach (var time in meeting.Plan.Times.IsDefault ? [] : meeting.Plan.Times.Where(time => time is not null).Take(MeetingPlan.MostTimes))
            {
                Write(json, meeting, time, site);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, MeetingSheet meeting, MeetingTime time, OfferSite site)
    {
        var (plan, page) = (meeting.Plan, site.With(TrainingPaths.Collective(meeting.Collective), ""));
        var name = TrainingLines.Line(meeting.Name) is { Length: > 0 } known ? known : "Rencontre";
        json.WriteStartObject();
        json.WriteString("@type", "Event");
        json.WriteString("url", page);
        json.WriteString("name", TrainingLines.Line(plan.Theme) is { Length: > 0 } theme ? $"{name} : {theme}" : name);
        json.WriteString("startDate", LdParts.Instant(time.Start));
        json.WriteString("endDate", LdParts.Instant(time.End));
        LdParts.Status(json, meeting.Cancelled ? "Cancelled" : "Scheduled");
        LdParts.Places(json, plan.Way != MeetingWay.Remote, plan.Way != MeetingWay.InPerson, plan.Department, plan.Commune, plan.Venue, page);
        json.WriteStartObject("organizer");
        json.WriteString("@type", "Organization");
        json.WriteString("name", name);
        json.WriteString("url", page);
        json.WriteEndObject();
        if (meeting.Audience != CollectiveAudience.NotStated)
        {
            json.WriteStartObject("audience");
            json.WriteString("@type", "Audience");
            json.WriteString("audienceType", Labels.Of(meeting.Audience));
            json.WriteEndObject();
        }

        if (plan.Seats is { } seats)
        {
            json.WriteNumber("maximumAttendeeCapacity", seats);
        }

        json.WriteEndObject();
    }
}
