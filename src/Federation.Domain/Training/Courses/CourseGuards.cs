using Federation.Domain.Grains;
using Federation.Domain.Jobs;

namespace Federation.Domain.Training;

/// <summary>What a line of a catalogue may hold: everybody will read it.</summary>
public static class CourseGuards
{
    public const int LongestTitle = 200;
    public const int LongestText = 1000;
    public const int MostLines = 40;
    public const int LongestWhole = 12_000;

    public static Refusal? Check(CourseProfile? course) =>
        course is null ? Refusal.InvalidField("course") : Codes(course) ?? Numbers(course) ?? Texts(course);

    private static Refusal? Codes(CourseProfile course) =>
        !Enum.IsDefined(course.Kind) ? Refusal.InvalidField("kind")
        : !Enum.IsDefined(course.Status) ? Refusal.InvalidField("status")
        : course.Providers.IsDefault || course.Providers.Length > 10 || !course.Providers.All(key => TextId.IsSlug(key, GrainId.LongestKey)) ? Refusal.InvalidField("providers")
        : course.Region == default(Territories.RegionCode) ? Refusal.InvalidField("region")
        : course.Department == default(Territories.DepartmentCode) ? Refusal.InvalidField("department")
        : !IsSet(course.Audiences) ? Refusal.InvalidField("audiences")
        : !IsSet(course.Themes) ? Refusal.InvalidField("themes")
        : !Enum.IsDefined(course.Prerequisite) ? Refusal.InvalidField("prerequisite")
        : course.Length is null ? Refusal.InvalidField("length")
        : !IsSound(course.Price) ? Refusal.InvalidField("price")
        : !Enum.IsDefined(course.Trainers) ? Refusal.InvalidField("trainers")
        : !Enum.IsDefined(course.Certification) ? Refusal.InvalidField("certification")
        : course.Parent is { } parent && (parent.Kind != GrainKind.Course || parent.Hub == default) ? Refusal.InvalidField("parent")
        : (course.Kind == CourseKind.Variant) != course.Parent.HasValue ? Refusal.InvalidField("parent")
        : null;

    private static Refusal? Numbers(CourseProfile course) =>
        course.Length.Hours is < 0.5m or > 2000 || course.Length.Days is < 1 or > 400 || course.Length.Weeks is < 1 or > 200 ? Refusal.InvalidField("length")
        : course.Places is < 1 or > 1000 ? Refusal.InvalidField("places")
        : course.Modules.IsDefault || course.Modules.Length > MostLines || course.Modules.Any(module => module is null || module.Hours is < 0.5m or > 2000) ? Refusal.InvalidField("modules")
        : course.Contents.IsDefault || course.Contents.Length > MostLines || course.Contents.Contains(null!) ? Refusal.InvalidField("contents")
        : null;

    /// <summary>All of it but its text.</summary>
    internal static bool IsSound(PriceOfCourse? price) =>
        price is not null && Enum.IsDefined(price.Price) && (price.Price == CoursePrice.Stated) == price.Euros.HasValue && price.Euros is not (<= 0 or > 100_000) && price.Year is not (< 2000 or > 2100)
        && !price.Funders.IsDefault && price.Funders.Length <= 10 && price.Funders.All(key => TextId.IsSlug(key, GrainId.LongestKey));

    private static Refusal? Texts(CourseProfile course)
    {
        var whole = 0;
        foreach (var (field, text) in Of(course))
        {
            if (text is null)
            {
                continue;
            }

            whole += text.Length;
            if (text.Length > (field == "title" ? LongestTitle : LongestText) || text.Length == 0 || !PlainText.IsSound(text))
            {
                return Refusal.InvalidField(field);
            }

            if (Reach.HasAddress(text) || Reach.HasPhone(text) || Reach.HasLink(text))
            {
                return new Refusal("contact-in-listing", RefusalKind.Invalid, field);
            }
        }

        return string.IsNullOrWhiteSpace(course.Title) ? Refusal.InvalidField("title") : whole > LongestWhole ? Refusal.InvalidField("course") : null;
    }

    private static IEnumerable<(string Field, string? Text)> Of(CourseProfile course) =>
    [
        ("title", course.Title), ("commune", course.Commune), ("prerequisiteNote", course.PrerequisiteNote), ("admission", course.Admission), ("length", course.Length.Text),
        ("price", course.Price.Text), ("trainersNote", course.TrainersNote), ("certificationNote", course.CertificationNote), ("format", course.Format), ("followUp", course.FollowUp),
        ("note", course.Note), ("source", course.Source),
        .. course.Modules.SelectMany(module => new (string, string?)[] { ("modules", module.Title), ("modules", module.Note) }),
        .. course.Contents.Select(line => ("contents", (string?)line)),
    ];

    private static bool IsSet<T>(System.Collections.Immutable.ImmutableArray<T> codes) where T : struct, Enum =>
        !codes.IsDefault && codes.Length <= Enum.GetValues<T>().Length && codes.All(Enum.IsDefined) && codes.Distinct().Count() == codes.Length;
}
