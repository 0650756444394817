using Federation.Domain.Jobs;
using Federation.Gateway.Jobs;

namespace Federation.Web.Words;

/// <summary>
/// The French word of each code of an offer on a page, where a heading stands beside it: shorter than <see cref="OfferWords"/> where the heading says the rest.
/// A test holds that no code is without one.
/// </summary>
public static class OfferLabels
{
    public static string Of(OfferStatus status) => status switch
    {
        OfferStatus.Draft => "brouillon",
        OfferStatus.Proposed => "proposée",
        OfferStatus.SentBack => "à reprendre",
        OfferStatus.Published => "publiée",
        OfferStatus.Filled => "pourvue",
        OfferStatus.Expired => "expirée",
        OfferStatus.Withdrawn => "retirée",
        _ => throw Unknown(status),
    };

    public static string Of(CanonicalTitle title) => title == CanonicalTitle.Other ? "autre titre" : CanonicalTitles.Of(title).Lemma;

    public static string Of(ContractKind kind) => OfferWords.Of(kind);

    public static string Of(WorkingTime time) => time switch
    {
        WorkingTime.NotStated => "temps de travail non précisé",
        WorkingTime.Full => "temps plein",
        WorkingTime.Part => "temps partiel",
        WorkingTime.CandidatesChoice => "au choix de la personne",
        _ => throw Unknown(time),
    };

    public static string Of(PayBasis basis) => basis switch
    {
        PayBasis.NotStated => "salaire non précisé",
        PayBasis.Amount => "montant brut",
        PayBasis.LegalMinimum => "SMIC",
        PayBasis.Scale => "selon une grille",
        PayBasis.SameAsTheTeam => "comme les travailleurs sociaux de l’équipe",
        PayBasis.Diploma => "selon le diplôme",
        _ => throw Unknown(basis),
    };

    public static string Of(PayPeriod period) => OfferWords.Of(period);

    public static string Of(CollectiveAgreement agreement) => agreement switch
    {
        CollectiveAgreement.NotStated => "convention non précisée",
        CollectiveAgreement.Ccn51 => "CCN 51",
        CollectiveAgreement.Ccn66 => "CCN 66",
        CollectiveAgreement.Syneas => "accords CHRS (SYNEAS)",
        CollectiveAgreement.Aci => "ateliers et chantiers d’insertion",
        CollectiveAgreement.PublicService => "statut de la fonction publique",
        CollectiveAgreement.Other => "autre convention",
        CollectiveAgreement.None => "sans convention collective",
        _ => throw Unknown(agreement),
    };

    public static string Of(TrainingPosition training) => training switch
    {
        TrainingPosition.NotStated => "formation non précisée",
        TrainingPosition.Required => "formation demandée avant",
        TrainingPosition.ToFollowInPost => "formation à suivre en poste",
        TrainingPosition.Desired => "formation souhaitée",
        TrainingPosition.NotRequired => "formation non demandée",
        _ => throw Unknown(training),
    };

    public static string Of(FormerClients rule) => rule switch
    {
        FormerClients.NotStated => "non précisé",
        FormerClients.Welcome => "les personnes accompagnées par la structure sont bienvenues",
        FormerClients.Indifferent => "avoir été accompagné par la structure ne change rien",
        FormerClients.Excluded => "la structure ne recrute pas les personnes qu’elle accompagne",
        _ => throw Unknown(rule),
    };

    public static string Of(Licence licence) => licence switch
    {
        Licence.NotStated => "permis non précisé",
        Licence.Required => "permis B demandé",
        Licence.Desired => "permis B souhaité",
        Licence.NotRequired => "sans permis",
        _ => throw Unknown(licence),
    };

    public static string Of(LanguageRule rule) => rule switch
    {
        LanguageRule.Required => "demandée",
        LanguageRule.OneOf => "une de ces langues",
        LanguageRule.Desired => "souhaitée",
        _ => throw Unknown(rule),
    };

    public static string Of(WayToApply way) => OfferWords.Of(way);

    public static string Of(PublicMet met) => OfferWords.Of(met);

    public static string Of(Commitment commitment) => OfferWords.Of(commitment);

    public static string Of(BackReason reason) => OfferWords.Of(reason);

    public static string Of(FilledHow how) => how switch
    {
        FilledHow.ThroughTheFederation => "grâce à la fédération",
        FilledHow.Otherwise => "autrement",
        FilledHow.NotSaid => "je préfère ne pas dire",
        _ => throw Unknown(how),
    };

    public static string Of(WithdrawnWhy why) => OfferWords.Of(why);

    public static string Of(DiffusionField field) => field switch
    {
        DiffusionField.Hub => "plateforme",
        DiffusionField.Region => "région",
        DiffusionField.Department => "département",
        DiffusionField.CanonicalTitle => "métier",
        DiffusionField.Contract => "contrat",
        DiffusionField.WorkingTime => "temps de travail",
        DiffusionField.Pay => "salaire",
        DiffusionField.Training => "formation",
        DiffusionField.FormerClients => "personnes accompagnées",
        DiffusionField.Public => "public",
        DiffusionField.Commitment => "conditions de travail",
        DiffusionField.WayToApply => "façon de postuler",
        DiffusionField.HoursPerWeek => "heures par semaine",
        DiffusionField.Age => "jours depuis la publication",
        _ => throw Unknown(field),
    };

    public static string Of(DiffusionOperator comparison) => comparison switch
    {
        DiffusionOperator.IsOneOf => "est",
        DiffusionOperator.IsNoneOf => "n’est pas",
        DiffusionOperator.AtLeast => "au moins",
        DiffusionOperator.AtMost => "au plus",
        _ => throw Unknown(comparison),
    };

    private static ArgumentOutOfRangeException Unknown<T>(T code) where T : struct, Enum => new(nameof(code), $"{typeof(T).Name} has a code without a word");
}
