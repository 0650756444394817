using Federation.Browsing;

namespace Federation.Stories;

/// <summary>The two steps of a request, as a person takes them.</summary>
public static class Form
{
    public static async Task<Kept> Files(this Person person, Wish wish)
    {
        await person.Describes(wish);
        await person.Fills(wish);
        await person.Sends();
        return await person.Keeps();
    }

    /// <summary>From the door to the proposal.</summary>
    public static async Task Describes(this Person person, Wish wish)
    {
        var page = person.Page;
        if (wish.Through is { } hub)
        {
            await person.Goes($"/plateformes/{hub}");
            await page.GetByRole(AriaRole.Link, new() { Name = "Faire une demande à cette plateforme" }).ClickAsync();
        }
        else
        {
            await person.Goes("/");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Orienter une demande" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Radio, new() { Name = wish.Need }).CheckAsync();
        await page.GetByLabel("Pour quel département ?").SelectOptionAsync(wish.Department);
        if (wish.From is { } from)
        {
            await page.GetByLabel("Et vous, où êtes-vous ?").SelectOptionAsync(from);
        }

        await page.GetByRole(AriaRole.Radio, new() { Name = wish.Way, Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir qui peut répondre" }).ClickAsync();
        await page.WaitForURLAsync("**/demande/depot*");
    }

    public static async Task Fills(this Person person, Wish wish)
    {
        var page = person.Page;
        if (wish.Text is { } text)
        {
            await page.GetByLabel("En quelques mots").FillAsync(text);
        }

        if (wish.Name is not { } name)
        {
            await page.GetByRole(AriaRole.Radio, new() { Name = "Je préfère ne rien laisser" }).CheckAsync();
            return;
        }

        await page.GetByRole(AriaRole.Radio, new() { Name = "Je laisse de quoi me joindre" }).CheckAsync();
        await page.GetByLabel("Votre nom").FillAsync(name);
        await page.GetByLabel("Courriel (ou téléphone)").FillAsync(wish.Email);
        await page.GetByRole(AriaRole.Radio, new() { Name = wish.Agreement }).CheckAsync();
    }

    public static Task Sends(this Person person) => person.Page.GetByRole(AriaRole.Button, new() { Name = "Déposer la demande" }).ClickAsync();

    /// <summary>Unfolds what is known of the person on the page of the private link.</summary>
    public static async Task<ILocator> Known(this Person person)
    {
        var known = person.Page.GetByRole(AriaRole.Region, new() { Name = "Ce que l’on sait de moi" });
        foreach (var summary in await known.Locator("details > summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        return known;
    }

    public static async Task<Kept> Keeps(this Person person)
    {
        await person.Page.WaitForURLAsync("**/suivi/*/*");
        return new Kept(
            await person.Page.Locator(".keep .code").InnerTextAsync(),
            await person.Page.GetByLabel("Votre lien privé").InputValueAsync());
    }
}
