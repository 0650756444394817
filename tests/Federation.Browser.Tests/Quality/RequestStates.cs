using Federation.Browsing;
using Federation.Stories;

namespace Federation.Quality;

/// <summary>One request on both sides: the person's page and the coordinators', step by step.</summary>
public static class RequestStates
{
    private static readonly Wish Vannes = new("Recruter un·e pair·e", "56")
    {
        Through = "aura", Name = "Alex Tanguy", Email = "alex@exemple.invalid", Text = "Nous préparons un poste pour le printemps.", Agreement = "Bretagne, et elle seule",
    };

    public static readonly IReadOnlyList<PageState> All =
    [
        new("suivi-deposee", "/Suivi/Demande", (_, person) => person.Files(Vannes)),
        new("suivi-precision", "/Suivi/Demande", async (site, person) => await person.Goes((await At(site, Asks)).Kept.Link)) { IsFirstVisit = true },
        new("suivi-acceptee", "/Suivi/Demande", async (site, person) => await person.Goes((await At(site, Opens)).Kept.Link)) { IsFirstVisit = true },
        new("suivi-declinee", "/Suivi/Demande", async (site, person) => await person.Goes((await At(site, Declines)).Kept.Link)) { IsFirstVisit = true },
        new("suivi-effacement-refuse", "/Suivi/Demande", async (site, person) =>
        {
            await person.Goes((await At(site, null)).Kept.Link);
            await person.Page.Locator("summary", new() { HasText = "Tout effacer maintenant" }).ClickAsync();
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Tout effacer maintenant" }).ClickAsync();
        }),
        Side("espace-a-orienter", "/Espace/Envoyees", "AURA", async (site, aura) => await aura.FindsByCode("aura", (await Filed(site)).Code)),
        Side("espace-orientee", "/Espace/Envoyees", "AURA", async (site, aura) => await aura.Goes($"/espace/aura/envoyees/{(await At(site, Asks)).Id}")),
        Side("espace-declinee", "/Espace/Envoyees", "AURA", async (site, aura) => await aura.Goes($"/espace/aura/envoyees/{(await At(site, Declines)).Id}")),
        Side("espace-recue", "/Espace/Recues", "Bretagne", async (site, bretagne) => await bretagne.Receives("bretagne", (await At(site, null)).Id)),
        Side("espace-coordonnees", "/Espace/Recues", "Bretagne", async (site, bretagne) => await Opens(bretagne, (await At(site, null)).Id)),
        Side("espace-sans-raison", "/Espace/Recues", "Bretagne", async (site, bretagne) =>
        {
            await bretagne.Receives("bretagne", (await At(site, null)).Id);
            await bretagne.Opens("Décliner");
            await bretagne.Submits();
        }),
        Side("espace-code-inconnu", "/Espace/Code", "Bretagne", async (_, bretagne) =>
        {
            await bretagne.Goes("/espace/bretagne/code");
            await bretagne.Page.GetByLabel("Code de la demande").FillAsync("7KQ4-MXRT");
            await bretagne.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).Last.ClickAsync();
        }),
        Side("espace-interdit", "/Erreur", "Bretagne", async (_, bretagne) => await bretagne.Goes("/espace/aura/recues")),
    ];

    private static PageState Side(string name, string page, string hub, Func<Site, Person, Task> open) => new(name, page, open) { Hub = hub };

    private static async Task<Kept> Filed(Site site)
    {
        await using var somebody = await site.Arrives();
        return await somebody.Files(Vannes);
    }

    private static async Task<(Kept Kept, string Id)> At(Site site, Func<Person, string, Task>? then)
    {
        var kept = await Filed(site);
        await using var aura = await site.Coordinator("AURA");
        var id = await aura.Confirms("aura", kept.Code);
        await using var bretagne = await site.Coordinator("Bretagne");
        await bretagne.Receives("bretagne", id);
        await (then?.Invoke(bretagne, id) ?? Task.CompletedTask);
        return (kept, id);
    }

    private static async Task Asks(Person bretagne, string id)
    {
        await bretagne.Opens("Demander une précision");
        await bretagne.Page.GetByLabel("Sur quoi porte la précision ?").SelectOptionAsync("team");
        await bretagne.Page.GetByLabel("Votre question").FillAsync("Combien de collègues ?");
        await bretagne.Submits();
        await Expect(bretagne.Detail()).ToContainTextAsync("C’est fait");
    }

    private static async Task Opens(Person bretagne, string id)
    {
        await bretagne.Receives("bretagne", id);
        await bretagne.Does("Accepter", "acceptée");
        await bretagne.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir les coordonnées" }).ClickAsync();
        await Expect(bretagne.Detail()).ToContainTextAsync("alex@exemple.invalid");
    }

    private static async Task Declines(Person bretagne, string id)
    {
        await bretagne.Opens("Décliner");
        await bretagne.Page.GetByRole(AriaRole.Radio, new() { Name = "hors de notre mission" }).CheckAsync();
        await bretagne.Submits();
        await Expect(bretagne.Detail()).ToContainTextAsync("C’est fait : déclinée");
    }
}
