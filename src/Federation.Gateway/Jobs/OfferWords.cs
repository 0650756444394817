using System.Globalization;
using Federation.Domain.Jobs;

namespace Federation.Gateway.Jobs;

/// <summary>The French word of each code of an offer. A test holds that no code is without one.</summary>
public static class OfferWords
{
    // Not asked of CultureInfo: a server may run invariant.
    private static readonly NumberFormatInfo Numbers = new() { NumberGroupSeparator = "\u202F", NumberDecimalSeparator = "," };

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["fr"] = "français", ["en"] = "anglais", ["es"] = "espagnol", ["pt"] = "portugais", ["it"] = "italien", ["de"] = "allemand", ["ar"] = "arabe",
        ["ru"] = "russe", ["uk"] = "ukrainien", ["ro"] = "roumain", ["tr"] = "turc", ["fa"] = "persan", ["prs"] = "dari", ["ps"] = "pachto", ["so"] = "somali",
        ["ti"] = "tigrigna", ["am"] = "amharique", ["bn"] = "bengali", ["zh"] = "chinois", ["sq"] = "albanais", ["ka"] = "géorgien", ["br"] = "breton",
        ["ku"] = "kurde", ["wo"] = "wolof", ["bm"] = "bambara", ["ff"] = "peul", ["ln"] = "lingala", ["fsl"] = "langue des signes française",
    };

    /// <summary>Its name; the code itself where the name is not known.</summary>
    public static string Language(string code) => Languages.GetValueOrDefault(code) ?? Inert.Line(code, 8);

    public static string Of(ContractKind kind) => kind switch
    {
        ContractKind.NotStated => "contrat non indiqué",
        ContractKind.Cdi => "CDI",
        ContractKind.Cdd => "CDD",
        ContractKind.Cddi => "CDD d’insertion (CDDI)",
        ContractKind.Subsidised => "contrat aidé",
        ContractKind.PublicServant => "fonctionnaire titulaire",
        ContractKind.PublicContract => "contractuel·le de la fonction publique",
        ContractKind.Apprenticeship => "apprentissage",
        ContractKind.CivicService => "service civique",
        ContractKind.Independent => "indépendant·e, sans contrat de travail",
        ContractKind.Other => "autre contrat",
        _ => throw Unknown(kind),
    };

    public static string Of(WorkingTime time) => time switch
    {
        WorkingTime.NotStated => "temps de travail non indiqué",
        WorkingTime.Full => "temps plein",
        WorkingTime.Part => "temps partiel",
        WorkingTime.CandidatesChoice => "temps plein ou partiel, au choix de la personne",
        _ => throw Unknown(time),
    };

    public static string Of(PayBasis basis) => basis switch
    {
        PayBasis.NotStated => "salaire non indiqué",
        PayBasis.Amount => "salaire brut",
        PayBasis.LegalMinimum => "SMIC",
        PayBasis.Scale => "selon la grille",
        PayBasis.SameAsTheTeam => "comme les travailleurs sociaux de l’équipe",
        PayBasis.Diploma => "selon le diplôme",
        _ => throw Unknown(basis),
    };

    public static string Of(PayPeriod period) => period switch
    {
        PayPeriod.Hour => "par heure",
        PayPeriod.Month => "par mois",
        PayPeriod.Year => "par an",
        _ => throw Unknown(period),
    };

    public static string Of(CollectiveAgreement agreement) => agreement switch
    {
        CollectiveAgreement.NotStated => "convention collective non indiquée",
        CollectiveAgreement.Ccn51 => "convention collective du 31 octobre 1951 (CCN 51)",
        CollectiveAgreement.Ccn66 => "convention collective du 15 mars 1966 (CCN 66)",
        CollectiveAgreement.Syneas => "accords CHRS (SYNEAS)",
        CollectiveAgreement.Aci => "convention collective des ateliers et chantiers d’insertion",
        CollectiveAgreement.PublicService => "statut de la fonction publique",
        CollectiveAgreement.Other => "autre convention collective",
        CollectiveAgreement.None => "sans convention collective",
        _ => throw Unknown(agreement),
    };

    public static string Of(TrainingPosition training) => training switch
    {
        TrainingPosition.NotStated => "formation au travail pair : non indiqué",
        TrainingPosition.Required => "formation au travail pair exigée",
        TrainingPosition.ToFollowInPost => "formation au travail pair à suivre une fois en poste",
        TrainingPosition.Desired => "formation au travail pair appréciée",
        TrainingPosition.NotRequired => "formation au travail pair non exigée",
        _ => throw Unknown(training),
    };

    public static string Of(FormerClients rule) => rule switch
    {
        FormerClients.NotStated => "candidature de personnes accompagnées par la structure : non indiqué",
        FormerClients.Welcome => "les personnes que la structure accompagne ou a accompagnées sont bienvenues",
        FormerClients.Indifferent => "avoir été accompagné·e par la structure ne change rien",
        FormerClients.Excluded => "la structure ne recrute pas les personnes qu’elle accompagne ou a accompagnées",
        _ => throw Unknown(rule),
    };

    public static string Of(Licence licence) => licence switch
    {
        Licence.NotStated => "permis B : non indiqué",
        Licence.Required => "permis B exigé",
        Licence.Desired => "permis B apprécié",
        Licence.NotRequired => "permis B non exigé",
        _ => throw Unknown(licence),
    };

    public static string Of(WayToApply way) => way switch
    {
        WayToApply.Oral => "à l’oral",
        WayToApply.Cv => "CV",
        WayToApply.Letter => "lettre",
        WayToApply.IaeForm => "fiche de prescription IAE",
        WayToApply.Interview => "entretien",
        _ => throw Unknown(way),
    };

    public static string Of(PublicMet met) => met switch
    {
        PublicMet.PeopleInTheStreet => "personnes à la rue",
        PublicMet.PeopleInShelters => "personnes hébergées",
        PublicMet.Tenants => "locataires",
        PublicMet.ExiledPeople => "personnes exilées",
        PublicMet.MentalHealth => "santé mentale",
        PublicMet.Addictions => "addictions",
        PublicMet.Justice => "justice, prison",
        PublicMet.Violence => "violences",
        PublicMet.Disability => "handicap",
        PublicMet.LongIllness => "maladie longue",
        PublicMet.SexualHealth => "santé sexuelle",
        PublicMet.SexWork => "travail du sexe",
        PublicMet.TransPeople => "personnes trans",
        PublicMet.Young => "jeunes",
        PublicMet.Families => "familles",
        PublicMet.Women => "femmes",
        PublicMet.Old => "personnes âgées",
        PublicMet.RightsNotClaimed => "accès aux droits",
        PublicMet.Everybody => "tout public",
        _ => throw Unknown(met),
    };

    public static string Of(Commitment commitment) => commitment switch
    {
        Commitment.AnotherPeerInTheTeam => "un·e autre pair·e dans l’équipe",
        Commitment.LinkWithACollective => "lien avec un collectif de pair·es",
        Commitment.IntegrationReferent => "un·e collègue nommé·e pour l’accueil",
        Commitment.Supervision => "supervision",
        Commitment.PracticeAnalysis => "analyse de la pratique",
        Commitment.TeamPrepared => "équipe préparée",
        Commitment.DutyOfDiscretion => "devoir de discrétion",
        Commitment.NoStoryAsked => "on ne demande à personne de raconter sa vie",
        Commitment.ReplacesNoSocialWorker => "le poste ne remplace pas un poste de travail social",
        Commitment.TrialVisit => "visite ou essai possible avant de s’engager",
        _ => throw Unknown(commitment),
    };

    public static string Of(BackReason reason) => reason switch
    {
        BackReason.PayMissing => "le salaire n’est pas dit",
        BackReason.HoursMissing => "les heures ne sont pas dites",
        BackReason.MissionsUnclear => "les missions ne sont pas claires",
        BackReason.ContractUnclear => "le contrat n’est pas clair",
        BackReason.TooMuchAsked => "l’offre demande trop",
        BackReason.StoryAsked => "l’offre demande de raconter sa vie",
        BackReason.HowToApplyMissing => "on ne sait pas comment postuler",
        BackReason.TeamNotReady => "l’équipe n’est pas encore prête",
        BackReason.NotPeerWork => "ce n’est pas du travail pair",
        BackReason.OutsideTerritory => "hors de notre territoire",
        BackReason.AlreadyPublished => "déjà publiée",
        BackReason.Other => "autre raison",
        _ => throw Unknown(reason),
    };

    public static string Of(WithdrawnWhy why) => why switch
    {
        WithdrawnWhy.PostCancelled => "le poste est annulé",
        WithdrawnWhy.NoFunding => "plus de financement",
        WithdrawnWhy.Mistake => "c’était une erreur",
        WithdrawnWhy.NotPeerWork => "ce n’est pas du travail pair",
        WithdrawnWhy.Unlawful => "contraire à la loi",
        WithdrawnWhy.EmployerSilent => "l’employeur ne répond plus",
        WithdrawnWhy.Duplicate => "déjà publiée",
        WithdrawnWhy.Abandoned => "restée sans suite",
        WithdrawnWhy.NobodyAnswered => "personne n’y a répondu à temps",
        WithdrawnWhy.Other => "autre raison",
        _ => throw Unknown(why),
    };

    /// <summary>"2 000 €", "12,5 €".</summary>
    public static string Euros(decimal amount) => amount.ToString("#,0.##", Numbers) + "\u00A0€";

    /// <summary>"26", "17,5".</summary>
    public static string Number(decimal number) => number.ToString("0.##", Numbers);

    private static ArgumentOutOfRangeException Unknown<T>(T code) where T : struct, Enum => new(nameof(code), code, "no French word");
}
