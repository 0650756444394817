using System.Text.RegularExpressions;
using Federation.Browsing;

namespace Federation.Stories;

/// <summary>What an alert goes through with its reader: a letter, a refusal, a pause, a page in the background.</summary>
[Collection<Alone>]
public sealed partial class AlertLivesTests(Site site) : BrowserTest(site)
{
    /// <summary>A browser that asks and keeps what it is told, and a page that its reader has put behind others.</summary>
    private const string Browser = """
        window.told = [];
        window.Notification = class {
          static permission = "default";
          static async requestPermission() { this.permission = "granted"; return "granted"; }
          constructor(title, options) { window.told.push(JSON.stringify([title, options])); }
        };
        Object.defineProperty(document, "hidden", { get: () => window.behind === true });
        """;

    [Fact]
    public async Task From_the_letter_to_what_is_not_for_me_and_to_no_more_letters()
    {
        const string email = "lecteur-du-42@exemple.invalid";
        await using var person = await Site.Arrives();
        var page = person.Page;
        await person.Goes("/alertes/nouvelle?departement=42");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Tout de suite" }).CheckAsync();
        await page.GetByLabel("Votre adresse électronique").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer l’alerte" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Un courriel est parti");
        await person.Goes($"/alertes/{await Site.AlertInLetter(email)}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, prévenez-moi" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Votre adresse est confirmée");
        var offer = await Published("Travailleur pair à Saint-Étienne", "42");

        // On another device, by what the letter says and nothing else; its header names the address that ends letters where the site has https.
        var letter = await Until.Found("a letter that tells", async () => (await Letters.To(Site.Place, email)).FirstOrDefault(letter => Letters.Body(letter).Contains("nouveauté", StringComparison.Ordinal)));
        var open = Link().Match(Letters.Body(letter)).Value;
        await using var phone = await Site.Arrives(scripts: false, width: 390);
        await phone.Goes(open);
        await phone.Page.Locator($"[data-live-key='{offer}']").GetByRole(AriaRole.Link, new() { Name = "Pas pour moi" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "Sans le temps de travail : temps partiel" }).CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Préciser l’alerte" }).ClickAsync();
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("L’alerte est plus précise");

        await phone.Goes($"{open}/desabonner");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Arrêter les courriels" }).ClickAsync();
        await Expect(phone.Page.Locator("h1")).ToHaveTextAsync("C’est arrêté");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "ouvrir mes alertes" }).ClickAsync();
        await Expect(phone.Page.Locator(".alert")).ToContainTextAsync("Vous êtes prévenu·e sur ce site.");
        await Expect(phone.Page.Locator(".alert .sought")).ToContainTextAsync("temps plein");
    }

    [Fact]
    public async Task A_pause_says_nothing_and_what_came_meanwhile_is_there_after_it_until_it_is_read()
    {
        await using var person = await Site.Arrives(scripts: false);
        var page = person.Page;
        await person.Asks("departement=07&mots=privas");
        var own = page.Url.Split('?')[0];
        await page.GetByRole(AriaRole.Button, new() { Name = "Mettre en pause" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("L’alerte est en pause");
        await Expect(page.Locator(".alert .state")).ToContainTextAsync("en pause");
        var offer = await Published("Pair·e à Privas", "07");
        await person.Goes(own);
        await Expect(page.Locator("[data-live-key]")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Reprendre" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("L’alerte a repris");
        var told = page.Locator($"[data-live-key='{offer}']");
        await Until.True("what came meanwhile is told", async () =>
        {
            await person.Goes(own);
            return await told.IsVisibleAsync();
        });
        await Expect(told).ToContainTextAsync("nouveau");
        await Expect(page.Locator("#nouvelles-titre")).ToHaveTextAsync("Ce qui vous a été dit (1 à lire)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tout marquer comme lu" }).ClickAsync();
        await Expect(page.Locator("#nouvelles-titre")).ToHaveTextAsync("Ce qui vous a été dit");
        await Expect(told).Not.ToContainTextAsync("nouveau");
    }

    [Fact]
    public async Task A_page_behind_others_counts_in_its_tab_and_notifies_who_asked_without_saying_of_what()
    {
        await using var person = await Site.Arrives();
        var page = person.Page;
        await page.AddInitScriptAsync(Browser);
        await person.Asks("departement=01");
        var ask = page.GetByRole(AriaRole.Button, new() { Name = "Me prévenir aussi par ce navigateur" });
        await ask.ClickAsync();
        await Expect(ask).ToBeHiddenAsync();
        await page.EvaluateAsync("window.behind = true");
        await Published("Paire aidante de Bourg", "01");
        await Expect(page).ToHaveTitleAsync(Counted(), new() { Timeout = 20_000 });
        Assert.Equal("[\"Du nouveau pour vous\",{\"tag\":\"nouvelles\"}]", Assert.Single(await page.EvaluateAsync<string[]>("window.told")));

        // Seen by a person, it is not new any more, here and at the next visit.
        await page.EvaluateAsync("window.behind = false");
        await Expect(page.Locator("#nouvelles")).ToContainTextAsync("nouveau");
        var seen = page.WaitForResponseAsync(answer => answer.Request.Method == "POST" && answer.Url.Contains("handler=Vu", StringComparison.Ordinal));
        await page.Mouse.WheelAsync(0, 40);
        await seen;
        await Expect(page).Not.ToHaveTitleAsync(Counted());
        await page.ReloadAsync();
        await Expect(page.Locator("#nouvelles-titre")).ToHaveTextAsync("Ce qui vous a été dit");
        await Expect(page).Not.ToHaveTitleAsync(Counted());
    }

    [Fact]
    public async Task A_proposal_comes_into_the_open_list_of_its_hub()
    {
        await using var aura = await Site.Coordinator("AURA");
        await aura.Goes("/espace/aura/offres");
        await Expect(aura.Freshness()).ToHaveTextAsync("à jour");
        await using var employer = await Site.Arrives(scripts: false);
        var (_, offer) = await employer.ProposesAnOffer("Pair·e qui arrive", "74");
        var news = aura.Page.GetByRole(AriaRole.Button, new() { Name = "nouveauté" });
        await Expect(aura.Line(offer).Or(news).First).ToBeVisibleAsync();
        if (await news.IsVisibleAsync())
        {
            await news.ClickAsync();
        }

        await Expect(aura.Line(offer)).ToContainTextAsync("Pair·e qui arrive");
    }

    private async Task<string> Published(string title, string department)
    {
        await using var employer = await Site.Arrives(scripts: false);
        var (_, offer) = await employer.ProposesAnOffer(title, department);
        await using var coordinator = await Site.Coordinator("AURA", scripts: false);
        await coordinator.Publishes("aura", offer);
        return offer;
    }

    [GeneratedRegex("/alertes/[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\(1\) ")]
    private static partial Regex Counted();
}
