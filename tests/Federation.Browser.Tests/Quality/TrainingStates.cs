using Federation.Browsing;

namespace Federation.Quality;

/// <summary>The pages of courses, sessions and collectives, with what the demonstration holds.</summary>
public static class TrainingStates
{
    public static readonly IReadOnlyList<PageState> All =
    [
        PageState.At("formations", "/Formations/Index", "/formations"),
        PageState.At("formations-cherchees", "/Formations/Index", "/formations?mots=m%C3%A9diation%20de%20sant%C3%A9&region=11&prix=unknown"),
        PageState.At("formations-rien", "/Formations/Index", "/formations?mots=couture&lieu=Nulle-Part"),
        PageState.At("formation", "/Formations/Formation", "/formations/idf/arifts-intervenant-pair"),
        PageState.At("formation-et-ses-versions", "/Formations/Formation", "/formations/idf/respai"),
        PageState.At("formation-et-ses-sessions", "/Formations/Formation", "/formations/occitanie/irts-montpellier-poa"),
        PageState.At("calendrier", "/Formations/Calendrier", "/formations/calendrier?mois=2025-10"),
        PageState.At("calendrier-liste", "/Formations/Calendrier", "/formations/calendrier?mois=2025-10&vue=liste"),
        PageState.At("calendrier-carte", "/Formations/Calendrier", "/formations/calendrier?mois=2025-10&vue=carte"),
        PageState.At("calendrier-vide", "/Formations/Calendrier", "/formations/calendrier?mois=2024-01"),
    ];
}
