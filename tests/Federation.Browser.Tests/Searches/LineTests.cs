using System.Text.RegularExpressions;
using Federation.Browsing;

namespace Federation.Searches;

public sealed class LineTests(Site site, Market market) : BrowserTest(site)
{
    [Fact]
    public async Task Markup_quotes_and_other_scripts_stay_text_in_the_list_and_in_the_address()
    {
        await using var person = await market.Arrives(Site);
        var page = person.Page;
        var asked = "maison fin \"><img src=x onerror=document.title='x'>\u202E";
        await person.Goes($"/offres?mots={Uri.EscapeDataString(asked)}&un-mot=1&contrat={Uri.EscapeDataString("<b>\u202E")}");
        Assert.Contains(Ads.All[0].Name, await person.Titles());
        Assert.Equal(0, await page.Locator("main :is(img, b b, .line-title b)").CountAsync());
        Assert.Equal(asked.Trim(), await page.GetByLabel("Quoi ?").InputValueAsync());
        Assert.DoesNotContain('\u202E', await page.Locator("#resultats").InnerTextAsync());
        Assert.NotEqual("x", await page.TitleAsync());
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "par date" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "par date" })).ToHaveAttributeAsync("aria-current", "true");
        Assert.Equal(0, await page.Locator("main :is(img, .line-title b)").CountAsync());
    }

    [Fact]
    public async Task A_line_says_what_is_needed_to_choose_and_why_it_is_there()
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes("/offres?mots=m%C3%A9diateur%20sant%C3%A9%20pair&tri=date");
        var line = person.Page.Locator(".offers > li").Filter(new() { HasText = "Médiatrice de santé paire" }).First;
        await Expect(line.Locator(".line-title mark").First).ToBeVisibleAsync();
        await Expect(line.Locator(".line-who")).ToContainTextAsync("Maison des essais");
        await Expect(line.Locator("time")).ToHaveAttributeAsync("datetime", new Regex(@"^20\d\d-"));
        await Expect(line.Locator(".hub")).ToHaveCountAsync(1);
        await person.Goes("/offres?mots=travailleur%20pair&metier=peer-supporter");
        await Expect(person.Page.Locator(".why-found").First).ToContainTextAsync("Trouvé par : travailleur pair ≈");
    }

    [Fact]
    public async Task An_offer_of_two_hubs_is_one_line_with_both_names()
    {
        await using var person = await Site.Arrives(scripts: false);
        await person.Goes("/offres?mots=pair-aidant%20sant%C3%A9%20mentale&departement=93");
        var line = person.Page.Locator(".offers > li").Filter(new() { HasText = "Pair-Aidant en Santé Mentale" });
        await Expect(line).ToHaveCountAsync(1);
        await Expect(line.Locator(".hub")).ToHaveTextAsync(["Île-de-France", "AURA"]);
        await Expect(line).ToContainTextAsync("salaire et contrat non indiqués");
    }

    [Fact]
    public async Task On_paper_the_list_is_alone_with_the_addresses_of_its_offers()
    {
        await using var person = await market.Arrives(Site);
        var page = person.Page;
        await person.Goes("/offres?departement=34&contrat=cdi");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var gone in new[] { "#recherche", "#filtres", ".site-foot ul", ".follow", ".nav" })
        {
            await Expect(page.Locator(gone)).ToBeHiddenAsync();
        }

        await Expect(page.Locator(".print-only").First).ToContainTextAsync("Recherche : Offres d’emploi, Hérault, CDI");
        var href = await page.Locator(".line-title a").First.GetAttributeAsync("href");
        await Expect(page.Locator(".offers .print-only").First).ToHaveTextAsync(new Regex($"^https?://.+{Regex.Escape(href!)}$"));
        Assert.NotEmpty(await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
    }

    [Theory]
    [InlineData("/offres", true)]
    [InlineData("/offres?departement=38", true)]
    [InlineData("/offres?mots=maison", false)]
    [InlineData("/offres?contrat=cdi", false)]
    [InlineData("/offres?departement=38&metier=peer-worker", false)]
    [InlineData("/offres?departement=01", false)]
    public async Task Search_engines_keep_the_list_and_one_step_into_it(string address, bool kept)
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes(address);
        await Expect(person.Page.Locator("meta[name=robots]")).ToHaveCountAsync(kept ? 0 : 1);
        await Expect(person.Page.Locator("link[rel=canonical]")).ToHaveAttributeAsync("href", address);
    }

    [Fact]
    public async Task The_home_page_leads_to_a_search_and_says_how_many_offers_there_are()
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes("/");
        await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Trouver un poste" })).ToContainTextAsync(Reading.Words(Ads.All.Count));
        await person.Page.GetByLabel("Quel poste cherchez-vous ?").FillAsync("maison");
        await person.Page.GetByLabel("Où ?", new() { Exact = true }).FillAsync("rhone");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        Assert.Equal("/offres?mots=maison&departement=69", new Uri(person.Page.Url).PathAndQuery);
        await Expect(person.Page.Locator("#total")).ToBeVisibleAsync();
    }
}
