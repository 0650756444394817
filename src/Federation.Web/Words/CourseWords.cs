using System.Globalization;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Storage.Training;
using Federation.Web.Shared;
using Federation.Web.Training;

namespace Federation.Web.Words;

/// <summary>A course in a few words: what one asks first.</summary>
public static class CourseWords
{
    public static string Total(int count) => count switch { 0 => "Aucune formation", 1 => "1 formation", _ => $"{count} formations" };

    /// <summary>Null when nothing is said of it.</summary>
    public static string? Length(CourseLength length) => length.Text ?? length switch
    {
        { Hours: { } hours } => $"{Number(hours)} heures",
        { Days: { } days } => days == 1 ? "1 jour" : $"{days} jours",
        { Weeks: { } weeks } => weeks == 1 ? "1 semaine" : $"{weeks} semaines",
        _ => null,
    };

    /// <summary>In the list: the shortest way to say it.</summary>
    public static string? ShortLength(CourseLength length) => length switch
    {
        { Hours: { } hours } => $"{Number(hours)} h",
        { Days: { } days } => days == 1 ? "1 jour" : $"{days} jours",
        { Weeks: { } weeks } => weeks == 1 ? "1 semaine" : $"{weeks} semaines",
        { Text: { Length: <= 30 } text } => text,
        _ => null,
    };

    /// <summary>"1 250,5"; not asked of a culture: a server may run without.</summary>
    public static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(',', '\u202f').Replace('.', ',');

    public static string Price(PriceOfCourse price) => price switch
    {
        { Price: CoursePrice.Stated, Euros: { } euros } => $"{Number(euros)} € par personne",
        { Price: CoursePrice.FreeConditional, Year: { } year } => $"gratuit en {year}, sous conditions",
        _ => Labels.Of(price.Price),
    };

    /// <summary>Null when no place is said.</summary>
    public static string? Place(CourseProfile course) => Place(course.Commune, course.Department, course.Region);

    public static string? Place(string? commune, DepartmentCode? department, RegionCode? region = null) => (commune, department, region) switch
    {
        ({ } town, { } code, _) => $"{town} ({code})",
        (null, { } code, _) => RouteWords.Department(code),
        ({ } town, null, _) => town,
        (null, null, { } code) => Regions.Of(code).Name,
        _ => null,
    };

    public static IEnumerable<Chip> Chips(CourseLine line)
    {
        var course = line.Profile;
        if (course.Status != CourseStatus.Offered)
        {
            yield return new Chip(Labels.Of(course.Status), course.Status == CourseStatus.Planned ? Tone.Brand : Tone.Warm);
        }

        if (ShortLength(course.Length) is { } length)
        {
            yield return new Chip(length);
        }

        yield return new Chip(Price(course.Price), course.Price.Price switch { CoursePrice.Free or CoursePrice.FreeConditional => Tone.Ok, CoursePrice.Unknown => Tone.Warm, _ => Tone.Plain });

        if (course.NeedsPair)
        {
            yield return new Chip("paire : pair·e et pro", Tone.Ok);
        }

        if (course.Trainers == TrainerComposition.PeerOnly)
        {
            yield return new Chip("animée par des pair·es", Tone.Ok);
        }

        if (course.Certification is Certification.Certificate or Certification.AccessDiploma or Certification.UniversityDiploma)
        {
            yield return new Chip(Labels.Of(course.Certification));
        }

        if (course.Prerequisite == Prerequisite.None)
        {
            yield return new Chip("sans prérequis");
        }
    }

    /// <summary>"3 publics" is no answer: the first two in full, and how many more.</summary>
    public static string Audiences(CourseProfile course) => course.Audiences.Length switch
    {
        0 => "public non précisé",
        <= 3 => string.Join(", ", course.Audiences.Select(Labels.Of)),
        var count => $"{string.Join(", ", course.Audiences.Take(2).Select(Labels.Of))} et {count - 2} autres publics",
    };
}
