using System.Collections.Immutable;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.GraphQL.Ids;
using Federation.Gateway.GraphQL.Paging;
using Federation.Search.Texts;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>Of each field, one of the codes is enough; fields that are not given do not matter.</summary>
public sealed record CourseFilter(
    string? Words = null, ImmutableArray<GrainId>? Hubs = null, ImmutableArray<RegionCode>? Regions = null, ImmutableArray<DepartmentCode>? Departments = null, ImmutableArray<CourseKind>? Kinds = null,
    ImmutableArray<CourseStatus>? Statuses = null, ImmutableArray<CourseAudience>? Audiences = null, ImmutableArray<TrainingTheme>? Themes = null, ImmutableArray<CoursePrice>? Prices = null,
    ImmutableArray<TrainerComposition>? Trainers = null, ImmutableArray<Certification>? Certifications = null)
{
    /// <exception cref="Federation.GraphQL.Execution.GraphQLFault">A value out of its bounds.</exception>
    public Func<GrainId, CourseProfile, bool> Read()
    {
        var hubs = HubRefs.Of(Hubs);
        if (Words is { Length: > TextQuery.Longest })
        {
            throw Faults.Invalid("filter.words");
        }

        CodeLists.Hold("regions", Regions);
        CodeLists.Hold("departments", Departments);
        CodeLists.Hold("kinds", Kinds);
        CodeLists.Hold("statuses", Statuses);
        CodeLists.Hold("audiences", Audiences);
        CodeLists.Hold("themes", Themes);
        CodeLists.Hold("prices", Prices);
        CodeLists.Hold("trainers", Trainers);
        CodeLists.Hold("certifications", Certifications);
        var places = Stretch.Places(Regions, Departments);
        return (grain, course) =>
            hubs?.Contains(grain.Hub) != false && IsIn(course, places) && CodeLists.Has(Kinds, course.Kind) && CodeLists.Has(Statuses, course.Status) && CodeLists.Meet(Audiences, course.Audiences)
            && CodeLists.Meet(Themes, course.Themes) && CodeLists.Has(Prices, course.Price.Price) && CodeLists.Has(Trainers, course.Trainers) && CodeLists.Has(Certifications, course.Certification);
    }

    private bool IsIn(CourseProfile course, IReadOnlyCollection<DepartmentCode>? places) =>
        places is null || (course.Department is { } department && places.Contains(department)) || (course.Region is { } region && Regions?.Contains(region) == true);
}
