using Federation.Browsing;

namespace Federation.Stories;

/// <summary>Impatience, the back button, a page left open: one request, and nothing typed twice.</summary>
public sealed class RepeatingTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task Two_quick_clicks_file_one_request()
    {
        await using var person = await Site.Arrives();
        await using var aura = await Site.Coordinator("AURA");
        await person.Describes(new("Écrire une fiche de poste", "2A") { Through = "aura" });
        await person.Fills(new("", ""));

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Déposer la demande" }).DblClickAsync();
        var kept = await person.Keeps();

        await aura.Goes("/espace/aura/envoyees");
        await Expect(aura.Page.Locator("#liste .item", new() { HasText = "Corse-du-Sud (2A)" })).ToHaveCountAsync(1);
        await aura.FindsByCode("aura", kept.Code);
    }

    [Fact]
    public async Task Going_back_and_sending_again_gives_the_same_code()
    {
        await using var person = await Site.Arrives();
        await using var aura = await Site.Coordinator("AURA");
        var first = await person.Files(new("Écrire une fiche de poste", "2B") { Through = "aura" });

        await person.Page.GoBackAsync();
        await person.Fills(new("", ""));
        await person.Sends();

        Assert.Equal(first, await person.Keeps());
        await aura.Goes("/espace/aura/envoyees");
        await Expect(aura.Page.Locator("#liste .item", new() { HasText = "Haute-Corse (2B)" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Another_person_on_the_same_device_files_another_request()
    {
        await using var desk = await Site.Arrives();
        var first = await desk.Files(new("Écrire une fiche de poste", "974") { Through = "bretagne", Name = "Lou Martin" });
        var second = await desk.Files(new("Écrire une fiche de poste", "974") { Through = "bretagne", Name = "Noa Bernard" });

        Assert.NotEqual(first.Code, second.Code);
        await Expect((await desk.Known()).GetByText("Noa Bernard")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_that_expired_keeps_what_was_typed()
    {
        await using var person = await Site.Arrives();
        var wish = new Wish("Recruter un·e pair·e", "22") { Name = "Lou Martin", Text = "Un poste au printemps.\nÀ deux, si possible." };
        await person.Describes(wish);
        await person.Fills(wish);
        await person.Page.Context.ClearCookiesAsync();
        await person.Sends();

        await Expect(person.Page.GetByText("ce que vous avez écrit est gardé")).ToBeVisibleAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Renvoyer ce que j’ai écrit" }).ClickAsync();
        await person.Keeps();

        var known = await person.Known();
        await Expect(known.GetByText("Lou Martin")).ToBeVisibleAsync();
        await Expect(known.GetByText("À deux, si possible.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_to_mend_keeps_what_was_typed_and_says_where()
    {
        await using var person = await Site.Arrives(scripts: false);
        var wish = new Wish("Recruter un·e pair·e", "22") { Name = "Lou Martin", Email = "lou", Text = "Un poste au printemps." };
        await person.Describes(wish);
        await person.Fills(wish);
        await person.Sends();

        var errors = person.Page.GetByRole(AriaRole.Alert);
        await Expect(errors).ToContainTextAsync("Ce que vous avez écrit est gardé.");
        await Expect(errors.GetByRole(AriaRole.Heading)).ToBeInViewportAsync();
        await errors.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(person.Page.GetByLabel("Courriel (ou téléphone)")).ToBeFocusedAsync();
        await Expect(person.Page.GetByLabel("Courriel (ou téléphone)")).ToHaveValueAsync("lou");
        await Expect(person.Page.GetByLabel("En quelques mots")).ToHaveValueAsync("Un poste au printemps.");
        await Expect(person.Page.GetByRole(AriaRole.Radio, new() { Name = "La plateforme qui accepte" })).ToBeCheckedAsync();
    }
}
