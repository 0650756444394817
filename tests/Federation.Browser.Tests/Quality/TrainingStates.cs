using Federation.Browsing;
using Federation.Stories;

namespace Federation.Quality;

/// <summary>The pages of courses, sessions and collectives, with what the demonstration holds.</summary>
public static class TrainingStates
{
    public static readonly IReadOnlyList<PageState> All =
    [
        PageState.At("formations", "/Formations/Index", "/formations"),
        PageState.At("formations-cherchees", "/Formations/Index", "/formations?mots=m%C3%A9diation%20de%20sant%C3%A9&region=11&prix=unknown"),
        PageState.At("formations-rien", "/Formations/Index", "/formations?mots=couture&lieu=Nulle-Part"),
        PageState.At("formation", "/Formations/Formation", "/formations/idf/arifts-intervenant-pair"),
        PageState.At("formation-et-ses-versions", "/Formations/Formation", "/formations/idf/respai"),
        PageState.At("formation-et-ses-sessions", "/Formations/Formation", "/formations/occitanie/irts-montpellier-poa"),
        PageState.At("calendrier", "/Formations/Calendrier", "/formations/calendrier?mois=2025-10"),
        PageState.At("calendrier-liste", "/Formations/Calendrier", "/formations/calendrier?mois=2025-10&vue=liste"),
        PageState.At("calendrier-carte", "/Formations/Calendrier", "/formations/calendrier?mois=2025-10&vue=carte"),
        PageState.At("calendrier-vide", "/Formations/Calendrier", "/formations/calendrier?mois=2024-01"),
        new("session", "/Formations/Session", async (site, person) => await person.Goes(await site.Announces("Session pour tout le monde", 3))),
        PageState.At("session-passee", "/Formations/Session", "/formations/occitanie/sessions/irts-montpellier-poa-2025"),
        new("inscription", "/Formations/Inscription", async (site, person) => await person.Goes(await site.Announces("Session pour s’inscrire", 3) + "/inscription")),
        new("inscription-erreurs", "/Formations/Inscription", async (site, person) =>
        {
            var session = await site.Announces("Session à corriger");
            await using (var first = await site.Arrives())
            {
                await first.AsksForAPlace(session, "Camille");
            }

            await person.Goes(session + "/inscription");
            await person.Page.GetByLabel("Courriel (ou téléphone)").FillAsync("camille");
            await person.Page.Locator("main form button[type=submit]").ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }),
        new("mon-inscription", "/Formations/MonInscription", async (site, person) => await person.AsksForAPlace(await site.Announces("Session pour moi", 3), "Camille")),
        new("mon-inscription-offerte", "/Formations/MonInscription", async (site, person) =>
        {
            var session = await site.Announces("Session pour attendre");
            await using var first = await site.Arrives();
            var link = await first.AsksForAPlace(session, "Camille");
            var mine = await person.AsksForAPlace(session, "Noa");
            await first.GivesBack(link);
            await person.Goes(mine);
        }),
        PageState.At("mon-inscription-inconnue", "/Formations/MonInscription", "/inscriptions/AAAAAAAAAAAAAAAAAAAAAA"),
        PageState.At("programme", "/Formations/Programme", "/formations/programme/idf"),
        PageState.At("collectifs", "/Collectifs/Index", "/collectifs"),
        PageState.At("collectifs-rien", "/Collectifs/Index", "/collectifs?mots=couture&region=11&public=peers-only"),
        PageState.At("collectif", "/Collectifs/Collectif", "/collectifs/aura/aura-collectif-pairs"),
        PageState.At("espace-formations", "/Espace/Formations", "/espace/idf/formations") with { Hub = "Île-de-France" },
        PageState.At("espace-ecrire-une-formation", "/Espace/EcrireFormation", "/espace/aura/formations/ecrire?de=idf/respai") with { Hub = "AURA" },
        new("espace-formation-a-corriger", "/Espace/EcrireFormation", async (_, person) =>
        {
            await person.Goes("/espace/aura/formations/ecrire");
            await person.Page.GetByLabel("Heures (facultatif)").FillAsync("beaucoup");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer au catalogue" }).ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }) { Hub = "AURA" },
        PageState.At("espace-sessions-vides", "/Espace/Sessions", "/espace/bretagne/sessions") with { Hub = "Bretagne" },
        new("espace-sessions", "/Espace/Sessions", async (site, person) =>
        {
            var session = await site.Announces("Session à animer", 1, pair: true);
            foreach (var name in (string[])["Camille", "Noa"])
            {
                await using var one = await site.Arrives();
                await one.AsksForAPlace(session, name);
            }

            await person.Goes(Trainings.InSpace(session));
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les coordonnées" }).First.ClickAsync();
            await Expect(person.Page.GetByText("Coordonnées ouvertes.")).ToBeVisibleAsync();
        }) { Hub = "AURA" },
        PageState.At("espace-planifier-sans-formation", "/Espace/PlanifierSession", "/espace/bretagne/sessions/planifier") with { Hub = "Bretagne" },
        new("espace-planifier-a-corriger", "/Espace/PlanifierSession", async (_, person) =>
        {
            await person.Goes("/espace/aura/sessions/planifier");
            await person.Page.Locator("#jour-0").FillAsync("2027-03-27");
            await person.Page.Locator("#a-0").FillAsync("08:00");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Annoncer cette session" }).ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }) { Hub = "AURA" },
        new("espace-collectifs", "/Espace/Collectifs", async (_, person) =>
        {
            await person.Goes("/espace/aura/collectifs/aura-collectif-pairs");
            await person.Page.GetByText("Annoncer une rencontre").Last.ClickAsync();
            await person.Page.Locator("#jour-0").FillAsync("2027-05-20");
            await person.Page.Locator("#jour-1").FillAsync("2027-05-22");
            await person.Page.GetByLabel("Département").SelectOptionAsync("69");
            await person.Page.GetByLabel("Thème").FillAsync("Être seul·e de son métier");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Annoncer", Exact = true }).ClickAsync();
            await Expect(person.Page.GetByText("La rencontre est annoncée")).ToBeVisibleAsync();
        }) { Hub = "AURA" },
        PageState.At("espace-collectifs-vides", "/Espace/Collectifs", "/espace/bretagne/collectifs") with { Hub = "Bretagne" },
        PageState.At("espace-ecrire-un-collectif", "/Espace/EcrireCollectif", "/espace/aura/collectifs/ecrire/aura-collectif-pairs") with { Hub = "AURA" },
    ];
}
