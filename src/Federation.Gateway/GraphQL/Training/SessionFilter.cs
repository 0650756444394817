using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Time;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.Storage.Projections;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>Of each field, one of the codes is enough; fields that are not given do not matter.</summary>
public sealed record SessionFilter(
    ImmutableArray<GrainId>? Hubs = null, ImmutableArray<RegionCode>? Regions = null, ImmutableArray<DepartmentCode>? Departments = null, TrainingWay? Way = null,
    ImmutableArray<SessionStatus>? Statuses = null, bool Open = false, bool WithPlace = false, GrainId? Course = null, ImmutableArray<TrainingTheme>? Themes = null,
    ImmutableArray<CourseAudience>? Audiences = null)
{
    /// <summary>What the course says is asked of the catalogue, when it matters.</summary>
    public bool AsksCourses => Themes is not null || Audiences is not null;

    public bool Answers(CourseProfile? course) => course is not null && CodeLists.Meet(Themes, course.Themes) && CodeLists.Meet(Audiences, course.Audiences);

    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">A value out of its bounds.</exception>
    public Storage.Training.SessionFilter Read(DateTimeOffset from, DateTimeOffset to)
    {
        CodeLists.Hold("regions", Regions);
        CodeLists.Hold("departments", Departments);
        CodeLists.Hold("statuses", Statuses);
        CodeLists.Hold("themes", Themes);
        CodeLists.Hold("audiences", Audiences);
        return Course is { Kind: not GrainKind.Course }
            ? throw Faults.Invalid("filter.course")
            : new Storage.Training.SessionFilter(from, to, HubRefs.Of(Hubs), Stretch.Places(Regions, Departments), Way, Statuses, Open);
    }
}

/// <summary>From when to when, in days of Paris, and where.</summary>
internal static class Stretch
{
    /// <summary>What is asked without a last day.</summary>
    private const int Usual = 366;

    private const int Longest = 2 * 366;

    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">The last day is before the first, or more than two years after it.</exception>
    public static (DateTimeOffset From, DateTimeOffset To) Of(DateOnly? from, DateOnly? to, DateTimeOffset now)
    {
        var (first, last) = Days(from, to, ParisTime.DateOf(now), Usual);
        return (from is null ? now : ParisTime.At(first, TimeOnly.MinValue).ToUniversalTime(), ParisTime.At(last.AddDays(1), TimeOnly.MinValue).ToUniversalTime());
    }

    public static (DateOnly First, DateOnly Last) Days(DateOnly? from, DateOnly? to, DateOnly today, int usual)
    {
        var first = from ?? today;
        if (first.Year is < Slot.FirstYear or > Slot.LastYear)
        {
            throw Faults.Invalid("from");
        }

        var last = to ?? first.AddDays(usual);
        return last < first || last.DayNumber - first.DayNumber > Longest ? throw Faults.Invalid("to") : (first, last);
    }

    /// <summary>A page of a list that is cut would say that there is nothing behind it.</summary>
    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">More than can be looked through for one answer.</exception>
    public static IReadOnlyList<T> Whole<T>(Dated<T> found) => found.IsWhole ? found.Items : throw Faults.TooMany(found.Items.Count);

    /// <summary>Null: everywhere. A département and a region are one question.</summary>
    public static IReadOnlyCollection<DepartmentCode>? Places(ImmutableArray<RegionCode>? regions, ImmutableArray<DepartmentCode>? departments) =>
        regions is null && departments is null ? null
        : [.. (departments ?? []).Concat(Departments.All.Where(one => (regions ?? []).Contains(one.Region)).Select(one => one.Code)).Distinct()];
}
