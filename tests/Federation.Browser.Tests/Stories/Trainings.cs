using Federation.Browsing;

namespace Federation.Stories;

/// <summary>What a hub announces and what somebody who wants to come does.</summary>
public static class Trainings
{
    /// <summary>A course of AURA and a session of it over the weekend on which summer time begins; the address of the session.</summary>
    public static async Task<string> Announces(this Site site, string title, int places = 1, bool pair = false, string? theme = null)
    {
        await using var coordinator = await site.Coordinator("AURA", scripts: false);
        var page = coordinator.Page;
        await coordinator.Goes("/espace/aura/formations/ecrire");
        await page.GetByLabel("Titre", new() { Exact = true }).FillAsync(title);
        await page.GetByLabel("Pair·es en poste").CheckAsync();
        await page.GetByLabel("Ce qu’on y travaille").FillAsync("La juste distance\nDire non");
        await page.GetByLabel("Les parties").FillAsync("Se situer | 7\nTenir | 3,5 | en binôme");
        await page.GetByLabel("Qui anime ?").SelectOptionAsync(pair ? "peer-plus-professional" : "peer-only");
        if (theme is not null)
        {
            await page.GetByLabel(theme).EvaluateAsync("box => { for (let one = box.closest('details'); one; one = one.parentElement.closest('details')) one.open = true; }");
            await page.GetByLabel(theme).CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer au catalogue" }).ClickAsync();
        await Expect(page.GetByText("La formation est au catalogue")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = $"Planifier une session de {title}", Exact = true }).ClickAsync();
        await page.Locator("#jour-0").FillAsync("2027-03-27");
        await page.Locator("#jour-1").FillAsync("2027-03-28");
        await page.GetByLabel("Département").SelectOptionAsync("38");
        await page.GetByLabel("Commune").FillAsync("Grenoble");
        await page.GetByLabel("Combien de places ?").FillAsync($"{places}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Annoncer cette session" }).ClickAsync();
        await Expect(page.GetByText("La session est annoncée")).ToBeVisibleAsync();
        return (await page.GetByRole(AriaRole.Link, new() { Name = "Voir comme tout le monde la voit" }).GetAttributeAsync("href"))!;
    }

    /// <summary>The page of the hub's space for a session that is read at this address.</summary>
    public static string InSpace(string session) => $"/espace/aura/sessions/{session.Split('/')[^1]}";

    /// <summary>From the session's page to the private link.</summary>
    public static async Task<string> AsksForAPlace(this Person person, string session, string name, string email = "inscription@exemple.invalid")
    {
        var page = person.Page;
        await person.Goes(session);
        await page.GetByRole(AriaRole.Link, new() { Name = "Demander une place" }).ClickAsync();
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Courriel (ou téléphone)").FillAsync(email);
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.Locator("main form button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/inscriptions/*");
        return await page.GetByLabel("Lien de votre inscription").InputValueAsync();
    }

    public static async Task GivesBack(this Person person, string link)
    {
        await person.Goes(link);
        await person.Page.GetByRole(AriaRole.Checkbox, new() { Name = "J’ai compris" }).CheckAsync();
        await person.Page.Locator("form", new() { Has = person.Page.GetByRole(AriaRole.Checkbox) }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(person.Page.GetByText("Votre place est rendue")).ToBeVisibleAsync();
    }
}
