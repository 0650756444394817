using System.Text.RegularExpressions;
using Federation.Browsing;

namespace Federation.Stories;

/// <summary>From a search to what it tells, and to nothing left.</summary>
[Collection<Alone>]
public sealed partial class AlertsTests(Site site) : BrowserTest(site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_clicks_make_an_alert_of_a_search(bool scripts)
    {
        await using var person = await Site.Arrives(scripts);
        await person.Goes("/offres?contrat=civic-service&departement=2A");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Créer une alerte avec cette recherche" }).ClickAsync();
        await Expect(person.Page.Locator(".sought")).ToContainTextAsync("service civique");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Créer l’alerte" }).ClickAsync();
        await Expect(person.Page.Locator("main")).ToContainTextAsync("Votre alerte est créée");
        Assert.DoesNotContain("civic", person.Page.Url, StringComparison.Ordinal);
        await Expect(person.Page.GetByLabel("Lien de vos alertes")).ToHaveValueAsync(Private());
    }

    [Fact]
    public async Task What_is_published_is_told_on_the_open_page_and_by_a_letter_that_says_nothing_and_one_click_ends_it()
    {
        const string email = "lectrice@exemple.invalid";
        const string title = "Médiatrice de santé paire";
        await using var person = await Site.Arrives();
        var page = person.Page;
        await person.Goes("/offres?mots=m%C3%A9diateur%20de%20sant%C3%A9%20pair&departement=73&contrat=cdi");
        await page.GetByRole(AriaRole.Link, new() { Name = "Créer une alerte avec cette recherche" }).ClickAsync();
        await Expect(page.GetByLabel("Votre adresse électronique")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Tout de suite" }).CheckAsync();
        await page.GetByLabel("Votre adresse électronique").FillAsync(email);
        await page.GetByRole(AriaRole.Button, new() { Name = "Créer l’alerte" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Un courriel est parti");
        var key = await Site.AlertInLetter(email);
        await person.Goes($"/alertes/{key}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Oui, prévenez-moi" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Votre adresse est confirmée");

        await using var employer = await Site.Arrives(scripts: false);
        await employer.WritesAnOffer(title, "73");
        var (_, offer) = await employer.Proposes();
        await using var coordinator = await Site.Coordinator("AURA", scripts: false);
        await coordinator.Publishes("aura", offer);

        // Without a gesture of the person: either in its place, or waiting below for who reads.
        var told = page.Locator($"[data-live-key='{offer}']");
        var news = page.GetByRole(AriaRole.Button, new() { Name = "nouveauté" });
        await Expect(told.Or(news).First).ToBeVisibleAsync(new() { Timeout = 20_000 });
        if (await news.IsVisibleAsync())
        {
            await news.ClickAsync();
        }

        await Expect(told).ToContainTextAsync("Parce que");
        await Expect(told).ToContainTextAsync("Savoie (73)");
        var letter = await Until.Found("a letter that tells", async () => (await Letters.To(Site.Place, email)).FirstOrDefault(letter => Letters.Body(letter).Contains("nouveauté", StringComparison.Ordinal)));
        foreach (var word in new[] { title, "Savoie", "médiat", "offre", "emploi", "pair", offer })
        {
            Assert.DoesNotContain(word, Letters.Body(letter), StringComparison.OrdinalIgnoreCase);
        }

        using var click = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var answer = await Site.Server.Http.PostAsync($"/alertes/{key}/desabonner", click);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        await person.Goes($"/alertes/{key}");
        await Expect(page.Locator(".alert")).ToContainTextAsync("Vous êtes prévenu·e sur ce site.");
        await page.GetByText("Supprimer cette alerte").First.ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "J’ai compris" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Supprimer cette alerte" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Tout est effacé");
        await person.Goes($"/alertes/{key}");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ce lien n’ouvre aucune alerte");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_not_for_me_makes_the_alert_narrower_with_its_effect_said_before(bool scripts)
    {
        var department = scripts ? "26" : "15";
        await using var person = await Site.Arrives(scripts);
        var page = person.Page;
        await person.Asks($"departement={department}");
        var own = person.Page.Url.Split('?')[0];
        await using var employer = await Site.Arrives(scripts: false);
        var (_, first) = await employer.ProposesAnOffer("Travailleur pair", department);
        await using var coordinator = await Site.Coordinator("AURA", scripts: false);
        await coordinator.Publishes("aura", first);
        await Until.True("the first offer is told", async () =>
        {
            await person.Goes(own);
            return await page.Locator($"[data-live-key='{first}']").IsVisibleAsync();
        });
        await page.Locator($"[data-live-key='{first}']").GetByRole(AriaRole.Link, new() { Name = "Pas pour moi" }).ClickAsync();
        await Expect(page.Locator("#choix")).ToContainTextAsync("Sans le temps de travail : temps partiel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Préciser l’alerte" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choisissez ce qui doit changer");
        await page.GetByRole(AriaRole.Radio, new() { Name = "Sans le temps de travail : temps partiel" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Préciser l’alerte" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("L’alerte est plus précise");
        await Expect(page.Locator(".alert .sought")).ToContainTextAsync("temps plein");
        await Expect(page.Locator($"[data-live-key='{first}']")).ToContainTextAsync("Votre recherche d’avant");
    }

    [Fact]
    public async Task A_page_of_offers_says_how_many_came_and_moves_only_when_asked()
    {
        await using var person = await Site.Arrives();
        await using var home = await Site.Arrives();
        await person.Goes("/offres?departement=43");
        await home.Goes("/");
        await Expect(person.Page.Locator("[data-news]")).ToHaveAttributeAsync("data-known", "");
        var before = await person.Page.Locator("#resultats").InnerHTMLAsync();
        await using var employer = await Site.Arrives(scripts: false);
        var (_, offer) = await employer.ProposesAnOffer("Pair·e aidant·e du Puy", "43");
        await using var coordinator = await Site.Coordinator("AURA", scripts: false);
        await coordinator.Publishes("aura", offer);
        var news = person.Page.GetByRole(AriaRole.Link, new() { Name = "1 nouvelle offre — afficher" });
        await Expect(news).ToBeVisibleAsync();
        Assert.Equal(before, await person.Page.Locator("#resultats").InnerHTMLAsync());
        await Expect(person.Page).ToHaveTitleAsync(Counted());
        await Expect(home.Page.Locator(".news a")).ToHaveTextAsync(New());
        await news.ClickAsync();
        await Expect(person.Page.Locator("#resultats")).ToContainTextAsync("Pair·e aidant·e du Puy");
        await Expect(news).ToHaveCountAsync(0);
        await Expect(person.Page).Not.ToHaveTitleAsync(Counted());
    }

    [Fact]
    public async Task A_page_of_offers_without_network_says_of_when_its_news_are_and_catches_up()
    {
        await using var person = await Site.Arrives();
        await person.Goes("/offres?departement=03");
        await person.Page.WaitForTimeoutAsync(500);
        await person.LosesTheNetwork();
        await Expect(person.Page.Locator(".offline")).ToHaveTextAsync(Offline());
        await using var employer = await Site.Arrives(scripts: false);
        var (_, offer) = await employer.ProposesAnOffer("Pair·e à Moulins", "03");
        await using var coordinator = await Site.Coordinator("AURA", scripts: false);
        await coordinator.Publishes("aura", offer);
        await Expect(person.Page.Locator(".news a")).ToHaveCountAsync(0);
        await person.FindsTheNetwork();
        await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "1 nouvelle offre" })).ToBeVisibleAsync();
        await Expect(person.Page.Locator(".offline")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_hub_sees_what_happens_at_the_moment_and_finds_what_it_missed()
    {
        await using var aura = await Site.Coordinator("AURA");
        await aura.Goes("/espace/aura/direct");
        await Expect(aura.Freshness()).ToHaveTextAsync("à jour");
        await using var employer = await Site.Arrives(scripts: false);
        await aura.LosesTheNetwork();
        var (_, offer) = await employer.ProposesAnOffer("Pair·e en direct", "63");
        await aura.FindsTheNetwork();
        await Expect(aura.Page.Locator("#direct li").First).ToContainTextAsync("Proposée à AURA");
        await using var other = await Site.Coordinator("AURA", scripts: false);
        await other.Publishes("aura", offer);
        var news = aura.Page.GetByRole(AriaRole.Button, new() { Name = "nouveauté" });
        var line = aura.Page.Locator("#direct li", new() { HasText = "Pair·e en direct" }).First;
        await Expect(news.Or(line).First).ToBeVisibleAsync();
        if (await news.IsVisibleAsync())
        {
            await news.ClickAsync();
        }

        await Expect(line).ToContainTextAsync("Publiée par AURA");
        await line.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(aura.Detail()).ToContainTextAsync("Pair·e en direct");
    }

    [GeneratedRegex("^http://[^/]+/alertes/[A-Za-z0-9_-]{22}$")]
    private static partial Regex Private();

    [GeneratedRegex(@"^\(\d+\) ")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\d+ nouvelles? offres? — afficher$")]
    private static partial Regex New();

    [GeneratedRegex(@"^Hors ligne\. Dernières nouvelles à \d{1,2} h \d{2}\.$")]
    private static partial Regex Offline();
}
