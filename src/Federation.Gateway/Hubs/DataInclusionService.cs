using System.Collections.Frozen;
using Federation.Domain.Hubs;

namespace Federation.Gateway.Hubs;

/// <summary>
/// What data.inclusion calls a service, of those a hub renders. Its services are for people who look for help, work or training. So what a hub does for
/// employers, teams, other hubs or the knowledge of the field (awareness, employer and team support, managers' groups, network, observatory, resources,
/// evaluation, events, working groups, interventions in courses) has no place there.
/// </summary>
/// <param name="Type">Of its closed list of six.</param>
/// <param name="Topic">Of its closed list of "thématiques".</param>
/// <param name="AtADistance">Rendered by this site alone, wherever one is.</param>
internal sealed record DataInclusionService(string Name, string Description, string Type, string Topic, bool AtADistance = false)
{
    private static readonly FrozenDictionary<ServiceCode, DataInclusionService> Known = new Dictionary<ServiceCode, DataInclusionService>
    {
        [ServiceCode.JobOffersRelay] = new(
            "Offres d’emploi de travail pair",
            "La plateforme relit et publie des offres d’emploi pour des personnes qui ont vécu ce que vivent celles qu’elles accompagneront : travailleur·ses pair·es, médiateur·rices de santé pair·es, "
            + "pair-aidant·es. La recherche est ouverte à tout le monde, sans compte.",
            "information", "trouver-un-emploi--repondre-a-des-offres-demploi", AtADistance: true),
        [ServiceCode.PeerSupport] = new(
            "Soutien aux pair·es et aux personnes qui veulent le devenir",
            "La plateforme soutient les travailleur·ses pair·es en poste et les personnes qui se demandent si ce métier est pour elles. On dit ce dont on a besoin ; personne n’est obligé de raconter sa vie.",
            "accompagnement", "trouver-un-emploi--maintien-dans-lemploi"),
        [ServiceCode.OnboardingSupport] = new(
            "Accompagnement à la prise de poste de travail pair",
            "Les premiers mois d’un poste de travail pair, la plateforme accompagne la personne et l’équipe qui l’accueille.",
            "accompagnement", "trouver-un-emploi--maintien-dans-lemploi"),
        [ServiceCode.Collective] = new(
            "Collectif de pair·es",
            "Des travailleur·ses pair·es se retrouvent pour parler de leur métier et ne pas rester seul·es. Sur place ou à distance selon les collectifs.",
            "atelier", "remobilisation--lien-social"),
        [ServiceCode.TrainingInformation] = new(
            "Information sur les formations au travail pair",
            "La plateforme fait connaître les formations au travail pair : à qui elles s’adressent, leur durée, leur prix et comment s’inscrire.",
            "information", "se-former--trouver-sa-formation"),
    }.ToFrozenDictionary();

    /// <summary>Null where data.inclusion has no place for it.</summary>
    public static DataInclusionService? Of(ServiceCode code) => Known.GetValueOrDefault(code);
}
