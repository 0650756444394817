using Federation.Browsing;
using Federation.Stories;

namespace Federation.Quality;

/// <summary>The pages of alerts, for who holds the link and for who does not.</summary>
public static class AlertStates
{
    public static readonly IReadOnlyList<PageState> All =
    [
        PageState.At("alertes", "/Alertes/Index", "/alertes"),
        PageState.At("alertes-lettre", "/Alertes/Index", "/alertes?fait=lettre"),
        PageState.At("alerte-nouvelle", "/Alertes/Nouvelle", "/alertes/nouvelle?mots=m%C3%A9diateur%20de%20sant%C3%A9%20pair&departement=75&contrat=cdi"),
        PageState.At("alerte-nouvelle-formation", "/Alertes/Nouvelle", "/alertes/nouvelle?sujet=sessions&mots=posture&region=11&prix=free&comment=remote"),
        PageState.At("alerte-nouvelle-rencontre", "/Alertes/Nouvelle", "/alertes/nouvelle?sujet=meetings"),
        new("alerte-nouvelle-erreurs", "/Alertes/Nouvelle", async (_, person) =>
        {
            await person.Goes("/alertes/nouvelle?mots=pair");
            await person.Page.GetByRole(AriaRole.Radio, new() { Name = "Chaque matin" }).CheckAsync();
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Créer l’alerte" }).ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }),
        new("alerte-creee", "/Alertes/MesAlertes", (_, person) => person.Asks("departement=75&contrat=cdi")),
        new("alerte-dite", "/Alertes/MesAlertes", Told),
        new("alerte-pas-pour-moi", "/Alertes/PasPourMoi", async (site, person) =>
        {
            await Told(site, person);
            await person.Page.GetByRole(AriaRole.Link, new() { Name = "Pas pour moi" }).First.ClickAsync();
            await Expect(person.Page.Locator("#choix")).ToBeVisibleAsync();
        }),
        PageState.At("alerte-inconnue", "/Alertes/MesAlertes", "/alertes/AAAAAAAAAAAAAAAAAAAAAA"),
        PageState.At("alerte-desabonner", "/Alertes/Desabonner", "/alertes/AAAAAAAAAAAAAAAAAAAAAA/desabonner"),
    ];

    private static async Task Told(Site site, Person person)
    {
        await person.Asks("departement=74&aussi=atom");
        var own = person.Page.Url.Split('?')[0];
        await using var employer = await site.Arrives(scripts: false);
        var (_, offer) = await employer.ProposesAnOffer("Pair·e à Annecy", "74");
        await using var coordinator = await site.Coordinator("AURA", scripts: false);
        await coordinator.Publishes("aura", offer);
        await Until.True("it is told", async () =>
        {
            await person.Goes(own);
            return await person.Page.Locator($"[data-live-key='{offer}']").IsVisibleAsync();
        });
        await person.Page.GetByText("Changer la façon d’être prévenu·e").ClickAsync();
    }
}
