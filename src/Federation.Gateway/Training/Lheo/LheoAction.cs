using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Jobs;
using Federation.Gateway.Words;

namespace Federation.Gateway.Training.Lheo;

/// <summary>Where, how and for how much a course is given, with the sessions of that place.</summary>
internal static class LheoAction
{
    private const int LongestText = 3_000;

    public static void WriteAll(LheoWriter to, LheoHub hub, CourseSheet sheet, OfferSite site)
    {
        var open = sheet.Sessions.Where(session => !SessionTransitions.IsTerminal(session.Status) && TrainingLines.Days(session.Plan).Count > 0).ToList();
        if (open.Count == 0)
        {
            Write(to, hub, sheet, null, [], site);
        }

        foreach (var place in open.GroupBy(session => new Place(session.Plan)))
        {
            Write(to, hub, sheet, place.Key, [.. place], site);
        }
    }

    private static void Write(LheoWriter to, LheoHub hub, CourseSheet sheet, Place? place, IReadOnlyList<SessionSheet> sessions, OfferSite site)
    {
        var course = sheet.Profile;
        var price = place?.Price ?? course.Price;
        using var action = to.Element("action");
        to.Words("rythme-formation", TrainingLines.Length(course.Length), LongestText, "Non précisé");
        foreach (var code in LheoCodes.Publics(course))
        {
            to.Formacode("code-public-vise", code);
        }

        to.Maybe("info-public-vise", string.Join(", ", TrainingLines.Listed(course.Audiences).Where(Enum.IsDefined).Select(Labels.Of)), 250);
        to.Code("niveau-entree-obligatoire", LheoCodes.Yes(LheoCodes.Level(course.Prerequisite) == "14"));
        to.Words("modalites-alternance", TrainingLines.Text(course.Format), LongestText, "Non précisé");
        to.Code("modalites-enseignement", LheoCodes.Of(place?.Way ?? TrainingWay.InPerson));
        to.Words("conditions-specifiques", Conditions(course), LongestText, "aucune");
        to.Code("prise-en-charge-frais-possible", LheoCodes.Yes(price.Price == CoursePrice.FreeConditional || TrainingLines.Listed(price.Funders).Count > 0));
        if (place is { Way: TrainingWay.InPerson, Department: not null })
        {
            using var at = to.Element("lieu-de-formation");
            using var reach = to.Element("coordonnees");
            to.Place(place.Venue, TrainingLines.Line(place.Venue) is { Length: > 0 and <= 50 } venue ? venue : "Lieu dit à l’inscription", place.Department, place.Commune);
        }

        to.Code("modalites-entrees-sorties", "0");
        foreach (var session in sessions)
        {
            LheoSession.Write(to, session, site);
        }

        if (sessions.Count == 0)
        {
            LheoSession.WriteUndated(to, course, site.With(TrainingPaths.Course(sheet.Grain), ""));
        }

        Costs(to, hub, course, price);
    }

    /// <summary>What is known of money and time, and who else gives it.</summary>
    private static void Costs(LheoWriter to, LheoHub hub, CourseProfile course, PriceOfCourse price)
    {
        to.Code("langue-formation", "fr");
        if (price is { Price: CoursePrice.Stated, Euros: { } euros })
        {
            to.Code("prix-total-TTC", euros.ToString("0.00", CultureInfo.InvariantCulture));
        }
        else if (price.Price == CoursePrice.Free)
        {
            to.Code("prix-total-TTC", "0.00");
        }

        to.Maybe("duree-indicative", TrainingLines.Length(course.Length), 150);
        if (course.Length.Hours is { } hours)
        {
            // Whole hours alone: what was begun counts.
            to.Code("nombre-heures-total", Math.Clamp((int)Math.Ceiling(hours), 0, 99_999).ToString(CultureInfo.InvariantCulture));
        }

        to.Maybe("detail-conditions-prise-en-charge", Paid(hub, price), 600);
        foreach (var other in TrainingLines.Listed(course.Providers).Skip(1).Select(key => LheoFormation.Find(hub, key)))
        {
            if (other is not null)
            {
                using var body = to.Element("organisme-formateur");
                to.Siret("SIRET-formateur", LheoFormation.Siret(other));
                to.Words("raison-sociale-formateur", Inert.Line(other.Name, 250), 250, "Non précisée");
            }
        }
    }

    private static string Paid(LheoHub hub, PriceOfCourse price)
    {
        var funders = TrainingLines.Listed(price.Funders).Select(key => Inert.Line(LheoFormation.Find(hub, key)?.Name, 200)).Where(name => name.Length > 0);
        return string.Join('\n', new[] { TrainingLines.Price(price), TrainingLines.Text(price.Text), string.Join(", ", funders) }.Where(line => line.Length > 0));
    }

    private static string Conditions(CourseProfile course)
    {
        var prerequisite = course.Prerequisite == Prerequisite.None && course.PrerequisiteNote is null ? "" : TrainingLines.Prerequisite(course);
        return string.Join('\n', new[] { prerequisite, TrainingLines.Text(course.Admission) }.Where(line => line.Length > 0));
    }

    /// <summary>What makes one action: sessions that differ in it are another.</summary>
    private sealed record Place(TrainingWay Way, DepartmentCode? Department, string? Commune, string? Venue, PriceOfCourse Price)
    {
        public Place(SessionPlan plan) : this(plan.Way, plan.Department, plan.Commune, plan.Venue, plan.Price)
        {
        }
    }
}
