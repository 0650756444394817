using System.Runtime.CompilerServices;
using Federation.Domain.Training;
using Federation.Search.Texts;

namespace Federation.Gateway.GraphQL.Training;

/// <summary>The words of a course by which it is found, in any spelling of the field; read once for as long as the catalogue keeps the profile.</summary>
internal static class CourseWords
{
    private const int OfTitle = 8, OfContents = 4, OfRest = 2;

    private static readonly ConditionalWeakTable<CourseProfile, ReadText> Texts = [];

    public static ReadText Of(CourseProfile profile) => Texts.GetValue(profile, Read);

    private static ReadText Read(CourseProfile profile) => ReadText.Of(
    [
        (profile.Title, OfTitle),
        .. profile.Contents.Select(line => ((string?)line, OfContents)),
        .. profile.Modules.Select(module => ((string?)module.Title, OfContents)),
        (profile.Commune, OfContents),
        (profile.Admission, OfRest), (profile.CertificationNote, OfRest), (profile.Format, OfRest), (profile.TrainersNote, OfRest), (profile.Note, OfRest),
    ]);
}
