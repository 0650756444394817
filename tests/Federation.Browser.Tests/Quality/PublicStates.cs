using Federation.Browsing;
using Federation.Stories;

namespace Federation.Quality;

/// <summary>The pages that open without an account, but those of a request.</summary>
public static class PublicStates
{
    private const string Depot = "/demande/depot?besoin=recruit-a-peer&comment=either&langue=fr&departement=";

    public static readonly IReadOnlyList<PageState> All =
    [
        PageState.At("accueil", "/Index", "/"),
        PageState.At("demande", "/Demande/Index", "/demande"),
        PageState.At("demande-par-une-plateforme", "/Demande/Index", "/demande?plateforme=aura&departement=35"),
        PageState.At("demande-erreurs", "/Demande/Index", "/demande?verifier=true&avant=2020-01-01"),
        PageState.At("depot", "/Demande/Depot", Depot + "35"),
        PageState.At("depot-a-distance", "/Demande/Depot", "/demande/depot?besoin=prepare-a-team&comment=remote&langue=fr&departement=13&depuis=13"),
        PageState.At("depot-appel", "/Demande/Depot", Depot + "13"),
        new("depot-erreurs", "/Demande/Depot", async (_, person) =>
        {
            await person.Goes(Depot + "35");
            await person.Page.GetByRole(AriaRole.Radio, new() { Name = "Je laisse de quoi me joindre" }).CheckAsync();
            await person.Page.GetByLabel("Courriel (ou téléphone)").FillAsync("camille");
            await person.Sends();
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }),
        new("depot-expire", "/Erreur", async (_, person) =>
        {
            await person.Goes(Depot + "35");
            await person.Fills(new("", ""));
            await person.Page.Context.ClearCookiesAsync();
            await person.Sends();
        }),
        PageState.At("suivi", "/Suivi/Index", "/suivi"),
        PageState.At("suivi-efface", "/Suivi/Index", "/suivi?efface=true"),
        new("suivi-erreur", "/Suivi/Index", async (_, person) =>
        {
            await person.Goes("/suivi");
            await person.Page.GetByLabel("Code de la demande").FillAsync("7KQ4-MXRT");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Suivre", Exact = true }).ClickAsync();
        }),
        PageState.At("suivi-inconnu", "/Suivi/Demande", "/suivi/7KQ4-MXRT/AAAAAAAAAAAAAAAAAAAAAA"),
        PageState.At("plateformes", "/Plateformes/Index", "/plateformes"),
        PageState.At("plateforme", "/Plateformes/Plateforme", "/plateformes/aura"),
        PageState.At("plateforme-inconnue", "/Erreur", "/plateformes/nulle-part"),
        PageState.At("connexion", "/Espace/Connexion", "/espace/connexion"),
        PageState.At("connexion-partie", "/Espace/Connexion", "/espace/connexion?parti=true"),
        new("connexion-erreur", "/Espace/Connexion", async (_, person) =>
        {
            await person.Goes("/espace/connexion");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Recevoir un lien" }).ClickAsync();
        }),
        PageState.At("lien", "/Espace/Lien", "/espace/lien/inconnu"),
        new("lien-use", "/Espace/Lien", async (_, person) =>
        {
            await person.Goes("/espace/lien/inconnu");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        }),
        PageState.At("accessibilite", "/Accessibilite", "/accessibilite"),
        PageState.At("vos-donnees", "/VosDonnees", "/vos-donnees"),
        PageState.At("introuvable", "/Erreur", "/nulle-part"),
    ];
}
