namespace Federation.Web.Shared;

/// <summary>Every page that opens without an account, by name; what is not here asks for a session. A test walks all pages against this list.</summary>
public static class PublicPages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "/Index",
        "/Demande/Index", "/Demande/Depot",
        "/Suivi/Index", "/Suivi/Demande",
        "/Plateformes/Index", "/Plateformes/Plateforme",
        "/Offres/Index", "/Offres/Offre", "/Offres/Proposer", "/Offres/Etape", "/Offres/Relire", "/Offres/Modifier", "/Offres/MesOffres",
        "/Formations/Index", "/Formations/Formation", "/Formations/Calendrier", "/Formations/Session", "/Formations/Inscription", "/Formations/MonInscription", "/Formations/Programme",
        "/Collectifs/Index", "/Collectifs/Collectif",
        "/Intervenants/MonCalendrier",
        "/Alertes/Index", "/Alertes/Nouvelle", "/Alertes/MesAlertes", "/Alertes/PasPourMoi", "/Alertes/Desabonner",
        "/Espace/Connexion", "/Espace/Lien",
        "/Accessibilite", "/VosDonnees", "/Erreur",
    ];
}
