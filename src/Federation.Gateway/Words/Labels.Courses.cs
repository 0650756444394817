using Federation.Domain.Training;

namespace Federation.Gateway.Words;

public static partial class Labels
{
    public static string Of(CourseKind kind) => kind switch
    {
        CourseKind.Catalogue => "formation au catalogue",
        CourseKind.Variant => "version d’une autre région",
        CourseKind.EmbeddedModule => "module d’une autre formation",
        CourseKind.Diploma => "formation à un diplôme",
        CourseKind.Internal => "formation interne à une structure",
        CourseKind.ContinuingEducation => "formation continue",
        CourseKind.Intervention => "intervention à la demande",
        CourseKind.Planned => "formation en projet",
        _ => throw Unknown(kind),
    };

    public static string Of(CourseStatus status) => status switch
    {
        CourseStatus.Offered => "proposée",
        CourseStatus.Planned => "en projet",
        CourseStatus.Past => "passée",
        CourseStatus.Lapsed => "arrêtée",
        _ => throw Unknown(status),
    };

    public static string Of(CourseAudience audience) => audience switch
    {
        CourseAudience.AspiringPeers => "futur·es pair·es",
        CourseAudience.InPostPeers => "pair·es en poste",
        CourseAudience.Volunteers => "bénévoles",
        CourseAudience.TeamsBefore => "équipes, avant l’arrivée d’un·e pair·e",
        CourseAudience.TeamsWith => "équipes qui travaillent avec un·e pair·e",
        CourseAudience.WholeTeam => "toute l’équipe",
        CourseAudience.MixedUsersAndProfessionals => "personnes accompagnées et professionnel·les ensemble",
        CourseAudience.Professionals => "professionnel·les",
        CourseAudience.Trainers => "formateur·ices",
        CourseAudience.SocialWorkers => "travailleur·euses sociaux·ales",
        CourseAudience.SocialWorkStudents => "étudiant·es en travail social",
        CourseAudience.UniversityStudents => "étudiant·es à l’université",
        _ => throw Unknown(audience),
    };

    public static string Of(Prerequisite prerequisite) => prerequisite switch
    {
        Prerequisite.NotStated => "non précisé",
        Prerequisite.None => "ouverte à tout le monde",
        Prerequisite.InRecovery => "être en chemin de rétablissement",
        Prerequisite.BacOrDaeu => "baccalauréat ou DAEU",
        Prerequisite.BacAndB2 => "baccalauréat et français de niveau B2",
        Prerequisite.InPost => "être en poste",
        _ => throw Unknown(prerequisite),
    };

    public static string Of(CoursePrice price) => price switch
    {
        CoursePrice.Unknown => "prix non précisé",
        CoursePrice.Free => "gratuit",
        CoursePrice.FreeConditional => "gratuit cette année, sous conditions",
        CoursePrice.Stated => "payant",
        _ => throw Unknown(price),
    };

    public static string Of(TrainerComposition trainers) => trainers switch
    {
        TrainerComposition.NotStated => "non précisé",
        TrainerComposition.PeerPlusProfessional => "un·e pair·e et un·e professionnel·le",
        TrainerComposition.PeerOnly => "un·e ou plusieurs pair·es",
        TrainerComposition.MixedExperts => "plusieurs expériences, plusieurs métiers",
        _ => throw Unknown(trainers),
    };

    public static string Of(Certification certification) => certification switch
    {
        Certification.NotStated => "non précisé",
        Certification.None => "pas de diplôme",
        Certification.Certificate => "une attestation",
        Certification.AccessDiploma => "un diplôme d’accès aux études",
        Certification.UniversityDiploma => "un diplôme d’université",
        _ => throw Unknown(certification),
    };

    public static string Of(SessionStatus status) => status switch
    {
        SessionStatus.Planned => "prévue",
        SessionStatus.Confirmed => "confirmée",
        SessionStatus.AtRisk => "incertaine : une personne manque pour l’animer",
        SessionStatus.Postponed => "reportée",
        SessionStatus.Done => "terminée",
        SessionStatus.Cancelled => "annulée",
        _ => throw Unknown(status),
    };

    public static string Of(SessionEndedWhy why) => why switch
    {
        SessionEndedWhy.TooFewRegistered => "trop peu d’inscriptions",
        SessionEndedWhy.NoTrainer => "personne pour l’animer",
        SessionEndedWhy.NoFunding => "pas de financement",
        SessionEndedWhy.VenueLost => "plus de lieu",
        SessionEndedWhy.Mistake => "annoncée par erreur",
        SessionEndedWhy.NeverConfirmed => "elle n’a jamais été confirmée",
        SessionEndedWhy.Other => "autre raison",
        _ => throw Unknown(why),
    };

    public static string Of(RegistrationDoor door) => door switch
    {
        RegistrationDoor.Open => "inscriptions ouvertes",
        RegistrationDoor.Suspended => "inscriptions en pause",
        RegistrationDoor.Closed => "inscriptions fermées",
        _ => throw Unknown(door),
    };

    /// <summary>Said to the person.</summary>
    public static string Of(PlaceStatus place) => place switch
    {
        PlaceStatus.Registered => "vous avez une place",
        PlaceStatus.Waiting => "vous êtes sur la liste d’attente",
        PlaceStatus.Offered => "une place s’est libérée pour vous",
        _ => throw Unknown(place),
    };
}
