using Federation.Browsing;
using Federation.Domain.Jobs;

namespace Federation.Searches;

public sealed class PagingTests(Site site, Market market) : BrowserTest(site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_whole_list_is_read_to_its_end_once_each_and_back(bool scripts)
    {
        await using var person = await market.Arrives(Site, scripts);
        await person.Goes("/offres");
        var pages = new List<(string Url, IReadOnlyList<string> Titles)> { (person.Page.Url, await person.Titles()) };
        while (await Pressed(person, "Suivantes"))
        {
            pages.Add((person.Page.Url, await person.Titles()));
        }

        var read = pages.SelectMany(page => page.Titles).ToList();
        Assert.Equal(6, pages.Count);
        Assert.Equal(Ads.All.Select(ad => ad.Name).Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        var days = Ads.All.ToDictionary(ad => ad.Name, ad => ad.DaysAgo);
        Assert.Equal(read.Select(title => days[title]).Order(), read.Select(title => days[title]));
        for (var at = pages.Count - 2; at >= 1; at--)
        {
            Assert.True(await Pressed(person, "Précédentes"));
            Assert.Equal(pages[at].Titles, await person.Titles());
        }

        Assert.True(await Pressed(person, "Début de la liste"));
        Assert.Equal(pages[0].Titles, await person.Titles());
        Assert.Equal("/offres", new Uri(person.Page.Url).PathAndQuery);
    }

    [Fact]
    public async Task An_address_gives_its_list_to_whoever_opens_it()
    {
        await using var one = await market.Arrives(Site);
        await one.Goes("/offres");
        await one.Page.GetByLabel("Quoi ?").FillAsync("travailleuse paire");
        await one.Page.Keyboard.PressAsync("Enter");
        await Expect(one.Page.GetByRole(AriaRole.Link, new() { Name = "par pertinence" })).ToHaveAttributeAsync("aria-current", "true");
        await one.Page.GetByRole(AriaRole.Link, new() { Name = "par date" }).ClickAsync();
        await Expect(one.Page.GetByRole(AriaRole.Link, new() { Name = "par date" })).ToHaveAttributeAsync("aria-current", "true");
        Assert.True(await Pressed(one, "Suivantes"));
        await using var other = await market.Arrives(Site, scripts: false);
        await other.Goes(one.Page.Url);
        Assert.Equal(await one.Titles(), await other.Titles());
        Assert.Equal(await one.Total(), await other.Total());
        Assert.Equal(await one.Page.TitleAsync(), await other.Page.TitleAsync());
    }

    [Fact]
    public async Task A_feed_of_the_search_lists_what_the_page_lists()
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes("/offres?departement=35&contrat=cdi");
        var feed = await person.Page.Locator("link[rel=alternate][type='application/feed+json']").GetAttributeAsync("href");
        using var read = System.Text.Json.JsonDocument.Parse(await (await person.Page.Context.APIRequest.GetAsync(feed!)).TextAsync());
        var titles = read.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()!.Replace("Exemple : ", "", StringComparison.Ordinal));
        Assert.Equal(await person.Titles(), titles);
        Assert.Equal(await person.Titles(), Ads.Newest.Where(ad => ad is { Department: "35", Contract: ContractKind.Cdi }).Select(ad => ad.Name));
    }

    private static async Task<bool> Pressed(Person person, string link)
    {
        var found = person.Page.GetByRole(AriaRole.Link, new() { Name = link });
        if (await found.CountAsync() == 0)
        {
            return false;
        }

        var first = await person.Page.Locator(".offers .line-title").First.InnerTextAsync();
        await found.ClickAsync();
        await Expect(person.Page.Locator(".offers .line-title").First).Not.ToHaveTextAsync(first);
        return true;
    }
}
