namespace Federation.Quality;

/// <summary>The pages of the space, with what the demonstration holds.</summary>
public static class SpaceStates
{
    public static readonly IReadOnlyList<PageState> All =
    [
        Of("recues", "/Espace/Recues", "/espace/aura/recues"),
        Of("recues-terminees", "/Espace/Recues", "/espace/aura/recues?vue=terminees"),
        Of("recues-vides", "/Espace/Recues", "/espace/bretagne/recues?vue=active", "Bretagne"),
        Of("envoyees", "/Espace/Envoyees", "/espace/aura/envoyees"),
        Of("envoyees-terminees", "/Espace/Envoyees", "/espace/occitanie/envoyees?vue=terminees", "Occitanie"),
        Of("appels", "/Espace/Appels", "/espace/bretagne/appels", "Bretagne"),
        Of("structures", "/Espace/Structures", "/espace/aura/structures"),
        Of("structures-rien", "/Espace/Structures", "/espace/aura/structures?mots=zzzz"),
        Of("reglages", "/Espace/Reglages", "/espace/aura/reglages"),
        Of("reglages-administration", "/Espace/Reglages", "/espace/aura/reglages") with { AsAdministrator = true },
        Of("comptes", "/Espace/Comptes", "/espace/aura/comptes") with { AsAdministrator = true },
        Of("code", "/Espace/Code", "/espace/aura/code"),
        Of("quitter", "/Espace/Quitter", "/espace/quitter"),
    ];

    private static PageState Of(string name, string page, string path, string hub = "AURA") => PageState.At($"espace-{name}", page, path) with { Hub = hub };
}
