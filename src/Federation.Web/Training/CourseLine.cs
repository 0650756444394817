using System.Runtime.CompilerServices;
using Federation.Domain.Training;
using Federation.Gateway.Words;
using Federation.Search.Texts;
using Federation.Storage.Training;

namespace Federation.Web.Training;

/// <summary>One line of the catalogue.</summary>
/// <param name="Providers">By name.</param>
/// <param name="Sessions">Those to come or under way that are not called off, the next one first.</param>
public sealed record CourseLine(ListedCourse Course, IReadOnlyList<string> Providers, IReadOnlyList<ListedSession> Sessions)
{
    private const int OfTitle = 8, OfContents = 4, OfRest = 2;

    /// <summary>As long as the catalogue keeps a profile, its words are read once.</summary>
    private static readonly ConditionalWeakTable<CourseProfile, ReadText> Texts = [];

    public CourseProfile Profile => Course.Profile;

    /// <summary>Over, for good or for now.</summary>
    public bool IsPast => Profile.Status is CourseStatus.Past or CourseStatus.Lapsed;

    public ReadText Text => Texts.GetValue(Profile, Read);

    private ReadText Read(CourseProfile profile) => ReadText.Of(
    [
        (profile.Title, OfTitle),
        .. profile.Themes.Select(theme => ((string?)Labels.Of(theme), OfContents)),
        .. profile.Contents.Select(line => ((string?)line, OfContents)),
        .. profile.Modules.Select(module => ((string?)module.Title, OfContents)),
        .. Providers.Select(name => ((string?)name, OfContents)),
        (profile.Commune, OfContents),
        .. profile.Audiences.Select(audience => ((string?)Labels.Of(audience), OfRest)),
        (profile.Admission, OfRest), (profile.CertificationNote, OfRest), (profile.Format, OfRest), (profile.TrainersNote, OfRest), (profile.Note, OfRest),
    ]);
}
