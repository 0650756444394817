using System.Globalization;
using Federation.Domain.Grains;
using Federation.Domain.Structures;
using Federation.Domain.Training;
using Federation.Gateway.Jobs;
using Federation.Gateway.Words;

namespace Federation.Gateway.Training.Lheo;

/// <summary>One course, in the order of elements that LHEO asks for.</summary>
internal static class LheoFormation
{
    private const int LongestText = 3_000;
    private const int LongestName = 250;

    public static bool IsWritten(CourseSheet course) => course.Profile.Status == CourseStatus.Offered;

    public static void Write(LheoWriter to, LheoHub hub, CourseSheet sheet, OfferSite site)
    {
        var course = sheet.Profile;
        var page = site.With(TrainingPaths.Course(sheet.Grain), "");
        using var formation = to.Element("formation");
        to.Xml.WriteAttributeString("numero", $"{sheet.Grain.Hub}/{sheet.Grain.Key}");
        to.Xml.WriteAttributeString("datemaj", sheet.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        using (to.Element("domaine-formation"))
        {
            foreach (var code in LheoCodes.Domains(course))
            {
                to.Formacode("code-FORMACODE", code);
            }
        }

        to.Words("intitule-formation", TrainingLines.Title(course), 255, "Formation");
        to.Words("objectif-formation", Aim(course), LongestText, "Non précisé");
        to.Words("resultats-attendus", TrainingLines.Certification(course), LongestText, "Non précisé");
        to.Words("contenu-formation", string.Join('\n', Contents(course)), LongestText, "Non précisé");
        to.Code("certifiante", LheoCodes.Yes(LheoCodes.IsCertifying(course.Certification)));
        to.Reach("contact-formation", hub.Name, page);
        to.Code("parcours-de-formation", "1");
        to.Code("code-niveau-entree", LheoCodes.Level(course.Prerequisite));
        to.Link("url-formation", page);
        LheoAction.WriteAll(to, hub, sheet, site);
        Responsible(to, hub, course, page);
        to.Extras(("nature", Codes<CourseKind>.Of(course.Kind)), ("intervenants", Codes<TrainerComposition>.Of(course.Trainers)));
    }

    public static StructureProfile? Find(LheoHub hub, string key) => hub.Structures.GetValueOrDefault(key);

    /// <summary>Only a number that can be one: a false one would be somebody else's.</summary>
    public static string? Siret(StructureProfile? structure) => StructureGuards.IsSiret(structure?.Siret) ? structure!.Siret : null;

    private static void Responsible(LheoWriter to, LheoHub hub, CourseProfile course, string page)
    {
        var provider = TrainingLines.Listed(course.Providers).Select(key => Find(hub, key)).FirstOrDefault(found => found is not null);
        var name = Inert.Line(provider?.Name, LongestName) is { Length: > 0 } known ? known : "Organisme non précisé";
        using var body = to.Element("organisme-formation-responsable");
        to.Code("numero-activite", LheoWriter.NoActivity);
        to.Siret("SIRET-organisme-formation", Siret(provider));
        to.Words("nom-organisme", name, LongestName, name);
        to.Words("raison-sociale", name, LongestName, name);
        using (to.Element("coordonnees-organisme"))
        using (to.Element("coordonnees"))
        {
            to.Maybe("nom", name, 50);
        }

        to.Reach("contact-organisme", name, page);
    }

    private static string Aim(CourseProfile course)
    {
        var themes = string.Join(", ", TrainingLines.Listed(course.Themes).Where(Enum.IsDefined).Select(Labels.Of));
        return string.Join('\n', new[] { TrainingLines.Text(course.Note), themes.Length > 0 ? $"Thèmes : {themes}." : "" }.Where(line => line.Length > 0));
    }

    private static IEnumerable<string> Contents(CourseProfile course)
    {
        foreach (var module in TrainingLines.Listed(course.Modules))
        {
            var hours = module.Hours is { } count ? $" ({OfferWords.Number(count)} h)" : "";
            yield return $"{TrainingLines.Line(module.Title)}{hours}";
        }

        foreach (var line in TrainingLines.Listed(course.Contents))
        {
            yield return $"- {TrainingLines.Line(line)}";
        }
    }
}
