using Federation.Domain.Training;

namespace Federation.Gateway.Words;

public static partial class Labels
{
    public static string Of(TrainerRole role) => role switch
    {
        TrainerRole.Peer => "pair·e",
        TrainerRole.Professional => "professionnel·le",
        _ => throw Unknown(role),
    };

    public static string Of(TrainingWay way) => way switch
    {
        TrainingWay.InPerson => "sur place",
        TrainingWay.Remote => "à distance",
        _ => throw Unknown(way),
    };

    public static string Of(DayPart part) => part switch
    {
        DayPart.Morning => "matin",
        DayPart.Afternoon => "après-midi",
        DayPart.Evening => "soir",
        _ => throw Unknown(part),
    };

    public static string Of(TrainingTheme theme) => theme switch
    {
        TrainingTheme.PeerWorkBasics => "Découvrir le travail pair",
        TrainingTheme.WelcomingAPeer => "Accueillir un·e pair·e dans une équipe",
        TrainingTheme.LivedKnowledge => "Le savoir de l’expérience",
        TrainingTheme.PostureAndLimits => "Posture et limites",
        TrainingTheme.Recovery => "Le rétablissement",
        TrainingTheme.Addictions => "Les addictions",
        TrainingTheme.HousingFirst => "Un chez-soi d’abord",
        TrainingTheme.MentalHealth => "La santé mentale",
        TrainingTheme.ExileAndInterpreting => "Exil et interprétariat",
        TrainingTheme.Mediation => "La médiation",
        TrainingTheme.HarmReduction => "La réduction des risques",
        TrainingTheme.RightsAndParticipation => "Droits et participation",
        TrainingTheme.Advocacy => "Le plaidoyer",
        TrainingTheme.StatusAndEmployment => "Statut et emploi",
        TrainingTheme.GroupFacilitation => "Animer un groupe",
        TrainingTheme.PracticeAnalysis => "Analyser sa pratique",
        TrainingTheme.Prevention => "La prévention",
        TrainingTheme.Other => "Autre thème",
        _ => throw Unknown(theme),
    };

    /// <summary>Said to the trainer.</summary>
    public static string Of(HoldStatus hold) => hold switch
    {
        HoldStatus.Held => "gardé pour vous le demander",
        HoldStatus.Agreed => "vous avez dit oui",
        HoldStatus.Booked => "réservé",
        _ => throw Unknown(hold),
    };

    public static string Of(HoldRefusedWhy why) => why switch
    {
        HoldRefusedWhy.NotFree => "pas libre",
        HoldRefusedWhy.Declined => "a dit non",
        HoldRefusedWhy.TooLate => "pas de réponse à temps",
        _ => throw Unknown(why),
    };

    public static string Of(MemberStatus member) => member switch
    {
        MemberStatus.Asked => "demande envoyée",
        MemberStatus.Held => "dates gardées, réponse attendue",
        MemberStatus.Agreed => "d’accord",
        MemberStatus.Booked => "réservé·e",
        MemberStatus.Gone => "ne vient pas",
        _ => throw Unknown(member),
    };

    public static string Of(BookingStatus booking) => booking switch
    {
        BookingStatus.Asked => "demandée",
        BookingStatus.Settling => "tout le monde est d’accord",
        BookingStatus.Confirmed => "confirmée",
        BookingStatus.AtRisk => "une personne manque",
        BookingStatus.Done => "terminée",
        BookingStatus.Refused => "pas possible",
        BookingStatus.Withdrawn => "annulée par la plateforme",
        BookingStatus.Postponed => "reportée, faute de paire",
        _ => throw Unknown(booking),
    };

    public static string Of(PairStatus pair) => pair switch
    {
        PairStatus.Proposed => "réponses attendues",
        PairStatus.Formed => "prête à intervenir",
        PairStatus.Dissolved => "n’intervient plus ensemble",
        _ => throw Unknown(pair),
    };
}
