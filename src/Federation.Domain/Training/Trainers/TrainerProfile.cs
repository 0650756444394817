using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Domain.Grains;
using Federation.Domain.Hubs;
using Federation.Domain.Territories;

namespace Federation.Domain.Training;

[JsonConverter(typeof(CodeConverter<TrainerRole>))]
public enum TrainerRole
{
    Peer,
    Professional,
}

[JsonConverter(typeof(CodeConverter<TrainingWay>))]
public enum TrainingWay
{
    InPerson,
    Remote,
}

/// <summary>What is taught; from the contents of the sources' courses. A code may retire; it never disappears.</summary>
[JsonConverter(typeof(CodeConverter<TrainingTheme>))]
public enum TrainingTheme
{
    PeerWorkBasics,
    WelcomingAPeer,
    LivedKnowledge,
    PostureAndLimits,
    Recovery,
    Addictions,
    HousingFirst,
    MentalHealth,
    ExileAndInterpreting,
    Mediation,
    HarmReduction,
    RightsAndParticipation,
    Advocacy,
    StatusAndEmployment,
    GroupFacilitation,
    PracticeAnalysis,
    Prevention,
    Other,
}

/// <summary>A trainer as every hub may know one: no name, no story. Whoever is one's peer role says that one has lived through something; never what.</summary>
/// <param name="Base">Where journeys begin, for distance.</param>
/// <param name="Zone">Where one travels to; empty: only remote, or everywhere when <paramref name="Everywhere"/>.</param>
/// <param name="Languages">ISO 639-1.</param>
public sealed record TrainerProfile(
    TrainerRole Role, ImmutableArray<TrainingTheme> Themes, ImmutableArray<TrainingWay> Ways, DepartmentCode Base, ImmutableArray<DepartmentCode> Zone, bool Everywhere,
    ImmutableArray<string> Languages)
{
    public const int MostLanguages = 10;

    public bool IsSound() =>
        Enum.IsDefined(Role) && Base != default
        && !Themes.IsDefaultOrEmpty && Themes.Length <= Enum.GetValues<TrainingTheme>().Length && Themes.All(Enum.IsDefined) && Themes.Distinct().Count() == Themes.Length
        && !Ways.IsDefaultOrEmpty && Ways.Length <= 2 && Ways.All(Enum.IsDefined)
        && !Zone.IsDefault && Zone.Length <= Departments.All.Count && Zone.All(code => code != default)
        && !Languages.IsDefault && Languages.Length <= MostLanguages && Languages.All(language => TextId.IsSlug(language, 3) && language.Length >= 2);

    public bool GoesTo(DepartmentCode place) => Ways.Contains(TrainingWay.InPerson) && (Everywhere || place == Base || Zone.Contains(place));

    public bool Equals(TrainerProfile? other) =>
        other is not null && (Role, Base, Everywhere) == (other.Role, other.Base, other.Everywhere)
        && Lists.Same(Themes, other.Themes) && Lists.Same(Ways, other.Ways) && Lists.Same(Zone, other.Zone) && Lists.Same(Languages, other.Languages);

    public override int GetHashCode() => HashCode.Combine(Role, Base, Everywhere);
}
