using System.Collections.Immutable;
using Federation.Domain.Alerts;
using Federation.Domain.Collectives;
using Federation.Domain.Grains;
using Federation.Domain.Territories;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Search.Texts;

namespace Federation.Gateway.Alerts.Trainings;

/// <summary>A session or a meeting, read once for all who look for one. The words are those by which the catalogue finds a course.</summary>
public sealed class TrainingText
{
    private const int OfTitle = 8, OfContents = 4, OfRest = 2;

    private TrainingText(Announced news, IEnumerable<(string? Text, int Weight)> parts, IEnumerable<DepartmentCode?> departments, RegionCode? region)
    {
        (News, Text) = (news, ReadText.Of(parts));
        Departments = [.. departments.OfType<DepartmentCode>().Distinct()];
        Regions = [.. new[] { region }.OfType<RegionCode>().Concat(Departments.Select(code => Domain.Territories.Departments.Of(code).Region)).Distinct()];
    }

    public Announced News { get; }

    public ReadText Text { get; }

    /// <summary>Where it takes place, and where its course or its collective says it belongs: what is held by screen alone is found there too.</summary>
    public ImmutableArray<DepartmentCode> Departments { get; }

    public ImmutableArray<RegionCode> Regions { get; }

    public HubId Hub => News.Thing.Of.Hub;

    public static TrainingText Of(Announced news) => news switch
    {
        AnnouncedSession session => Of(session),
        AnnouncedMeeting meeting => Of(meeting),
        _ => throw new ArgumentOutOfRangeException(nameof(news)),
    };

    private static TrainingText Of(AnnouncedSession session)
    {
        var (course, plan) = (session.Course, session.Plan);
        return new TrainingText(
            session,
            [
                (plan.Title, OfTitle), (course.Title, OfTitle),
                .. course.Themes.Select(theme => ((string?)Labels.Of(theme), OfContents)),
                .. course.Contents.Select(line => ((string?)line, OfContents)),
                .. course.Modules.Select(module => ((string?)module.Title, OfContents)),
                .. session.Providers.Select(name => ((string?)name, OfContents)),
                (course.Commune, OfContents), (plan.Commune, OfContents),
                .. course.Audiences.Select(audience => ((string?)Labels.Of(audience), OfRest)),
                (course.Admission, OfRest), (course.CertificationNote, OfRest), (course.Format, OfRest), (course.TrainersNote, OfRest), (course.Note, OfRest),
            ],
            [plan.Department, course.Department], course.Region);
    }

    private static TrainingText Of(AnnouncedMeeting meeting)
    {
        var (collective, plan) = (meeting.Collective, meeting.Plan);
        return new TrainingText(
            meeting,
            [
                (collective.Name, OfTitle), (plan.Theme, OfTitle), (Labels.Of(collective.Kind), OfContents), (plan.Commune, OfContents), (collective.Commune, OfContents),
                (collective.Purpose, OfContents), (collective.Note, OfRest), (collective.Rhythm, OfRest),
            ],
            [plan.Department, collective.Department], collective.Region);
    }
}
