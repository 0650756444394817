using Federation.Domain.Grains;

namespace Federation.Gateway.Training;

/// <summary>Addresses under the site's own. Keys are slugs: nothing in them has to be encoded.</summary>
public static class TrainingPaths
{
    public const string Courses = "/formations";
    public const string Collectives = "/collectifs";

    public static string Course(GrainId course) => $"{Courses}/{course.Hub}/{course.Key}";

    public static string Session(GrainId session) => $"{Courses}/{session.Hub}/sessions/{session.Key}";

    public static string Collective(GrainId collective) => $"{Collectives}/{collective.Hub}/{collective.Key}";
}
