namespace Federation.Web.Pages.Espace;

/// <summary>Every page that needs a session, by name. A test walks all pages against this list and <see cref="Shared.PublicPages"/>.</summary>
public static class SpacePages
{
    /// <summary>Derive from <see cref="SpacePage"/>: refused to whoever does not act for the hub in the address.</summary>
    public static IReadOnlyList<string> OfOneHub { get; } =
    [
        "/Espace/Recues", "/Espace/Envoyees", "/Espace/Appels", "/Espace/Offres", "/Espace/EcrireOffre", "/Espace/Sessions", "/Espace/PlanifierSession", "/Espace/Formations", "/Espace/EcrireFormation", "/Espace/Collectifs", "/Espace/EcrireCollectif",
        "/Espace/Paires/Planning", "/Espace/Paires/Chercher", "/Espace/Paires/Reservations", "/Espace/Paires/Index", "/Espace/Paires/Intervenants",
        "/Espace/Structures", "/Espace/Direct", "/Espace/Reglages", "/Espace/Diffusion", "/Espace/Comptes", "/Espace/Courriels", "/Espace/Code",
    ];

    /// <summary>Of these, the hub's administrators' alone.</summary>
    public static IReadOnlyList<string> OfAdministrators { get; } = ["/Espace/Comptes", "/Espace/Courriels"];

    /// <summary>Any open session: they show nothing of a hub but its name.</summary>
    public static IReadOnlyList<string> OfAnySession { get; } = ["/Espace/Index", "/Espace/Quitter"];
}
