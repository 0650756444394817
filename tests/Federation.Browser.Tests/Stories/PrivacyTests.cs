using Federation.Browsing;

namespace Federation.Stories;

/// <summary>That no page asks anything of anybody else is held everywhere, by <see cref="Person"/>.</summary>
public sealed class PrivacyTests(Site site) : BrowserTest(site)
{
    [Fact]
    public async Task The_page_of_a_private_link_stays_with_whoever_holds_it()
    {
        await using var person = await Site.Arrives();
        var kept = await person.Files(new("Chercher un poste de pair·e", "29") { Through = "bretagne" });
        var answer = await person.Goes(kept.Link);

        Assert.Equal("no-store", answer.Headers["cache-control"]);
        Assert.Equal("no-referrer", answer.Headers["referrer-policy"]);
        await Expect(person.Page.Locator("meta[name=robots]")).ToHaveAttributeAsync("content", "noindex");
        var next = await person.Page.RunAndWaitForRequestAsync(
            () => person.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Plateformes" }).ClickAsync(),
            request => request.IsNavigationRequest);
        Assert.DoesNotContain("referer", (await next.AllHeadersAsync()).Keys);
    }

    [Fact]
    public async Task A_link_with_one_letter_changed_opens_nothing_and_says_nothing()
    {
        await using var person = await Site.Arrives();
        var kept = await person.Files(new("Chercher un poste de pair·e", "29") { Through = "bretagne" });
        var wrong = kept.Path[..^1] + (kept.Path[^1] == 'A' ? 'B' : 'A');

        Assert.Equal(404, (await person.Goes(wrong)).Status);
        await Expect(person.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(kept.Code);
    }

    [Fact]
    public async Task A_letter_for_signing_in_says_nothing_and_its_link_opens_once()
    {
        await using var coordinator = await Site.Arrives();
        var link = await coordinator.AsksForALink(Site, "coordination@idf.invalid");

        await coordinator.Goes(link);
        await coordinator.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await coordinator.Page.WaitForURLAsync("**/espace/idf/recues");
        await using var other = await Site.Arrives();
        await other.Goes(link);
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Entrer" }).ClickAsync();
        await Expect(other.Page.GetByRole(AriaRole.Heading, new() { Name = "Ce lien ne marche plus" })).ToBeVisibleAsync();
    }
}
