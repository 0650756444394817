using Federation.Domain.Hubs;
using Federation.Domain.Privacy;
using Federation.Domain.Referrals;

namespace Federation.Gateway.Words;

/// <summary>The French word of each code. A test holds that no code is without one.</summary>
public static partial class Labels
{
    /// <summary>As a choice in the form, from the side of who asks.</summary>
    public static string Of(ReferralKind kind) => kind switch
    {
        ReferralKind.RecruitAPeer => "Recruter un·e pair·e",
        ReferralKind.PrepareATeam => "Préparer une équipe",
        ReferralKind.WriteAJobDescription => "Écrire une fiche de poste",
        ReferralKind.FindTrainers => "Trouver une paire de formateur·ices",
        ReferralKind.FindTraining => "Trouver une formation",
        ReferralKind.PeerSeeksSupport => "Être soutenu·e dans mon poste de pair·e",
        ReferralKind.PeerMovesRegion => "Changer de région en restant pair·e",
        ReferralKind.CandidateSeeksPost => "Chercher un poste de pair·e",
        ReferralKind.JoinACollective => "Rejoindre un collectif de pair·es",
        ReferralKind.StudyOrPress => "Étude, mémoire ou presse",
        _ => throw Unknown(kind),
    };

    public static string Hint(ReferralKind kind) => kind switch
    {
        ReferralKind.RecruitAPeer => "Vous pensez à créer un poste, ou à en ouvrir un.",
        ReferralKind.PrepareATeam => "Sensibiliser des collègues avant ou après une arrivée.",
        ReferralKind.WriteAJobDescription => "Se faire relire ou aider, sans rien publier.",
        ReferralKind.FindTrainers => "Un·e pair·e et un·e professionnel·le, pour intervenir ensemble.",
        ReferralKind.FindTraining => "Pour vous ou pour quelqu’un de votre équipe.",
        ReferralKind.PeerSeeksSupport => "Parler de votre pratique avec quelqu’un qui connaît ce métier.",
        ReferralKind.PeerMovesRegion => "Vous déménagez et cherchez un appui là-bas.",
        ReferralKind.CandidateSeeksPost => "Vous n’avez pas encore de poste.",
        ReferralKind.JoinACollective => "Rencontrer d’autres pair·es, sur place ou à distance.",
        ReferralKind.StudyOrPress => "Poser des questions sur le travail pair.",
        _ => throw Unknown(kind),
    };

    public static string Of(Status status) => status switch
    {
        Status.Draft => "déposée",
        Status.Sent => "envoyée",
        Status.Received => "reçue",
        Status.Read => "lue",
        Status.InReview => "à l’étude",
        Status.InfoRequested => "précision demandée",
        Status.Accepted => "acceptée",
        Status.Waitlisted => "liste d’attente",
        Status.Declined => "déclinée",
        Status.Scheduled => "date fixée",
        Status.NoShow => "rendez-vous manqué",
        Status.InProgress => "en cours",
        Status.Completed => "terminée",
        Status.Withdrawn => "retirée",
        Status.Expired => "sans réponse",
        Status.Rerouted => "réorientée",
        Status.EnteredInError => "enregistrée par erreur",
        _ => throw Unknown(status),
    };

    /// <summary>The tone of a status' chip: warm waits for somebody, ok is good news, the rest is quiet.</summary>
    public static string Tone(Status status) => status switch
    {
        Status.Draft or Status.Sent or Status.InfoRequested or Status.Expired or Status.NoShow => "warm",
        Status.Accepted or Status.Scheduled or Status.InProgress or Status.Completed => "ok",
        Status.Received or Status.Read or Status.InReview => "brand",
        _ => "quiet",
    };

    public static string Of(Reason reason) => reason switch
    {
        Reason.NoCapacity => "pas de disponibilité en ce moment",
        Reason.ServiceNotRendered => "ce service n’est pas rendu ici",
        Reason.OutsideTerritory => "hors de notre territoire",
        Reason.OutsideMission => "hors de notre mission",
        Reason.NotEnoughInformation => "il manque des informations",
        Reason.Duplicate => "demande déjà reçue",
        Reason.HubOther => "autre raison",
        Reason.FoundElsewhere => "j’ai trouvé ailleurs",
        Reason.NoLongerNeeded => "je n’en ai plus besoin",
        Reason.ChangedMind => "j’ai changé d’avis",
        Reason.TooLong => "c’est trop long",
        Reason.PersonOther => "autre raison",
        Reason.NobodyRead => "personne ne l’a lue à temps",
        Reason.NobodyClaimed => "aucune plateforme ne l’a prise à temps",
        Reason.LeaseEnded => "la plateforme qui l’avait prise n’a pas répondu à temps",
        Reason.WrongPerson => "ce n’était pas la bonne personne",
        Reason.Test => "c’était un essai",
        Reason.FiledTwice => "déposée deux fois",
        Reason.ErrorOther => "autre erreur",
        _ => throw Unknown(reason),
    };

    public static string Of(Question question) => question switch
    {
        Question.Dates => "les dates",
        Question.Place => "le lieu",
        Question.Hours => "le nombre d’heures",
        Question.Team => "l’équipe",
        Question.Way => "sur place ou à distance",
        Question.Budget => "le budget",
        Question.Other => "autre chose",
        _ => throw Unknown(question),
    };

    public static string Of(Helped helped) => helped switch
    {
        Helped.Yes => "oui",
        Helped.Partly => "en partie",
        Helped.No => "non",
        _ => throw Unknown(helped),
    };

    public static string Of(Way way) => way switch
    {
        Way.InPerson => "sur place",
        Way.Remote => "à distance",
        Way.Either => "sur place ou à distance",
        _ => throw Unknown(way),
    };

    public static string Of(Capacity capacity) => capacity switch
    {
        Capacity.Open => "ouverte",
        Capacity.Limited => "limitée",
        Capacity.WaitingList => "liste d’attente",
        Capacity.Closed => "fermée",
        _ => throw Unknown(capacity),
    };

    public static string Tone(Capacity capacity) => capacity switch
    {
        Capacity.Open => "ok",
        Capacity.Limited => "quiet",
        _ => "warm",
    };

    public static string Of(ServiceCode service) => service switch
    {
        ServiceCode.Awareness => "Sensibilisation des équipes",
        ServiceCode.PreRecruitmentInformation => "Information avant un recrutement",
        ServiceCode.EmployerSupport => "Appui aux employeurs",
        ServiceCode.TeamSupport => "Appui à l’organisation d’équipe",
        ServiceCode.PeerSupport => "Soutien aux pair·es et aux candidat·es",
        ServiceCode.Collective => "Collectif de pair·es",
        ServiceCode.ManagersGroup => "Groupe de responsables",
        ServiceCode.Training => "Interventions en formation",
        ServiceCode.TrainingInformation => "Information sur les formations",
        ServiceCode.OnboardingSupport => "Accompagnement à la prise de poste",
        ServiceCode.Network => "Mise en réseau",
        ServiceCode.Observatory => "Observatoire",
        ServiceCode.Resources => "Ressources et outils",
        ServiceCode.ImpactEvaluation => "Évaluation de l’impact",
        ServiceCode.Events => "Organisation d’événements",
        ServiceCode.WorkingGroups => "Groupes de travail",
        ServiceCode.JobOffersRelay => "Relais d’offres d’emploi",
        _ => throw Unknown(service),
    };

    public static string Of(SealKind what) => what switch
    {
        SealKind.Contact => "vos coordonnées",
        SealKind.Story => "votre texte",
        SealKind.Question => "une question",
        SealKind.Answer => "votre réponse",
        SealKind.Draft => "votre brouillon",
        SealKind.Proposal => "votre offre proposée",
        SealKind.Application => "vos coordonnées pour postuler",
        SealKind.Remark => "une remarque",
        SealKind.Criteria => "votre recherche",
        SealKind.Address => "votre adresse pour les alertes",
        SealKind.Trainer => "votre nom et vos coordonnées",
        _ => throw Unknown(what),
    };

    /// <summary>The same, said to somebody else.</summary>
    public static string OfThePerson(SealKind what) => what switch
    {
        SealKind.Contact => "les coordonnées",
        SealKind.Story => "le texte",
        SealKind.Question => "la question",
        SealKind.Answer => "la réponse",
        SealKind.Draft => "le brouillon",
        SealKind.Proposal => "l’offre proposée",
        SealKind.Application => "les coordonnées pour postuler",
        SealKind.Remark => "la remarque",
        SealKind.Criteria => "la recherche",
        SealKind.Address => "l’adresse pour les alertes",
        SealKind.Trainer => "le nom et les coordonnées",
        _ => throw Unknown(what),
    };

    public static string Of(DangerReason danger) => danger switch
    {
        DangerReason.DangerForThePerson => "danger pour la personne",
        DangerReason.DangerForSomebodyElse => "danger pour quelqu’un d’autre",
        _ => throw Unknown(danger),
    };

    private static ArgumentOutOfRangeException Unknown<T>(T code) where T : struct, Enum => new(nameof(code), $"{typeof(T).Name} has a code without a word");
}
