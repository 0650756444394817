using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Search.Queries;

namespace Federation.Web.Training;

/// <summary>One thing by which the catalogue is narrowed.</summary>
/// <param name="Of">The codes that a course has of it.</param>
/// <param name="IsCode">Whether an address may ask for it.</param>
public sealed record CourseFilter(string Field, string Legend, IReadOnlyList<string> All, Func<CourseLine, DateTimeOffset, IEnumerable<string>> Of, Func<string, string> Words, Func<string, bool> IsCode)
{
    public static CourseFilter ByCode<T>(string field, string legend, Func<CourseLine, IEnumerable<T>> of, Func<T, string> words) where T : struct, Enum => new(
        field, legend, [.. Enum.GetValues<T>().Select(Codes<T>.Of)], (line, _) => of(line).Select(Codes<T>.Of), code => words(Codes<T>.Parse(code)), code => Codes<T>.TryParse(code, out _));
}

public static class CourseFilters
{
    public const string Department = AddressNames.Department, Region = AddressNames.Region, Hub = AddressNames.Hub;

    public const string Open = "ouvertes";

    /// <summary>Those that are listed beside the results, in that order.</summary>
    public static IReadOnlyList<CourseFilter> Listed { get; } =
    [
        CourseFilter.ByCode<CourseAudience>("public", "Pour qui ?", line => line.Profile.Audiences, Labels.Of),
        CourseFilter.ByCode<CoursePrice>("prix", "Qui paie ?", line => [line.Profile.Price.Price], Labels.Of),
        CourseFilter.ByCode<Certification>("diplome", "Ce qu’on obtient", line => [line.Profile.Certification], Labels.Of),
        CourseFilter.ByCode<TrainingWay>("comment", "Comment, aux sessions annoncées ?", line => line.Sessions.Select(session => session.Plan.Way).Distinct(), Labels.Of),
        new("sessions", "Peut-on s’inscrire ?", [Open], (line, now) => line.Sessions.Any(session => session.TakesRegistrations(now)) ? [Open] : [], _ => "une session prend des inscriptions", code => code == Open),
    ];

    public static CourseFilter ByHub(Func<HubId, string> name) =>
        new(Hub, "Quelle plateforme l’annonce ?", [], (line, _) => [line.Course.Grain.Hub.ToString()], code => name(HubId.Parse(code)), code => HubId.TryParse(code, out _));

    /// <summary>Where it is given: as the course says, or one of its sessions. What says nothing of a place is found without one alone.</summary>
    public static IReadOnlyList<CourseFilter> Places { get; } =
    [
        new(Department, "", [], (line, _) => DepartmentsOf(line).Select(code => code.ToString()), code => RouteWords.Department(DepartmentCode.Parse(code)), code => DepartmentCode.TryParse(code, out _)),
        new(Region, "", [], (line, _) => RegionsOf(line).Select(code => code.ToString()), code => Regions.Of(RegionCode.Parse(code)).Name, code => RegionCode.TryParse(code, out _)),
    ];

    public static IEnumerable<DepartmentCode> DepartmentsOf(CourseLine line) =>
        new[] { line.Profile.Department }.Concat(line.Sessions.Select(session => session.Plan.Department)).OfType<DepartmentCode>().Distinct();

    public static IEnumerable<RegionCode> RegionsOf(CourseLine line) =>
        new[] { line.Profile.Region }.OfType<RegionCode>().Concat(DepartmentsOf(line).Select(code => Departments.Of(code).Region)).Distinct();
}
