using Federation.Browsing;

namespace Federation.Stories;

/// <summary>What a coordinator does in the space of a hub.</summary>
public static class Desk
{
    /// <summary>From the sign-in page to the link inside the letter.</summary>
    public static async Task<string> AsksForALink(this Person person, Site site, string address)
    {
        await person.Goes("/espace/connexion");
        await person.Page.GetByLabel("Votre adresse électronique").FillAsync(address);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Recevoir un lien" }).ClickAsync();
        await Until.True("a first letter", () => Directory.Exists(Path.Combine(site.Place.Data, "courriels")));
        return await Letters.Link(site.Place, address);
    }

    /// <summary>Opens a request by the code heard on the phone; its identity stands in the address.</summary>
    public static async Task<string> FindsByCode(this Person coordinator, string hub, string code)
    {
        await coordinator.Goes($"/espace/{hub}/recues");
        await coordinator.Page.GetByLabel("Code entendu au téléphone").FillAsync(code.ToLowerInvariant().Replace("-", " "));
        await coordinator.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Button, new() { Name = "Ouvrir" }).ClickAsync();
        await Expect(coordinator.Page.Locator("#detail")).ToContainTextAsync(code);
        return new Uri(coordinator.Page.Url).Segments[^1];
    }

    /// <summary>The origin's coordinator confirms where a request goes; the first proposal unless said otherwise.</summary>
    public static async Task<string> Confirms(this Person origin, string hub, string code, string? to = null)
    {
        var id = await origin.FindsByCode(hub, code);
        if (to is not null)
        {
            await origin.Chooses(to);
        }

        await origin.Page.Locator("form.send").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(origin.Page.Locator("form.send")).ToHaveCountAsync(0);
        return id;
    }

    /// <summary>One of the platforms in the form, unfolding those that were not proposed.</summary>
    public static async Task Chooses(this Person origin, string to)
    {
        var others = origin.Page.Locator("#vers summary");
        if (await others.IsVisibleAsync())
        {
            await others.ClickAsync();
        }

        await origin.Page.Locator("#vers").GetByRole(AriaRole.Radio, new() { Name = to }).CheckAsync();
    }

    /// <summary>The line of a request in a list; it may not have arrived yet.</summary>
    public static ILocator Line(this Person coordinator, string id) => coordinator.Page.Locator($"#liste [data-live-key='{id}']");

    /// <summary>Waits until it has arrived, then opens it.</summary>
    public static async Task Receives(this Person coordinator, string hub, string id)
    {
        await coordinator.Goes($"/espace/{hub}/recues");
        await coordinator.Line(id).GetByRole(AriaRole.Link).ClickAsync();
        await coordinator.Page.WaitForURLAsync($"**/recues/{id}*");
    }

    /// <summary>What the page says of how fresh it is.</summary>
    public static ILocator Freshness(this Person coordinator) => coordinator.Page.Locator(".title [data-live-state]");

    public static ILocator Detail(this Person coordinator) => coordinator.Page.Locator("#detail");

    public static ILocator Action(this Person coordinator, string verb) => coordinator.Page.Locator(".acts").GetByRole(AriaRole.Button, new() { Name = verb, Exact = true });

    /// <summary>An action that asks for something more.</summary>
    public static Task Opens(this Person coordinator, string verb) => coordinator.Page.Locator(".acts summary", new() { HasText = verb }).ClickAsync();

    public static Task Submits(this Person coordinator) => coordinator.Page.Locator(".acts details[open] button[type=submit]").ClickAsync();

    /// <summary>An action that asks for nothing more.</summary>
    public static async Task Does(this Person coordinator, string verb, string becomes)
    {
        await coordinator.Action(verb).ClickAsync();
        await Expect(coordinator.Detail()).ToContainTextAsync($"C’est fait : {becomes}");
    }
}
