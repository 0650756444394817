using System.Globalization;
using System.Text;
using System.Text.Json;
using Federation.Domain.Structures;
using Federation.Domain.Training;
using Federation.Gateway.Jobs;
using Federation.Gateway.Words;

namespace Federation.Gateway.Training.SchemaOrg;

/// <summary>
/// A course as schema.org's <c>Course</c>, its sessions as <c>CourseInstance</c> (version 30), in JSON-LD; for one session the same with that one alone.
/// <para>
/// Left out on purpose: <c>instructor</c>, since nobody's name is public, and which lived experience a course is about beyond its own title and themes.
/// </para>
/// </summary>
public static class CourseLd
{
    public const string ContentType = "application/ld+json";

    /// <summary>Sessions of one text, the first by date. The address of a course says where the others are; its page shows the first alone, and each session has a page.</summary>
    public const int MostSessions = 50;

    /// <summary>For <c>&lt;script type="application/ld+json"&gt;</c>, unescaped: neither an end of the element nor a comment can stand in it.</summary>
    public static string Text(CourseSheet sheet, IReadOnlyDictionary<string, StructureProfile> structures, string hub, OfferSite site) =>
        Encoding.UTF8.GetString(Write(sheet, structures, hub, site).Span);

    /// <param name="structures">Of the hub, by key: who gives the course.</param>
    /// <param name="hub">Name of the hub, which stands for who gives it where nobody is named.</param>
    public static ReadOnlyMemory<byte> Write(CourseSheet sheet, IReadOnlyDictionary<string, StructureProfile> structures, string hub, OfferSite site) => PlainJson.Write(json =>
    {
        var (course, page) = (sheet.Profile, site.With(TrainingPaths.Course(sheet.Grain), ""));
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        json.WriteString("@type", "Course");
        json.WriteString("@id", page);
        json.WriteString("url", page);
        json.WriteString("name", TrainingLines.Title(course));
        json.WriteString("description", Description(course));
        json.WriteString("inLanguage", "fr");
        Providers(json, course, structures, hub);
        json.WriteStrings("about", [.. TrainingLines.Listed(course.Themes).Where(Enum.IsDefined).Select(Labels.Of)]);
        json.WriteStrings("teaches", [.. TrainingLines.Listed(course.Contents).Select(line => TrainingLines.Line(line)).Where(line => line.Length > 0)]);
        if (course.Prerequisite != Prerequisite.NotStated)
        {
            json.WriteString("coursePrerequisites", TrainingLines.Prerequisite(course));
        }

        if (course.Certification is Certification.Certificate or Certification.AccessDiploma or Certification.UniversityDiploma)
        {
            json.WriteString("educationalCredentialAwarded", TrainingLines.Certification(course));
        }

        Audience(json, course);
        if (Workload(course.Length) is { } time)
        {
            json.WriteString("timeRequired", time);
        }

        LdParts.Price(json, course.Price);
        Instances(json, sheet, site);
        json.WriteEndObject();
    });

    /// <summary>ISO 8601, "PT14H" or "PT3H30M"; null when no hours are stated.</summary>
    internal static string? Workload(CourseLength length)
    {
        if (length.Hours is not (> 0 and < 10_000) || length.Hours is not { } hours)
        {
            return null;
        }

        var minutes = (int)Math.Round(hours * 60);
        return minutes % 60 == 0 ? $"PT{minutes / 60}H" : string.Create(CultureInfo.InvariantCulture, $"PT{minutes / 60}H{minutes % 60}M");
    }

    private static string Description(CourseProfile course)
    {
        var themes = string.Join(", ", TrainingLines.Listed(course.Themes).Where(Enum.IsDefined).Select(Labels.Of));
        var said = string.Join(' ', new[] { TrainingLines.Line(course.Note), themes.Length > 0 ? $"{themes}." : "", TrainingLines.Length(course.Length) }.Where(part => part.Length > 0));
        return said.Length > 0 ? said : TrainingLines.Title(course);
    }

    private static void Providers(Utf8JsonWriter json, CourseProfile course, IReadOnlyDictionary<string, StructureProfile> structures, string hub)
    {
        var known = TrainingLines.Listed(course.Providers).Select(structures.GetValueOrDefault).OfType<StructureProfile>().ToList();
        json.WriteStartArray("provider");
        foreach (var name in known.Count == 0 ? [hub] : known.Select(one => Inert.Line(one.Name, 300)))
        {
            json.WriteStartObject();
            json.WriteString("@type", "Organization");
            json.WriteString("name", name.Length > 0 ? name : "Organisme non précisé");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Audience(Utf8JsonWriter json, CourseProfile course)
    {
        var named = TrainingLines.Listed(course.Audiences).Where(Enum.IsDefined).Select(Labels.Of).ToList();
        if (named.Count == 0)
        {
            return;
        }

        json.WriteStartObject("audience");
        json.WriteString("@type", "EducationalAudience");
        json.WriteStrings("educationalRole", named);
        json.WriteEndObject();
    }

    private static void Instances(Utf8JsonWriter json, CourseSheet sheet, OfferSite site)
    {
        var shown = sheet.Sessions.Where(session => TrainingLines.Days(session.Plan).Count > 0).Take(MostSessions).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        json.WriteStartArray("hasCourseInstance");
        foreach (var session in shown)
        {
            SessionLd.Write(json, session, sheet.Profile, site);
        }

        json.WriteEndArray();
    }
}
