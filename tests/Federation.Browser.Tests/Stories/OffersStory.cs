using Federation.Browsing;

namespace Federation.Stories;

/// <summary>An offer from its five steps to its publication, as an employer and a coordinator take them.</summary>
public static class OffersStory
{
    public static async Task Continues(this Person employer, string to)
    {
        await employer.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et " }).First.ClickAsync();
        await employer.Page.WaitForURLAsync($"**/{to}");
    }

    /// <summary>Through the five steps; the page that reads the whole again is open.</summary>
    public static async Task WritesAnOffer(this Person employer, string title, string department = "38", string pay = "1 750", string missions = "Accueillir à partir de son expérience", string through = "")
    {
        var page = employer.Page;
        await employer.Goes($"/offres/proposer{through}");
        await page.GetByLabel("Titre du poste").FillAsync(title);
        await page.GetByLabel("Structure qui recrute").FillAsync("Centre d’accueil des essais");
        await page.GetByLabel("Département").SelectOptionAsync(department);
        await employer.Continues("contrat");
        await page.GetByLabel("Contrat", new() { Exact = true }).SelectOptionAsync("cdi");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Temps partiel" }).CheckAsync();
        await page.GetByLabel("Heures par semaine").FillAsync("28");
        await page.GetByLabel("Montant brut, en euros").FillAsync(pay);
        await page.GetByLabel("Période").SelectOptionAsync("month");
        await employer.Continues("missions");
        await page.GetByLabel("Missions", new() { Exact = true }).FillAsync(missions);
        await employer.Continues("accueil");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Équipe préparée" }).CheckAsync();
        await employer.Continues("candidature");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "À l’oral" }).CheckAsync();
        await page.GetByLabel("Courriel").FillAsync("accueil@exemple.invalid");
        await employer.Continues("relire");
    }

    /// <returns>The address of the employer's own page, and the offer's key.</returns>
    public static async Task<(string Own, string Key)> Proposes(this Person employer)
    {
        var key = new Uri(employer.Page.Url).Segments[^2].TrimEnd('/');
        await employer.Page.GetByRole(AriaRole.Button, new() { Name = "Proposer l’offre" }).ClickAsync();
        await employer.Page.WaitForURLAsync("**fait=proposee*");
        return (new Uri(employer.Page.Url).AbsolutePath, key);
    }

    public static async Task<(string Own, string Key)> ProposesAnOffer(this Person employer, string title, string department = "38", string through = "")
    {
        await employer.WritesAnOffer(title, department, through: through);
        return await employer.Proposes();
    }

    public static async Task Publishes(this Person coordinator, string hub, string key)
    {
        await coordinator.Goes($"/espace/{hub}/offres/{key}");
        await coordinator.Opens("Publier");
        await coordinator.Submits();
        await Expect(coordinator.Detail()).ToContainTextAsync("L’offre est en ligne");
    }
}
