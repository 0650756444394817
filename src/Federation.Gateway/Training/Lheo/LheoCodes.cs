using Federation.Domain.Training;

namespace Federation.Gateway.Training.Lheo;

/// <summary>The closed lists of LHEO 2.3 in the words of the domain, and the thesaurus that it takes domains and publics from.</summary>
internal static class LheoCodes
{
    /// <summary>Edition of the FORMACODE below, which LHEO asks for beside each code: the one that its definition cites for the list published with it, which names none. Later editions were not compared.</summary>
    public const string Edition = "V10";

    /// <summary>"tout public".</summary>
    private const string Anybody = "80056";

    public static string Yes(bool value) => value ? "1" : "0";

    public static string Of(RegistrationDoor door) => door switch
    {
        RegistrationDoor.Open => "1",
        RegistrationDoor.Closed => "2",
        RegistrationDoor.Suspended => "3",
        _ => throw new ArgumentOutOfRangeException(nameof(door)),
    };

    public static string Of(TrainingWay way) => way switch
    {
        TrainingWay.InPerson => "0",
        TrainingWay.Remote => "2",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>What one must know to enter: not communicated, none in particular, level 4 (baccalauréat). Being in recovery or in a post is no level.</summary>
    public static string Level(Prerequisite prerequisite) => prerequisite switch
    {
        Prerequisite.None => "1",
        Prerequisite.BacOrDaeu or Prerequisite.BacAndB2 => "14",
        _ => "0",
    };

    /// <summary>A diploma certifies. An attestation does not, whatever its name.</summary>
    public static bool IsCertifying(Certification certification) => certification is Certification.AccessDiploma or Certification.UniversityDiploma;

    /// <summary>The first is the main one.</summary>
    public static string Domain(TrainingTheme theme) => theme switch
    {
        TrainingTheme.Recovery or TrainingTheme.MentalHealth => "43431",
        TrainingTheme.Addictions or TrainingTheme.HarmReduction => "44012",
        TrainingTheme.ExileAndInterpreting => "44077",
        TrainingTheme.Mediation => "44035",
        TrainingTheme.PracticeAnalysis => "44090",
        TrainingTheme.Prevention => "44074",
        TrainingTheme.PostureAndLimits => "44021",
        TrainingTheme.WelcomingAPeer or TrainingTheme.StatusAndEmployment => "44072",
        _ => "44054",
    };

    public static string Public(CourseAudience audience) => audience switch
    {
        CourseAudience.Trainers => "80019",
        CourseAudience.SocialWorkers or CourseAudience.Professionals or CourseAudience.TeamsBefore or CourseAudience.TeamsWith or CourseAudience.WholeTeam or CourseAudience.InPostPeers => "80036",
        CourseAudience.Volunteers or CourseAudience.SocialWorkStudents or CourseAudience.UniversityStudents => "80999",

        // Whoever wants to become a peer may be anybody: a narrower code would say what they lived through.
        _ => Anybody,
    };

    public static IEnumerable<string> Publics(CourseProfile course)
    {
        var named = TrainingLines.Listed(course.Audiences).Where(Enum.IsDefined).Select(Public).Distinct().Take(10).ToList();
        return named.Count == 0 ? [Anybody] : named;
    }

    public static IEnumerable<string> Domains(CourseProfile course)
    {
        var named = TrainingLines.Listed(course.Themes).Where(Enum.IsDefined).Select(Domain).Distinct().Take(5).ToList();
        return named.Count == 0 ? [Domain(TrainingTheme.Other)] : named;
    }
}
