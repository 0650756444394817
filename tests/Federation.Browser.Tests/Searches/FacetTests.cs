using Federation.Browsing;
using Federation.Domain.Grains;
using Federation.Domain.Jobs;

namespace Federation.Searches;

public sealed class FacetTests(Site site, Market market) : BrowserTest(site)
{
    private static readonly (string Field, Func<Ad, string> Code)[] Fields =
    [
        ("metier", ad => Codes<CanonicalTitle>.Of(ad.Canonical)), ("contrat", ad => Codes<ContractKind>.Of(ad.Contract)), ("temps", ad => Codes<WorkingTime>.Of(ad.Time)),
        ("formation", ad => Codes<TrainingPosition>.Of(ad.Training)), ("public", ad => Codes<PublicMet>.Of(ad.Public)), ("candidature", ad => Codes<WayToApply>.Of(ad.Way)),
        ("publiee-par", ad => ad.Hub), ("departement", ad => ad.Department),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("contrat=cdi")]
    [InlineData("contrat=cdi&contrat=cdd&public=young")]
    [InlineData("departement=38&temps=full&salaire=2000")]
    [InlineData("metier=peer-worker&publiee-par=idf&depuis=30&candidature=oral")]
    public async Task Every_number_is_the_number_of_offers_that_the_choice_would_give(string query)
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes($"/offres?{query}");
        var asked = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')).ToLookup(field => field[0], field => field[1]);
        Assert.Equal(Reading.Words(Ads.All.Count(ad => Holds(ad, asked, null))), await person.Total());
        var counts = await person.Counts();
        foreach (var (field, code) in Fields)
        {
            var expected = Ads.All.Where(ad => Holds(ad, asked, field)).GroupBy(code).ToDictionary(group => group.Key, group => group.Count());
            var shown = counts.Where(count => count.Key.Field == field && count.Value > 0).ToDictionary(count => count.Key.Code, count => count.Value);
            Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), shown.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }

        foreach (var ((_, floor), shown) in counts.Where(count => count.Key.Field == "salaire"))
        {
            Assert.Equal(Ads.All.Count(ad => Holds(ad, asked, "salaire") && (floor.Length == 0 || ad.Pay >= int.Parse(floor, null))), shown);
        }

        foreach (var ((_, days), shown) in counts.Where(count => count.Key.Field == "depuis"))
        {
            Assert.Equal(Ads.All.Count(ad => Holds(ad, asked, "depuis") && (days.Length == 0 || ad.DaysAgo <= int.Parse(days, null))), shown);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_choice_ticked_and_taken_away_is_an_address_each_time(bool scripts)
    {
        await using var person = await market.Arrives(Site, scripts);
        await person.Goes("/offres");
        await person.Choice("contrat", "cdi").CheckAsync();
        if (!scripts)
        {
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Voir les offres" }).ClickAsync();
        }

        var cdi = Ads.All.Count(ad => ad.Contract == ContractKind.Cdi);
        await person.Settles(cdi);
        Assert.Contains("contrat=cdi", person.Page.Url, StringComparison.Ordinal);
        await Expect(person.Choice("contrat", "cdi")).ToBeCheckedAsync();
        Assert.Equal($"Offres d’emploi, CDI — {cdi} offres · Fédération du travail pair", await person.Page.TitleAsync());
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Retirer : CDI" }).ClickAsync();
        await person.Settles(Ads.All.Count);
        Assert.Equal("/offres", new Uri(person.Page.Url).PathAndQuery);
        await Expect(person.Choice("contrat", "cdi")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task With_the_script_the_focus_and_the_page_stay_where_they_are_and_the_number_is_said()
    {
        await using var person = await market.Arrives(Site);
        var page = person.Page;
        await person.Goes("/offres");
        var box = person.Choice("candidature", "oral");
        await box.FocusAsync();
        var before = await box.EvaluateAsync<double>("box => box.getBoundingClientRect().top");
        await page.Keyboard.PressAsync("Space");
        var oral = Ads.All.Count(ad => ad.Way == WayToApply.Oral);
        await person.Settles(oral);
        await Expect(box).ToBeFocusedAsync();
        await Expect(box).ToBeCheckedAsync();
        Assert.InRange(await box.EvaluateAsync<double>("box => box.getBoundingClientRect().top") - before, -2, 2);
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Reading.Words(oral));
        await page.GoBackAsync();
        await person.Settles(Ads.All.Count);
        await Expect(box).Not.ToBeCheckedAsync();
        await page.GoForwardAsync();
        await person.Settles(oral);
        await Expect(box).ToBeCheckedAsync();
    }

    private static bool Holds(Ad ad, ILookup<string, string> asked, string? but) =>
        Fields.All(field => field.Field == but || !asked[field.Field].Any() || asked[field.Field].Contains(field.Code(ad)))
        && (but == "salaire" || asked["salaire"].All(floor => ad.Pay >= int.Parse(floor, null)))
        && (but == "depuis" || asked["depuis"].All(days => ad.DaysAgo <= int.Parse(days, null)));
}
