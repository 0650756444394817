using System.Collections.Immutable;
using System.Globalization;
using Federation.Domain.Collectives;
using Federation.Domain.Jobs;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.Jobs;
using Federation.Gateway.Words;

namespace Federation.Gateway.Training;

/// <summary>What a course and its sessions say, a line at a time, inert: the texts may come from another hub, whose guards prove nothing here.</summary>
internal static class TrainingLines
{
    /// <summary>An example says so first, in every format: nobody registers for it.</summary>
    public static string Title(string title, string? source) =>
        (Inert.Line(title, CourseGuards.LongestTitle) is { Length: > 0 } words ? words : "Formation") is var shown && source is null ? shown : $"Exemple : {shown}";

    public static string Title(CourseProfile course) => Title(course.Title, course.Source);

    public static string Text(string? text) => Inert.Paragraphs(text, CourseGuards.LongestText);

    public static string Line(string? text) => Inert.Line(text, CourseGuards.LongestTitle);

    public static IReadOnlyList<T> Listed<T>(ImmutableArray<T> values) => values.IsDefault ? [] : [.. values.Take(CourseGuards.MostLines)];

    /// <summary>"14 h, 2 jours", or as the source writes it; empty when not stated.</summary>
    public static string Length(CourseLength length)
    {
        var counted = string.Join(", ", new[]
        {
            length.Hours is { } hours ? $"{OfferWords.Number(hours)} h" : "",
            length.Days is { } days ? days == 1 ? "1 jour" : $"{days} jours" : "",
            length.Weeks is { } weeks ? weeks == 1 ? "1 semaine" : $"{weeks} semaines" : "",
        }.Where(part => part.Length > 0));
        return Line(length.Text) is { Length: > 0 } text ? text : counted;
    }

    /// <summary>"gratuit", "450 € par personne", "gratuit cette année, sous conditions (2026)".</summary>
    public static string Price(PriceOfCourse price) => Noted(
        price is { Price: CoursePrice.Stated, Euros: { } euros } ? $"{OfferWords.Euros(euros)} par personne" : Labels.Of(price.Price),
        price.Year is { } year ? year.ToString(CultureInfo.InvariantCulture) : null);

    public static string Prerequisite(CourseProfile course) => Noted(Labels.Of(course.Prerequisite), Line(course.PrerequisiteNote));

    public static string Certification(CourseProfile course) => Noted(Labels.Of(course.Certification), Line(course.CertificationNote));

    /// <summary>"Grenoble (Isère)", "Isère"; empty when it takes place nowhere.</summary>
    public static string Where(DepartmentCode? department, string? commune) => (Line(commune), Known(department)?.Name) switch
    {
        ("", null) => "",
        ("", { } name) => name,
        (var town, null) => town,
        var (town, name) when town == name => town,
        var (town, name) => $"{town} ({name})",
    };

    public static Department? Known(DepartmentCode? department) => department is { } code && code != default ? Departments.Of(code) : null;

    /// <summary>"12 et 13 mars 2027" is not tried: the first day and the last say it in every format.</summary>
    public static string Dates(SessionPlan plan) => plan.Days[0].Date == plan.Days[^1].Date
        ? FrenchDates.Day(plan.Days[0].Date, DateOnly.MinValue)
        : $"du {FrenchDates.Day(plan.Days[0].Date, DateOnly.MinValue)} au {FrenchDates.Day(plan.Days[^1].Date, DateOnly.MinValue)}";

    public static string Dates(MeetingPlan plan) => string.Join(" ou ", plan.Times.Select(time => FrenchDates.Day(time.Date, DateOnly.MinValue)).Distinct());

    /// <summary>Days of a session that every format writes; a feed of another version may hold others.</summary>
    public static IReadOnlyList<SessionDay> Days(SessionPlan plan) => plan.Days.IsDefault ? [] : [.. plan.Days.Where(day => day is not null).Take(SessionPlan.MostDays)];

    private static string Noted(string stated, string? note) => string.IsNullOrEmpty(note) ? stated : $"{stated} ({note})";
}
