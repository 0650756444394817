using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;

namespace Federation.Domain.Training;

/// <summary>Codes of the sources (see courses of the facts). A code may retire; it never disappears.</summary>
[JsonConverter(typeof(CodeConverter<CourseKind>))]
public enum CourseKind
{
    Catalogue,

    /// <summary>A course spread to another region; it keeps its parent.</summary>
    Variant,
    EmbeddedModule,
    Diploma,
    Internal,
    ContinuingEducation,
    Intervention,
    Planned,
}

[JsonConverter(typeof(CodeConverter<CourseAudience>))]
public enum CourseAudience
{
    AspiringPeers,
    InPostPeers,
    Volunteers,
    TeamsBefore,
    TeamsWith,
    WholeTeam,
    MixedUsersAndProfessionals,
    Professionals,
    Trainers,
    SocialWorkers,
    SocialWorkStudents,
    UniversityStudents,
}

[JsonConverter(typeof(CodeConverter<Prerequisite>))]
public enum Prerequisite
{
    NotStated,
    None,
    InRecovery,
    BacOrDaeu,
    BacAndB2,
    InPost,
}

[JsonConverter(typeof(CodeConverter<CoursePrice>))]
public enum CoursePrice
{
    Unknown,
    Free,

    /// <summary>Free because somebody pays this year.</summary>
    FreeConditional,

    /// <summary>In euros, whoever pays.</summary>
    Stated,
}

[JsonConverter(typeof(CodeConverter<TrainerComposition>))]
public enum TrainerComposition
{
    NotStated,

    /// <summary>Never runs without its peer.</summary>
    PeerPlusProfessional,
    PeerOnly,
    MixedExperts,
}

[JsonConverter(typeof(CodeConverter<Certification>))]
public enum Certification
{
    NotStated,
    None,
    Certificate,
    AccessDiploma,
    UniversityDiploma,
}

[JsonConverter(typeof(CodeConverter<CourseStatus>))]
public enum CourseStatus
{
    Offered,
    Planned,
    Past,
    Lapsed,
}

/// <param name="Hours">0.5 to 2000.</param>
/// <param name="Days">1 to 400.</param>
/// <param name="Weeks">1 to 200.</param>
/// <param name="Text">As the source writes it.</param>
public sealed record CourseLength(decimal? Hours, int? Days, int? Weeks, string? Text);

/// <param name="Euros">For one person, with <see cref="CoursePrice.Stated"/>.</param>
/// <param name="Funders">Keys of structures that pay.</param>
/// <param name="Year">The year for which this holds.</param>
public sealed record PriceOfCourse(CoursePrice Price, decimal? Euros, int? Year, string? Text, ImmutableArray<string> Funders)
{
    public bool Equals(PriceOfCourse? other) => other is not null && (Price, Euros, Year, Text) == (other.Price, other.Euros, other.Year, other.Text) && Lists.Same(Funders, other.Funders);

    public override int GetHashCode() => HashCode.Combine(Price, Euros, Year);
}

public sealed record CourseModule(string Title, decimal? Hours, string? Note);

/// <summary>One line of a catalogue, as the institution that gives it publishes it.</summary>
/// <param name="Providers">Keys of structures.</param>
/// <param name="Parent">The course that this one is a variant of, at any hub.</param>
/// <param name="Places">1 to 1000; null when not stated.</param>
/// <param name="Source">Where the facts come from, for demonstration data.</param>
public sealed record CourseProfile(
    string Title, CourseKind Kind, CourseStatus Status, ImmutableArray<string> Providers, RegionCode? Region, DepartmentCode? Department, string? Commune, ImmutableArray<CourseAudience> Audiences,
    ImmutableArray<TrainingTheme> Themes, Prerequisite Prerequisite, string? PrerequisiteNote, string? Admission, CourseLength Length, int? Places, PriceOfCourse Price, ImmutableArray<CourseModule> Modules,
    ImmutableArray<string> Contents, TrainerComposition Trainers, string? TrainersNote, Certification Certification, string? CertificationNote, string? Format, string? FollowUp, string? Note,
    GrainId? Parent = null, string? Source = null)
{
    [JsonIgnore]
    public bool NeedsPair => Trainers == TrainerComposition.PeerPlusProfessional;

    public bool Equals(CourseProfile? other) =>
        other is not null
        && (Title, Kind, Status, Region, Department, Commune, Prerequisite, PrerequisiteNote) == (other.Title, other.Kind, other.Status, other.Region, other.Department, other.Commune, other.Prerequisite, other.PrerequisiteNote)
        && (Admission, Length, Places, Price, Trainers, TrainersNote, Certification, CertificationNote) == (other.Admission, other.Length, other.Places, other.Price, other.Trainers, other.TrainersNote, other.Certification, other.CertificationNote)
        && (Format, FollowUp, Note, Parent, Source) == (other.Format, other.FollowUp, other.Note, other.Parent, other.Source)
        && Lists.Same(Providers, other.Providers) && Lists.Same(Audiences, other.Audiences) && Lists.Same(Themes, other.Themes) && Lists.Same(Modules, other.Modules) && Lists.Same(Contents, other.Contents);

    public override int GetHashCode() => HashCode.Combine(Title, Kind, Department);
}
