using Federation.Browsing;

namespace Federation.Stories;

/// <summary>Nobody is designated: the need is shown to those who could, and the first takes it.</summary>
public sealed class OpenCallTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task The_first_to_claim_takes_it_and_the_others_see_it_taken()
    {
        await using var visitor = await Site.Arrives();
        await using var occitanie = await Site.Coordinator("Occitanie");
        await using var aura = await Site.Coordinator("AURA");
        await using var late = await Site.Coordinator("AURA", scripts: false);
        await using var bretagne = await Site.Coordinator("Bretagne");
        var wish = new Wish("Recruter un·e pair·e", "13") { Name = "Sacha Morel", Way = "Sur place" };
        await visitor.Describes(wish);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nous demandons à toutes les plateformes");
        await visitor.Fills(wish);
        await visitor.Sends();
        var kept = await visitor.Keeps();
        var id = await occitanie.Confirms("occitanie", kept.Code);

        await aura.Goes("/espace/aura/appels");
        await Expect(Call(aura, id)).ToContainTextAsync("Bouches-du-Rhône (13) · via Occitanie");
        await late.Goes("/espace/aura/appels");
        await bretagne.Goes("/espace/bretagne/appels");
        Assert.DoesNotContain("Morel", await bretagne.Page.ContentAsync(), StringComparison.Ordinal);
        await Call(bretagne, id).GetByRole(AriaRole.Button, new() { Name = "Prendre cette demande" }).ClickAsync();

        await Expect(Call(aura, id)).ToContainTextAsync("prise par Bretagne");
        await Call(late, id).GetByRole(AriaRole.Button, new() { Name = "Prendre cette demande" }).ClickAsync();
        await Expect(late.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Une autre plateforme a déjà pris cet appel.");
        await bretagne.Receives("bretagne", id);
        await Expect(bretagne.Detail()).ToContainTextAsync("parce que vous avez pris cet appel ouvert");
        await bretagne.Does("Marquer lue", "lue");
        await Expect(bretagne.Detail()).ToContainTextAsync("sinon l’appel repart vers les autres plateformes");
        await visitor.Goes(kept.Link);
        await Expect(visitor.Page.Locator(".timeline")).ToContainTextAsync("Bretagne");
    }

    [Fact]
    public async Task It_is_shown_only_to_platforms_that_render_the_service()
    {
        await using var visitor = await Site.Arrives();
        await using var occitanie = await Site.Coordinator("Occitanie");
        await using var aura = await Site.Coordinator("AURA");
        await using var bretagne = await Site.Coordinator("Bretagne");
        var kept = await visitor.Files(new("Trouver une paire de formateur·ices", "13") { Way = "Sur place" });
        var id = await occitanie.Confirms("occitanie", kept.Code);

        await aura.Goes("/espace/aura/appels");
        await Expect(Call(aura, id)).ToBeVisibleAsync();
        await bretagne.Goes("/espace/bretagne/appels");
        await Expect(Call(bretagne, id)).ToHaveCountAsync(0);
    }

    private static ILocator Call(Person coordinator, string id) => coordinator.Page.Locator($"#appels [data-live-key='{id}']");
}
