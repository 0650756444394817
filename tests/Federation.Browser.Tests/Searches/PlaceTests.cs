using Federation.Browsing;

namespace Federation.Searches;

public sealed class PlaceTests(Site site, Market market) : BrowserTest(site)
{
    [Theory]
    [InlineData("35", "departement=35", new[] { "35" })]
    [InlineData("ille et vilaine", "departement=35", new[] { "35" })]
    [InlineData("Bretagne", "region=53", new[] { "35", "22" })]
    [InlineData("isère (38)", "departement=38", new[] { "38" })]
    public async Task A_place_is_asked_by_its_name_or_its_number(string typed, string address, string[] departments)
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes("/offres?contrat=cdi&contrat=cdd&contrat=cddi&contrat=not-stated");
        await person.Page.GetByLabel("Où ?").FillAsync(typed);
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        Assert.Contains(address, person.Page.Url, StringComparison.Ordinal);
        Assert.Contains("contrat=cddi", person.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("lieu=", person.Page.Url, StringComparison.Ordinal);
        Assert.Equal(Reading.Words(Ads.All.Count(ad => departments.Contains(ad.Department))), await person.Total());
    }

    [Fact]
    public async Task The_map_and_its_table_add_a_departement_and_its_neighbours_can_be_taken_in()
    {
        await using var person = await market.Arrives(Site);
        await person.Goes("/offres");
        await person.Page.Locator(".map a[aria-label^='Isère']").ClickAsync();
        var isere = Ads.All.Count(ad => ad.Department == "38");
        await person.Settles(isere);
        await person.Page.GetByText("La carte en tableau").ClickAsync();
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Hérault (34)", Exact = true }).ClickAsync();
        var both = Ads.All.Count(ad => ad.Department is "38" or "34");
        await person.Settles(both);
        await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Retirer Hérault (34)", Exact = true })).ToBeFocusedAsync();
        await person.Page.GetByLabel("Autour du lieu choisi").SelectOptionAsync("1");
        await person.Settles(Ads.All.Count(ad => ad.Department is "38" or "34" or "69" or "42"));
        Assert.Contains("autour=1", person.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_place_is_said_kindly_and_can_be_searched_as_a_word()
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes("/offres?mots=maison&lieu=Nulle-Part");
        await Expect(person.Page.Locator(".banner")).ToContainTextAsync("« Nulle-Part » n’est ni un département ni une région");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Chercher ce mot dans les offres" }).ClickAsync();
        Assert.Equal("/offres?mots=maison%20Nulle-Part", new Uri(person.Page.Url).PathAndQuery);
    }
}
