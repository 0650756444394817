using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Training;
using Federation.Gateway.Jobs;

namespace Federation.Gateway.Training.Lheo;

/// <summary>Dates, and how one registers: on the page behind the link, so no address of a desk is known.</summary>
internal static class LheoSession
{
    private const string Online = "Inscription en ligne";

    public static void Write(LheoWriter to, SessionSheet sheet, OfferSite site)
    {
        var plan = sheet.Plan;
        var days = TrainingLines.Days(plan);

        // Other days are looked for: those of the plan are no longer announced, and nobody registers meanwhile.
        var postponed = sheet.Status == SessionStatus.Postponed;
        using var session = to.Element("session");
        to.Xml.WriteAttributeString("numero", $"{sheet.Grain.Hub}/{sheet.Grain.Key}");
        to.Xml.WriteAttributeString("datemaj", sheet.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Period(to, postponed ? null : days[0].Date, postponed ? null : days[^1].Date);
        using (to.Element("adresse-inscription"))
        {
            to.Place(null, Online, plan.Department, plan.Commune);
        }

        to.Maybe("modalites-inscription", "En ligne, sans compte.", 255);
        to.Code("etat-recrutement", LheoCodes.Of(postponed && sheet.Door == RegistrationDoor.Open ? RegistrationDoor.Suspended : sheet.Door));
        if (plan.Places is { } places)
        {
            using var recruiting = to.Element("recrutement");
            to.Code("modalite-recrutement", "0");
            to.Code("nb-places", Math.Clamp(places, 0, 99_999).ToString(CultureInfo.InvariantCulture));
        }

        to.Link("url-session", site.With(TrainingPaths.Session(sheet.Grain), ""));
        to.Extras(
            ("etat", Codes<SessionStatus>.Of(sheet.Status)),
            ("places-libres", sheet.Free is { } free ? Math.Max(0, free).ToString(CultureInfo.InvariantCulture) : null));
    }

    /// <summary>A course is offered, and nobody has said when.</summary>
    public static void WriteUndated(LheoWriter to, CourseProfile course, string page)
    {
        using var session = to.Element("session");
        Period(to, null, null);
        using (to.Element("adresse-inscription"))
        {
            to.Place(null, Online, course.Department, course.Commune);
        }

        to.Link("url-session", page);
    }

    private static void Period(LheoWriter to, DateOnly? first, DateOnly? last)
    {
        using var period = to.Element("periode");
        to.Day("debut", first);
        to.Day("fin", last);
    }
}
