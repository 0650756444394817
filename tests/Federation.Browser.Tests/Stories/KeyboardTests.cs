using Federation.Browsing;
using Federation.Quality;

namespace Federation.Stories;

public sealed class KeyboardTests(Site site) : BrowserTest(site)
{
    private const int LongestWay = 60;

    [Fact]
    public async Task A_request_is_filed_from_the_skip_link_to_the_code_without_a_mouse()
    {
        await using var person = await Site.Arrives();
        var page = person.Page;
        await person.Goes("/");
        await Reaches(page, page.GetByRole(AriaRole.Link, new() { Name = "Aller au contenu" }));
        await page.Keyboard.PressAsync("Enter");
        await Reaches(page, page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Orienter une demande" }));
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/demande");
        await Reaches(page, page.GetByRole(AriaRole.Radio, new() { Name = "Recruter un·e pair·e" }));
        await page.Keyboard.PressAsync("Space");
        await Reaches(page, page.GetByLabel("Pour quel département ?"));
        await page.Keyboard.TypeAsync("35");
        await Expect(page.GetByLabel("Pour quel département ?")).ToHaveValueAsync("35");
        await Reaches(page, page.GetByRole(AriaRole.Button, new() { Name = "Voir qui peut répondre" }));
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/demande/depot*");
        await Reaches(page, page.GetByLabel("En quelques mots"));
        await page.Keyboard.TypeAsync("Un poste au printemps.");
        await Reaches(page, page.GetByRole(AriaRole.Radio, new() { Name = "Je laisse de quoi me joindre" }));
        await page.Keyboard.PressAsync("Space");
        await Reaches(page, page.GetByLabel("Votre nom"));
        await page.Keyboard.TypeAsync("Noa Bernard");
        await Reaches(page, page.GetByLabel("Courriel (ou téléphone)"));
        await page.Keyboard.TypeAsync("noa@exemple.invalid");
        await Reaches(page, page.GetByRole(AriaRole.Radio, new() { Name = "Bretagne, et elle seule" }));
        await page.Keyboard.PressAsync("Space");
        await Reaches(page, page.GetByRole(AriaRole.Button, new() { Name = "Déposer la demande" }));
        await page.Keyboard.PressAsync("Enter");

        Assert.NotEmpty((await person.Keeps()).Code);
        await Expect((await person.Known()).GetByText("Noa Bernard")).ToBeVisibleAsync();
    }

    /// <summary>By Tab alone; every stop on the way is seen.</summary>
    private static async Task Reaches(IPage page, ILocator wanted)
    {
        for (var step = 0; step < LongestWay; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await Focus.Now(page);
            Assert.True(at.Ring >= 2, $"{at.What} has a ring of {at.Ring} px");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{wanted} is more than {LongestWay} stops away");
    }
}
