using Federation.Browsing;
using Federation.Domain.Jobs;

namespace Federation.Searches;

public sealed class PhoneTests(Site site, Market market) : BrowserTest(site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Results_come_first_and_the_choices_are_a_sheet(bool scripts)
    {
        await using var person = await market.Arrives(Site, scripts, width: 360);
        var page = person.Page;
        await person.Goes("/offres");
        await Expect(page.Locator("#facettes")).ToBeHiddenAsync();
        await Expect(page.Locator(".line-title").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await Expect(page.Locator("#facettes")).ToBeVisibleAsync();
        await person.Choice("contrat", "cdd").CheckAsync();
        var cdd = Ads.All.Count(ad => ad.Contract == ContractKind.Cdd);
        var apply = page.Locator("[data-apply]");
        if (scripts)
        {
            // The sheet stays, with the new numbers in it and on its button.
            await Expect(apply).ToHaveTextAsync($"Voir : {cdd} offres");
            await Expect(person.Choice("contrat", "cdd")).ToBeVisibleAsync();
        }

        await apply.ClickAsync();
        await Expect(page.Locator("#facettes")).ToBeHiddenAsync();
        await person.Settles(cdd);
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer (1)" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#facettes")).ToBeHiddenAsync();
    }
}
