using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Browsing;

namespace Federation.Searches;

public sealed partial class NothingTests(Site site, Market market) : BrowserTest(site)
{
    [Theory]
    [InlineData("contrat=civic-service&departement=38&temps=full", 1)]
    [InlineData("departement=01&metier=peer-supporter", 2)]
    [InlineData("mots=maison%20sculpteur", 1)]
    [InlineData("mots=m%C3%A9diateur&salaire=9000&publiee-par=idf", 1)]
    public async Task Each_way_out_of_an_empty_result_gives_the_number_it_says(string query, int least)
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes($"/offres?{query}");
        Assert.Equal("Aucune offre", await person.Total());
        var ways = await person.Page.Locator(".ways a").AllAsync();
        var said = new List<(string Href, string Total)>();
        foreach (var way in ways)
        {
            said.Add(((await way.GetAttributeAsync("href"))!, Number().Match(await way.InnerTextAsync()).Value));
        }

        Assert.True(said.Count >= least, $"{said.Count} ways out");
        foreach (var (href, total) in said)
        {
            await person.Goes(href);
            Assert.Equal(Reading.Words(int.Parse(total, CultureInfo.InvariantCulture)), await person.Total());
        }
    }

    [Fact]
    public async Task Neighbours_are_proposed_where_a_departement_has_no_offer_and_a_hub_can_help()
    {
        await using var person = await market.Arrives(Site);
        await person.Goes("/offres?departement=01");
        await Expect(person.Page.GetByRole(AriaRole.Link, new() { Name = "Demander de l’aide pour trouver un poste" })).ToHaveAttributeAsync("href", "/demande?besoin=candidate-seeks-post&departement=01");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Avec les départements voisins" }).ClickAsync();
        await person.Settles(Ads.All.Count(ad => ad.Department is "38" or "69"));
        Assert.Contains("autour=1", person.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contrat=zzz&mots=maison", "le contrat : « zzz »")]
    [InlineData("departement=99&mots=maison", "le département : « 99 »")]
    [InlineData("plateforme=nulle-part&mots=maison", "la plateforme : « nulle-part »")]
    [InlineData("autour=12&salaire=beaucoup&mots=maison", "le salaire : « beaucoup »")]
    [InlineData("apres=ailleurs&mots=maison", "Cette page de la liste n’existe plus")]
    public async Task What_is_not_understood_is_named_and_the_rest_is_answered(string query, string said)
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes("/offres?mots=maison");
        var total = await person.Total();
        Assert.Equal(200, (await person.Goes($"/offres?{query}")).Status);
        await Expect(person.Page.Locator(".banner")).ToContainTextAsync(said);
        Assert.Equal(total, await person.Total());
    }

    [Fact]
    public async Task An_address_without_end_shows_all_offers_and_says_so()
    {
        await using var person = await market.Arrives(Site, scripts: false);
        Assert.Equal(200, (await person.Goes($"/offres?mots={new string('a', 3000)}")).Status);
        await Expect(person.Page.Locator(".banner")).ToContainTextAsync("Cette adresse est trop longue");
        Assert.Equal(Reading.Words(Ads.All.Count), await person.Total());
    }

    [GeneratedRegex(@"\d+(?= offre)")]
    private static partial Regex Number();
}
