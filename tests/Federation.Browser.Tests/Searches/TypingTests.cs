using System.Text.RegularExpressions;
using Federation.Browsing;
using Federation.Quality;

namespace Federation.Searches;

public sealed class TypingTests(Site site, Market market) : BrowserTest(site)
{
    [Fact]
    public async Task Suggestions_come_while_typing_and_are_worked_with_the_keyboard_alone()
    {
        await using var person = await market.Arrives(Site);
        var page = person.Page;
        await person.Goes("/offres");
        var words = page.GetByRole(AriaRole.Combobox, new() { Name = "Quoi ?" });
        await words.FocusAsync();
        await page.Keyboard.TypeAsync("médiatrice de san");
        var list = page.GetByRole(AriaRole.Listbox);
        await Expect(list).ToBeVisibleAsync();
        await Expect(words).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("suggestion");
        Assert.Empty(await Axe.Judge(page));

        await page.Keyboard.PressAsync("ArrowDown");
        var first = list.GetByRole(AriaRole.Option).First;
        await Expect(first).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(words).ToHaveAttributeAsync("aria-activedescendant", (await first.GetAttributeAsync("id"))!);
        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await Expect(words).ToHaveValueAsync("médiatrice de san");
        await Expect(words).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(list).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var chosen = await first.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(words).ToHaveValueAsync(chosen);
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape($"/offres?mots={Uri.EscapeDataString(chosen)}") + "$"));
        await Expect(page.Locator("#total")).ToBeFocusedAsync();
        await Expect(page.Locator(".offers mark").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_place_is_found_in_the_list_by_its_number_or_by_any_word_of_its_name()
    {
        await using var person = await market.Arrives(Site);
        var page = person.Page;
        await person.Goes("/offres");
        var place = page.GetByRole(AriaRole.Combobox, new() { Name = "Où ?" });
        await place.FocusAsync();
        await page.Keyboard.TypeAsync("34");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Hérault (34)"]);
        await place.FillAsync("vilaine");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Ille-et-Vilaine (35)"]);
        await page.GetByRole(AriaRole.Option).ClickAsync();
        await person.Settles(Ads.All.Count(ad => ad.Department == "35"));
        await Expect(place).ToHaveValueAsync("");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Retirer : Ille-et-Vilaine (35)" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_whole_search_is_made_and_an_offer_opened_without_a_mouse()
    {
        await using var person = await market.Arrives(Site);
        var page = person.Page;
        await person.Goes("/offres");
        await Reaches(page, page.GetByLabel("Quoi ?"));
        await page.Keyboard.TypeAsync("maison");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/offres\?mots=maison$"));
        await person.Goes(page.Url);
        await Reaches(page, person.Choice("contrat", "cdi"));
        await page.Keyboard.PressAsync("Space");
        await Expect(page).ToHaveURLAsync(new Regex("contrat=cdi"));
        var offer = page.Locator(".line-title a").First;
        var title = await offer.InnerTextAsync();
        await Reaches(page, offer);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);
    }

    [Fact]
    public async Task Without_scripts_nothing_is_proposed_and_the_list_of_places_is_the_browsers_own()
    {
        await using var person = await market.Arrives(Site, scripts: false);
        await person.Goes("/offres");
        await Expect(person.Page.GetByLabel("Où ?")).ToHaveAttributeAsync("list", "lieux");
        Assert.Equal(0, await person.Page.Locator("[role=listbox]").CountAsync());
    }

    private static async Task Reaches(IPage page, ILocator wanted)
    {
        for (var step = 0; step < 120; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await Focus.Now(page) is { Ring: >= 2 } or { What: "" }, "a stop without a ring");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{wanted} is too many stops away");
    }
}
