using Federation.Node.Desk;

namespace Federation.Web.Pages.Espace;

/// <param name="Waits">Which of the counts of <see cref="Waiting"/> stands beside it; null where nothing waits.</param>
/// <param name="Behind">Pages that are reached through this one; ending in a slash, all below.</param>
public sealed record SpaceLink(string Page, string Text, string? Waits = null, params string[] Behind)
{
    public bool IsAbove(string? page) => page is not null && Behind.Any(one => one.EndsWith('/') ? page.StartsWith(one, StringComparison.Ordinal) : page == one);

    public bool Holds(string? page) => page == Page || IsAbove(page);
}

/// <summary>The work of a hub in four groups: what to do with requests, offers and courses, and the hub itself.</summary>
public sealed record SpaceGroup(string Text, IReadOnlyList<SpaceLink> Links)
{
    public string Waits => string.Join(' ', Links.Where(link => link.Waits is not null).Select(link => link.Waits));

    public static IReadOnlyList<SpaceGroup> Of(bool administrator) => administrator ? [.. All.SkipLast(1), All[^1] with { Links = [.. All[^1].Links, .. OfAdministrators] }] : All;

    private static readonly SpaceLink[] OfAdministrators = [new("/Espace/Comptes", "Comptes"), new("/Espace/Courriels", "Courriels")];

    private static readonly SpaceGroup[] All =
    [
        new("Demandes",
        [
            new("/Espace/Recues", "Reçues", "received", "/Espace/Code"),
            new("/Espace/Envoyees", "Envoyées", "toRoute"),
            new("/Espace/Appels", "Appels ouverts", "calls"),
        ]),
        new("Offres",
        [
            new("/Espace/Offres", "Offres d’emploi", "offers", "/Espace/EcrireOffre"),
            new("/Espace/Diffusion", "Diffusion"),
        ]),
        new("Formations",
        [
            new("/Espace/Sessions", "Sessions", null, "/Espace/PlanifierSession"),
            new("/Espace/Formations", "Catalogue", null, "/Espace/EcrireFormation"),
            new("/Espace/Paires/Planning", "Paires", "bookings", "/Espace/Paires/"),
            new("/Espace/Collectifs", "Collectifs", null, "/Espace/EcrireCollectif"),
        ]),
        new("Plateforme",
        [
            new("/Espace/Direct", "En direct"),
            new("/Espace/Structures", "Structures"),
            new("/Espace/Reglages", "Réglages"),
        ]),
    ];
}
