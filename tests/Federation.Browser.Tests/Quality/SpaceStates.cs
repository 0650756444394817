using Federation.Browsing;
using Federation.Stories;

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
        Of("direct", "/Espace/Direct", "/espace/aura/direct"),
        Of("structures-rien", "/Espace/Structures", "/espace/aura/structures?mots=zzzz"),
        Of("reglages", "/Espace/Reglages", "/espace/aura/reglages"),
        Of("reglages-administration", "/Espace/Reglages", "/espace/aura/reglages") with { AsAdministrator = true },
        Of("comptes", "/Espace/Comptes", "/espace/aura/comptes") with { AsAdministrator = true },
        Of("courriels", "/Espace/Courriels", "/espace/aura/courriels") with { AsAdministrator = true },
        Of("code", "/Espace/Code", "/espace/aura/code"),
        Of("quitter", "/Espace/Quitter", "/espace/quitter"),
        new("espace-deux-plateformes", "/Espace/Index", ForTwo),
        new("espace-compte-a-corriger", "/Espace/Comptes", async (_, person) =>
        {
            await person.Goes("/espace/aura/comptes");
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le compte" }).ClickAsync();
        }) { Hub = "AURA", AsAdministrator = true },
        new("espace-reglages-a-corriger", "/Espace/Reglages", async (_, person) =>
        {
            await person.Goes("/espace/aura/reglages");
            await person.Page.GetByLabel("Lire une demande").FillAsync("0");
            await person.Page.Locator("#delais").GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
            await Expect(person.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }) { Hub = "AURA", AsAdministrator = true },
    ];

    /// <summary>Somebody who coordinates for two hubs, from the opening of both accounts to the choice.</summary>
    private static async Task ForTwo(Site site, Person person)
    {
        const string address = "deux@exemple.invalid";
        foreach (var (hub, code) in new[] { ("AURA", "aura"), ("Bretagne", "bretagne") })
        {
            await using var administrator = await site.Administrator(hub);
            await administrator.Goes($"/espace/{code}/comptes");
            await administrator.Page.GetByLabel("Adresse électronique").FillAsync(address);
            await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Ouvrir le compte" }).ClickAsync();
            await Expect(administrator.Page.GetByText("Le compte est ouvert")).ToBeVisibleAsync();
        }

        await person.Goes(await person.AsksForALink(site, address));
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Pour quelle plateforme");
    }

    private static PageState Of(string name, string page, string path, string hub = "AURA") => PageState.At($"espace-{name}", page, path) with { Hub = hub };
}
