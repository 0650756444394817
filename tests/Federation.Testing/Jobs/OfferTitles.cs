using Federation.Domain.Jobs;

namespace Federation.Testing.Jobs;

/// <summary>Titles as employers write them, with how often; every notation of the sources is there.</summary>
internal static class OfferTitles
{
    public static readonly (CanonicalTitle Canonical, int Often, string[] Titles)[] All =
    [
        (CanonicalTitle.PeerWorker, 40,
        [
            "Travailleur pair (H/F)", "Travailleur·se pair·e", "Travailleur.euse pair.e", "travailleur-euse-s pair-e-s", "Travailleuse paire", "Travailleurs et travailleuses pairs", "Travailleur(se) pair(e)",
            "TRAVAILLEUR.SE PAIR.E", "Travailleur/se pair/e F/H", "travailleurSE pairE", "Travailleur pair en maraude", "Travailleur social pair", "Travailleur.se pair.e addictions", "Travailleuse paire santé mentale",
        ]),
        (CanonicalTitle.HealthPeerMediator, 15, ["Médiateur de santé pair", "Médiateur.rice en santé pair.e", "Médiatrice santé-paire", "MSP", "Médiateur·rice pair·e en santé", "Médiateur-trice de santé pair-e (H/F)"]),
        (CanonicalTitle.PeerSupporter, 15, ["Pair-aidant en santé mentale", "Pair-aidante", "Pair·e-aidant·e", "Pair aidant (H/F)", "Pair-aidant.e familial.e"]),
        (CanonicalTitle.PeerPractitioner, 6, ["Intervenant pair", "Intervenant·e pair·e", "Intervenante paire de rue"]),
        (CanonicalTitle.PeerSocialWorker, 5, ["Intervenant social pair", "Intervenant.e social.e pair.e"]),
        (CanonicalTitle.PeerMediator, 5, ["Médiateur pair", "Médiateurs et médiatrices pair·e·s", "Médiatrice paire"]),
        (CanonicalTitle.PeerTrainer, 3, ["Formateur pair", "Formateur·rice pair·e"]),
        (CanonicalTitle.PeerCoordinator, 2, ["Coordinateur pair", "Coordinatrice paire"]),
        (CanonicalTitle.PeerJobCoach, 2, ["Job coach pair", "Jobcoach"]),
        (CanonicalTitle.ExpertByExperience, 2, ["Expert du vécu", "Experte du vécu"]),
        (CanonicalTitle.HealthMediator, 5, ["Médiateur en santé", "Médiateur.trice santé"]),
        (CanonicalTitle.ReceptionAgent, 8, ["Agent.e d’accueil", "AGENT ACCUEIL – Chantier d’insertion", "Agent d’accueil de nuit"]),
        (CanonicalTitle.LogisticsAgent, 4, ["Agent.e logistique", "Logisticien.ne"]),
        (CanonicalTitle.SocialCareAssistant, 4, ["Aide auxiliaire de vie sociale (AVS)", "Auxiliaire de vie"]),
        (CanonicalTitle.HouseManager, 4, ["Maître.sse de maison", "Maîtresse de maison"]),
        (CanonicalTitle.MediatorInterpreter, 3, ["Médiateur.rice – Traducteur.rice", "Médiateur interprète dari pachto"]),
        (CanonicalTitle.Other, 10, ["Éducateur spécialisé (H/F)", "Travailleur social", "Animateur socioculturel", "Veilleur de nuit", "Infirmier·ère", "Chef·fe de service", "Assistant de service social"]),
    ];
}
